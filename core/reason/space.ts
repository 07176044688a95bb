import type { Condition, FieldTest, ScoreRule } from "../criteria/model.ts";
import { Bounds, noFacts } from "./bounds.ts";
import type { Rails } from "./rails.ts";
import { type FieldUse, type Questions, type Side, accountListOf } from "./collect.ts";
import { type Formula, type Sum, and, constant, literal, no, plus, yes } from "./formula.ts";
import { type OccurrenceClass, occurrenceClasses } from "./occurrence-classes.ts";
import { type FieldVariable, fieldVariable } from "./variables.ts";

/** One thing about a lead that a search decides. */
export type Variable =
  | { readonly kind: "field"; readonly field: FieldVariable; readonly size: number }
  /** How many occurrences of a class there are; the last cell stands for that many or more. */
  | { readonly kind: "count"; readonly of: OccurrenceClass; readonly size: number }
  /** Whether the data record an activity, or the history of stages (`""`): cell 0 yes, cell 1 no. */
  | { readonly kind: "carried"; readonly id: string; readonly size: 2 };

/** All leads that some questions can tell apart, as variables with cells. */
export interface Space {
  readonly variables: readonly Variable[];
  /** Why "there is no such lead" would not be a proof; empty when it is. */
  readonly leftOut: readonly string[];
  readonly now: number;
  readonly cellsOf: (variable: number) => number;
  readonly field: (id: string, test: FieldTest, side: Side) => Rails;
  readonly count: (condition: Extract<Condition, { kind: "activity" | "reached" }>) => Sum;
  readonly limited: (rule: Extract<ScoreRule, { kind: "each" }>, timeZone: string) => Sum;
  readonly carried: (
    what: Extract<Condition, { kind: "activity" | "reached" }> | Extract<ScoreRule, { kind: "each" }>,
  ) => Formula;
  /** The same sum as a table, where it depends on one variable only. */
  readonly table: (sum: Sum) => Sum;
}

const historyOfStages = "";

/** Makes the space of the leads that the questions can tell apart, as of `now`. */
export function spaceOf(questions: Questions, now: number): Space {
  const leftOut = new Set<string>();
  const variables: Variable[] = [];
  const fieldIndex = new Map<string, number>();
  for (const [id, uses] of questions.fields) {
    const field = fieldVariable(id, uses, now);
    if (!field.complete) leftOut.add(`every possible value of ${id}`);
    fieldIndex.set(id, variables.length);
    variables.push({ kind: "field", field, size: field.cells.length });
  }
  const classes = occurrenceClasses(questions.counters, now);
  if (classes === undefined) leftOut.add("every combination of what activities record");
  const classIndex = new Map<OccurrenceClass, number>();
  for (const one of classes ?? []) {
    const most = Math.min(
      28,
      Math.max(
        1,
        ...questions.counters.filter(({ key }) => one.counters.has(key)).map(({ most: needed }) => needed),
      ),
    );
    classIndex.set(one, variables.length);
    variables.push({ kind: "count", of: one, size: most + 1 });
  }
  const carriedIndex = new Map<string, number>();
  for (const { activities, stage } of questions.counters)
    for (const id of stage === undefined ? activities.flatMap(({ leaves }) => leaves) : [historyOfStages])
      if (!carriedIndex.has(id)) {
        carriedIndex.set(id, variables.length);
        variables.push({ kind: "carried", id, size: 2 });
      }

  const all = (variable: number): number => 2 ** (variables[variable]?.size ?? 0) - 1;
  const countOf = (key: object): Sum =>
    plus(
      [...classIndex].flatMap(([one, variable]): readonly Sum[] => {
        if (!one.counters.has(key)) return [];
        const size = variables[variable]?.size ?? 0;
        const values = Array.from({ length: size }, (_, cell) => cell);
        // The last cell stands for that many or more.
        const more = values.map((value) => (value === size - 1 ? Infinity : 0));
        return [
          { kind: "table", variable, values },
          {
            kind: "between",
            what: `more of ${String(variable)}`,
            low: constant(0),
            high: { kind: "table", variable, values: more },
          },
        ];
      }),
    );
  return {
    variables,
    leftOut: [...leftOut],
    now,
    cellsOf: (variable) => variables[variable]?.size ?? 0,
    field: (id, test, side) => {
      const variable = fieldIndex.get(id);
      const entry = variable === undefined ? undefined : variables[variable];
      const use = questions.fields
        .get(id)
        ?.find((candidate) => candidate.side.index === side.index && isSame(candidate, test));
      const answers = entry?.kind === "field" && use !== undefined ? entry.field.answers.get(use) : undefined;
      if (variable === undefined || answers === undefined) return { isTrue: no, isFalse: no };
      const cells = (wanted: boolean): number =>
        answers.reduce((mask, answer, cell) => (answer === wanted ? mask | (1 << cell) : mask), 0);
      return {
        isTrue: literal(variable, cells(true), all(variable)),
        isFalse: literal(variable, cells(false), all(variable)),
      };
    },
    count: countOf,
    limited: (rule, timeZone) => {
      const inner = countOf(rule);
      const { limit, window } = rule;
      if (limit === undefined) return inner;
      if (limit.per === "ever") return { kind: "clamp", inner, min: 0, max: limit.count };
      // How many count depends on when they happened: at least as many as one period lets through.
      const length = limit.per === "rolling" ? limit.duration.milliseconds : periods[limit.per];
      const most =
        window.op === "within"
          ? limit.count * (Math.floor(window.duration.milliseconds / length) + 2)
          : Infinity;
      return {
        kind: "between",
        what: `${JSON.stringify(limit)} in ${timeZone}`,
        low: { kind: "clamp", inner, min: 0, max: limit.count },
        high: { kind: "clamp", inner, min: 0, max: most },
      };
    },
    carried: (what) => {
      const ids = "activities" in what ? what.activities.flatMap(({ leaves }) => leaves) : [historyOfStages];
      return and(
        ids.map((id) => {
          const variable = carriedIndex.get(id);
          return variable === undefined ? yes : literal(variable, 1, 3);
        }),
      );
    },
    table: (sum) => tabulate(sum, variables),
  };
}

