import { numbers as chance } from "./numbers.ts";

type Json = Readonly<Record<string, unknown>>;
type Next = (below: number) => number;

/** A company as files below `definitions/`, and one edit of it: what a proposal changes. */
export interface Company {
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

const words = ["one", "two", "three", "four", "five", "six", "seven", "eight"] as const;
const numbers = ["employees", "sites", "revenue", "seats", "users", "age"] as const;
const booleans = ["demo", "consent", "trial", "partner", "bounced", "customer"] as const;
const choices = ["industry", "country", "source", "seniority", "department", "plan"] as const;
const activities = ["visit", "webinar", "download", "reply", "meeting", "event"] as const;

/**
 * A company of the size that proofs are promised for: one score of `rules` rules in four groups with limits, and two
 * stages of 30 conditions together. The same seed gives the same company and the same edit.
 */
export function generateCompany(seed: number, rules = 60): Company {
  const next = chance(seed);
  const values = new Map<string, readonly string[]>(choices.map((id) => [id, words.slice(0, 4 + next(5))]));
  const fields = Object.fromEntries<Json>([
    ...numbers.map((id): [string, Json] => [id, field("number", { whole: true, min: 0 })]),
    ...booleans.map((id): [string, Json] => [
      id,
      field("boolean", next(2) === 0 ? { if_missing: false } : {}),
    ]),
    ...choices.map((id): [string, Json] => [id, field("choice", { values: values.get(id) })]),
    ["title", field("text", {})],
    ["tools", field("list", {})],
    ["created", field("date", {})],
  ]);
  const valuesOf = (id: string): readonly string[] => values.get(id) ?? [];
  const groups = {
    fit: { name: "Fit", max: 40 + 5 * next(8) },
    interest: { name: "Interest", max: 30 + 5 * next(8) },
    intent: { name: "Intent", max: 20 + 5 * next(4) },
    doubt: { name: "Doubt", min: -30 - 5 * next(4) },
  };
  const score = {
    name: "Points",
    description: "Fit and interest.",
    groups,
    rules: Array.from({ length: rules }, (_, index) => rule(index, next, valuesOf)),
    min: 0,
    bands: [{ id: "hot", at_least: 80 }, { id: "warm", at_least: 50 }, { id: "cold" }],
  };
  const bar = 50 + 5 * next(10);
  const stages = {
    mql: stage({
      all: [
        { none: Array.from({ length: 5 }, () => leaf(next, valuesOf)) },
        {
          any: [
            { field: "demo", is: true },
            { all: [{ score: "points", at_least: bar }, ...several(3, next, valuesOf)] },
            { at_least: 2, of: several(5, next, valuesOf) },
            { all: [{ score: "points", band: ["hot", "warm"] }, ...several(2, next, valuesOf)] },
          ],
        },
      ],
    }),
    sql: {
      ...stage({
        all: [
          { meets: "mql" },
          { any: several(4, next, valuesOf) },
          { none: several(3, next, valuesOf) },
          { at_least: 2, of: several(4, next, valuesOf) },
        ],
      }),
      follows: "mql",
    },
  };
  const files = (points: Json, mql: Json): ReadonlyMap<string, string> =>
    new Map(
      Object.entries({
        "owners.yaml": owners,
        "fields.yaml": fields,
        "activities.yaml": Object.fromEntries(activities.map((id) => [id, { description: "It happened." }])),
        "funnel.yaml": { name: "Funnel", stages: ["mql", "sql"] },
        "scores/points.yaml": points,
        "stages/mql.yaml": mql,
        "stages/sql.yaml": stages.sql,
      }).map(([path, value]) => [path, JSON.stringify(value)]),
    );
  const edited = edit(seed, { score, mql: stages.mql, bar }, next, valuesOf);
  return { before: files(score, stages.mql), after: files(edited.score, edited.mql) };
}

interface Parts {
  readonly score: Json & { readonly rules: readonly Json[]; readonly groups: Readonly<Record<string, Json>> };
  readonly mql: Json;
  readonly bar: number;
}

/** What people change: a bar, the points of a rule, a whole rule, a limit, or only the order. */
function edit(
  kind: number,
  { score, mql, bar }: Parts,
  next: Next,
  valuesOf: (id: string) => readonly string[],
): Pick<Parts, "score" | "mql"> {
  const chosen = next(score.rules.length);
  const changed = (change: (rule: Json) => readonly Json[]): Parts["score"] => ({
    ...score,
    rules: score.rules.flatMap((one, index) => (index === chosen ? change(one) : [one])),
  });
  switch (kind % 6) {
    case 0: {
      const raised = JSON.stringify(mql).replaceAll(
        `"at_least":${String(bar)}`,
        `"at_least":${String(bar + 5)}`,
      );
      return { score, mql: JSON.parse(raised) as Json };
    }
    case 1:
      return {
        score: changed((one) => [
          typeof one["points"] === "number" ? { ...one, points: one["points"] + 5 } : one,
        ]),
        mql,
      };
    case 2:
      return { score: changed(() => []), mql };
    case 3:
      return { score: { ...score, groups: { ...score.groups, fit: { name: "Fit", max: 50 } } }, mql };
    case 4:
      return { score: { ...score, rules: [...score.rules].reverse() }, mql };
    default:
      return { score: changed((one) => [one, { ...rule(99, next, valuesOf), id: "added" }]), mql };
  }
}

const owners = {
  functions: {
    sales: { owners: [{ login: "rae" }, { login: "sam" }] },
    marketing: { owners: [{ login: "mia" }, { login: "moe" }] },
  },
};

const field = (type: string, more: Json): Json => ({
  type,
  about: "person",
  description: "A field.",
  ...more,
});

const stage = (criteria: Json): Json => ({
  name: "Stage",
  description: "A stage.",
  worked_by: "sales",
  criteria,
});

const several = (count: number, next: Next, valuesOf: (id: string) => readonly string[]): readonly Json[] =>
  Array.from({ length: count }, () => leaf(next, valuesOf));

const pick = <T>(items: readonly T[], next: Next): T => items[next(items.length)] as T;

function leaf(next: Next, valuesOf: (id: string) => readonly string[]): Json {
  switch (next(9)) {
    case 0:
    case 1:
      return { field: pick(numbers, next), [pick(["at_least", "less_than"], next)]: 10 * (1 + next(8)) };
    case 2: {
      const low = 10 * next(5);
      return { field: pick(numbers, next), between: [low, low + 10 + 10 * next(4)] };
    }
    case 3:
      return { field: pick(booleans, next), is: next(4) > 0 };
    case 4:
    case 5: {
      const id = pick(choices, next);
      const values = valuesOf(id);
      const from = next(values.length - 1);
      return { field: id, one_of: values.slice(from, from + 1 + next(3)) };
    }
    case 6:
      return {
        field: "title",
        has_word: pick([["vp", "head"], ["director"], ["intern", "student"], ["chief"]], next),
      };
    case 7:
      return { field: "tools", includes_any: pick([["x"], ["y", "z"], ["w"]], next) };
    default:
      return next(2) === 0
        ? { activity: pick(activities, next), within: pick(["30 days", "90 days"], next) }
        : { field: "created", within: pick(["30 days", "180 days"], next) };
  }
}

function rule(index: number, next: Next, valuesOf: (id: string) => readonly string[]): Json {
  const kind = next(10);
  const points = kind === 9 ? -5 * (1 + next(4)) : 5 * (1 + next(5)) - next(3);
  const group = kind === 9 ? "doubt" : pick(["fit", "fit", "interest", "intent", undefined], next);
  const base = { id: `r${String(index)}`, name: "Rule", ...(group === undefined ? {} : { group }) };
  if (kind < 2)
    return {
      ...base,
      each: pick(activities, next),
      within: pick(["30 days", "90 days"], next),
      limit: pick(["once", "2 per month", "1 per week"], next),
      points: 2 + next(9),
    };
  if (kind === 2) {
    const id = pick(choices, next);
    const cases = valuesOf(id)
      .slice(0, 3)
      .map((value, rank) => ({
        when: { field: id, is: value },
        points: 15 - 4 * rank,
      }));
    return { ...base, first: cases };
  }
  const when = kind < 7 ? leaf(next, valuesOf) : { [pick(["all", "any"], next)]: several(2, next, valuesOf) };
  return { ...base, when, points };
}
