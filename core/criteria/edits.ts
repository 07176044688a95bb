import { domainFields } from "./account-list.ts";
import { evaluate } from "./evaluate.ts";
import type { FieldTests } from "./field-tests.ts";
import type { Occurrence } from "./lead.ts";
import type { Activity, Condition, NumberTest, Value, Window } from "./model.ts";
import { countRange, occurrences } from "./occurrences.ts";
import { sampleValues } from "./sample-values.ts";
import { type Situation, situation } from "./situation.ts";
import { testNumber, testValue } from "./test-value.ts";

/** A simple condition that is to be true, or to be false. */
export interface Goal {
  readonly condition: Condition;
  readonly wanted: boolean;
}

/** One way to make a lead another one. */
export interface Edit {
  /** The field that gets another value, which it can get only once; occurrences add up. */
  readonly field: string | undefined;
  readonly apply: (about: Situation) => Situation;
}

const hour = 3_600_000;
const week = 7 * 24 * hour;
/** More occurrences than anybody would wait for. */
const mostAdded = 30;

/**
 * Ways to change a lead so that a simple condition becomes as wanted; some of them may miss it. The values that are tried
 * lie on both sides of everything that `tests` ask of the field, so that one of them suits the other questions, too.
 */
export function edits({ condition, wanted }: Goal, tests: FieldTests, about: Situation): readonly Edit[] {
  const { dictionary, now, lead } = about;
  switch (condition.kind) {
    case "field": {
      const { field, test } = condition;
      const samples = sampleValues(field, [test, ...(tests.get(field.id) ?? [])], dictionary, now);
      const values = test.of === "known" && test.value !== wanted ? [undefined] : [...new Set(samples)];
      return nearestFirst(
        values.filter((value) => testValue(test, value, about) === wanted),
        lead.values.get(field.id),
      ).map((value) => setField(field.id, value));
    }
    case "activity":
      return happening(condition, wanted, about);
    case "reached":
      return happening({ ...condition, activities: [], where: undefined }, wanted, about);
    case "account-list": {
      const domains = dictionary.accountLists.get(condition.list)?.domains ?? new Map<string, string>();
      const fits = ([, tier]: readonly [string, string]): boolean => condition.tiers?.includes(tier) ?? true;
      const domain = wanted ? [...domains].find(fits)?.[0] : "elsewhere.example";
      if (domain === undefined) return [];
      const [first, ...others] = domainFields(dictionary);
      if (first === undefined) return [];
      // A company that is not on a list is on it by none of its domains.
      const all = wanted ? [first] : [first, ...others];
      const set = all.map(({ id, type }) => setField(id, type === "email" ? `somebody@${domain}` : domain));
      return [{ field: first.id, apply: (from) => set.reduce((to, edit) => edit.apply(to), from) }];
    }
    default:
      return [];
  }
}

const setField = (field: string, value: Value | undefined): Edit => ({
  field,
  apply: ({ dictionary, lead, carried, now }) => {
    const values = new Map(lead.values);
    if (value === undefined) values.delete(field);
    else values.set(field, value);
    return situation(dictionary, { ...lead, values }, carried, now);
  },
});

/** Numbers that are nearest to what the lead has come first: they are the smallest step. */
function nearestFirst<V extends Value | undefined>(
  values: readonly V[],
  own: Value | undefined,
): readonly V[] {
  if (typeof own !== "number") return values;
  const far = (value: V): number => (typeof value === "number" ? Math.abs(value - own) : 0);
  return [...values].sort((a, b) => far(a) - far(b));
}

/** What is counted, and how often it is to have happened. */
interface Counting {
  readonly activities: readonly Activity[];
  readonly where: Condition | undefined;
  readonly window: Window;
  readonly test: NumberTest;
  readonly stage?: string;
}