const day = 86_400_000;

/** The shortest that a calendar period can be, in milliseconds; clocks that change make a day an hour shorter. */
const periods = {
  day: 23 * 3_600_000,
  week: 7 * day - 3_600_000,
  month: 28 * day - 3_600_000,
  quarter: 90 * day - 3_600_000,
};

function isSame(use: FieldUse, test: FieldTest): boolean {
  if (use.test === test) return true;
  return (
    use.test.of === "listed" &&
    test.of === "listed" &&
    use.test.list === test.list &&
    accountListOf(test.list) !== undefined
  );
}

function tabulate(sum: Sum, variables: readonly Variable[]): Sum {
  const used = new Set<number>();
  variablesOfSum(sum, used);
  const [variable] = used;
  if (used.size !== 1 || variable === undefined) return sum;
  const domains = Int32Array.from(variables, ({ size }) => 2 ** size - 1);
  const intervals = Array.from({ length: variables[variable]?.size ?? 0 }, (_, cell) => {
    domains[variable] = 1 << cell;
    return new Bounds(domains, noFacts).interval(sum);
  });
  const isExact = intervals.every(({ low, high }) => low === high && Number.isFinite(low));
  return isExact ? { kind: "table", variable, values: intervals.map(({ low }) => low) } : sum;
}

function variablesOfSum(sum: Sum, found: Set<number>): void {
  switch (sum.kind) {
    case "constant":
      return;
    case "table":
      found.add(sum.variable);
      return;
    case "if":
      variablesOf(sum.guard, found);
      variablesOfSum(sum.then, found);
      return;
    case "plus":
      for (const part of sum.parts) variablesOfSum(part, found);
      return;
    case "clamp":
    case "scale":
      variablesOfSum(sum.inner, found);
      return;
    case "least":
    case "greatest":
      for (const { guard, value } of sum.cases) {
        variablesOf(guard, found);
        variablesOfSum(value, found);
      }
      return;
    case "between":
      variablesOfSum(sum.low, found);
      variablesOfSum(sum.high, found);
  }
}

const known = new WeakMap<Formula, ReadonlySet<number>>();

/** The variables that a formula depends on. */
export function variablesIn(formula: Formula): ReadonlySet<number> {
  const done = known.get(formula);
  if (done !== undefined) return done;
  const found = new Set<number>();
  variablesOf(formula, found);
  known.set(formula, found);
  return found;
}

function variablesOf(formula: Formula, found: Set<number>): void {
  if (formula.kind === "literal") found.add(formula.variable);
  else if (formula.kind === "at-least") for (const part of formula.parts) variablesOf(part, found);
  else if (formula.kind === "compare") variablesOfSum(formula.sum, found);
}