function happening(counting: Counting, wanted: boolean, about: Situation): readonly Edit[] {
  const { test, window, where, stage } = counting;
  const seen = countRange(counting, about).low;
  const key = stage ?? counting.activities.flatMap(({ leaves }) => leaves)[0];
  if (key === undefined) return [];
  const more = Array.from({ length: mostAdded + 1 }, (_, count) => count).find(
    (count) => testNumber(test, seen + count) === wanted,
  );
  if (more === undefined)
    return [
      {
        field: undefined,
        apply: (from) => without(from, new Set(occurrences(counting, from)), seen, counting, wanted),
      },
    ];
  const values = where === undefined ? new Map<string, Value>() : recorded(where, about);
  const latest = latestIn(window, about.now);
  if (values === undefined || latest === undefined) return [];
  // All at once, or a week apart, where a rule counts only so many in some time.
  return [0, week].map((apart) => ({
    field: undefined,
    apply: (from) =>
      adding(
        from,
        key,
        stage !== undefined,
        timesFrom(latest, apart, more).map((at) => ({ at, values })),
      ),
  }));
}

const timesFrom = (latest: number, apart: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => latest - index * apart);

function latestIn(window: Window, now: number): number | undefined {
  if (window.op === "before") return Math.min(now, window.day.start - hour);
  return window.op === "after" && now < window.day.start + 25 * hour ? undefined : now;
}

/** What has to be recorded with an occurrence, so that it counts. */
function recorded(where: Condition, about: Situation): ReadonlyMap<string, Value> | undefined {
  const options = new Map<string, Value[]>();
  collect(where);
  const all = [...options].reduce<readonly ReadonlyMap<string, Value>[]>(
    (ways, [id, values]) =>
      ways.flatMap((way) => values.map((value) => new Map([...way, [id, value]]))).slice(0, 200),
    [new Map()],
  );
  return all.find((values) => evaluate(where, { ...about, lead: { ...about.lead, values } }) === true);

  function collect(part: Condition): void {
    if ("of" in part) part.of.forEach(collect);
    else if (part.kind === "field")
      options.set(part.field.id, [
        ...(options.get(part.field.id) ?? []),
        ...sampleValues(part.field, [part.test], about.dictionary, about.now),
      ]);
  }
}

function adding(
  { dictionary, lead, carried, now }: Situation,
  key: string,
  isStage: boolean,
  added: readonly Occurrence[],
): Situation {
  const extended = (
    all: ReadonlyMap<string, readonly Occurrence[]>,
  ): ReadonlyMap<string, readonly Occurrence[]> =>
    new Map([...all, [key, [...(all.get(key) ?? []), ...added]]]);
  return isStage
    ? situation(dictionary, { ...lead, stages: extended(lead.stages) }, { ...carried, stages: true }, now)
    : situation(
        dictionary,
        { ...lead, activities: extended(lead.activities) },
        { ...carried, activities: new Set([...carried.activities, key]) },
        now,
      );
}

/** The same lead with fewer of these occurrences: as few less as will do. */
function without(
  { dictionary, lead, carried, now }: Situation,
  counted: ReadonlySet<Occurrence>,
  seen: number,
  { test, activities, stage }: Counting,
  wanted: boolean,
): Situation {
  const less = Array.from({ length: seen + 1 }, (_, count) => count).find(
    (count) => testNumber(test, seen - count) === wanted,
  );
  const dropped = new Set([...counted].slice(0, less ?? seen));
  const reduced = (
    all: ReadonlyMap<string, readonly Occurrence[]>,
  ): ReadonlyMap<string, readonly Occurrence[]> =>
    new Map([...all].map(([id, list]) => [id, list.filter((occurrence) => !dropped.has(occurrence))]));
  const leaves = activities.flatMap((activity) => activity.leaves);
  return situation(
    dictionary,
    stage === undefined
      ? { ...lead, activities: reduced(lead.activities) }
      : { ...lead, stages: reduced(lead.stages) },
    {
      activities: new Set([...carried.activities, ...leaves]),
      stages: carried.stages || stage !== undefined,
    },
    now,
  );
}
