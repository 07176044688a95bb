import { agesOf } from "./ages.ts";
import type { Condition, FieldTest } from "../criteria/model.ts";
import { type FieldUse, type Questions, type Side, accountListOf } from "./collect.ts";
import { type Formula, and, literal, mostCells, yes } from "./formula.ts";
import { type OccurrenceClass, occurrenceClasses } from "./occurrence-classes.ts";
import type { Rails } from "./rails.ts";
import { type Sum, constant, plus } from "./sum.ts";
import { type FieldVariable, fieldVariable } from "./variables.ts";

/** One thing about a lead that a search decides. */
export type Variable =
  | { readonly kind: "field"; readonly field: FieldVariable; readonly size: number }
  /** How many occurrences of a class there are: each cell reaches from its number to that of the next. */
  | {
      readonly kind: "count";
      readonly of: OccurrenceClass;
      readonly counts: readonly number[];
      readonly size: number;
    }
  /** Whether the data record an activity, or the history of stages (`""`): cell 0 yes, cell 1 no. */
  | { readonly kind: "carried"; readonly id: string; readonly size: 2 }
  /** When exactly things happened: as usual, together, or in any way. */
  | { readonly kind: "course"; readonly size: 3 };

/** All leads that some questions can tell apart, as variables with cells. */
export interface Space {
  readonly variables: readonly Variable[];
  /** Why "there is no such lead" would not be a proof; empty when it is. */
  readonly leftOut: readonly string[];
  readonly now: number;
  /** The variable for when exactly things happened. */
  readonly course: number;
  readonly cellsOf: (variable: number) => number;
  readonly field: (id: string, test: FieldTest, side: Side) => Rails;
  /** How many occurrences a counter counts. */
  readonly count: (key: object) => Sum;
  /** The same as a number for each class: of so many ages, in milliseconds, how many count when things lie evenly apart. */
  readonly usual: (key: object, counted: (ages: readonly number[]) => number) => Sum;
  /** Whether the data record all these activities, or the history of stages (`""`). */
  readonly carried: (ids: readonly string[]) => Formula;
}

/** What a condition counts, as the data record it. */
export const recordedAs = (
  what:
    Pick<Extract<Condition, { kind: "activity" }>, "activities"> | Extract<Condition, { kind: "reached" }>,
): readonly string[] => ("activities" in what ? what.activities.flatMap(({ leaves }) => leaves) : [""]);

/** Counts far above all bounds, for rules that give points each time: nobody asks for one of them exactly. */
const beyond = [20, 50, 100, 300];

/** As many occurrences are laid out evenly at the most, to see how many of them a limit lets count. */
const mostApart = 50;

/** Makes the space of the leads that the questions can tell apart, as of `now`. */
export function spaceOf(questions: Questions, now: number): Space {
  const leftOut = new Set<string>();
  if (questions.isCircular) leftOut.add("what criteria mean that need themselves");
  const course = 0;
  const variables: Variable[] = [{ kind: "course", size: 3 }];
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
    const counts = countsOf(one, questions);
    classIndex.set(one, variables.length);
    variables.push({ kind: "count", of: one, counts, size: counts.length });
  }
  const carriedIndex = new Map<string, number>();
  for (const id of questions.recorded) {
    carriedIndex.set(id, variables.length);
    variables.push({ kind: "carried", id, size: 2 });
  }
  const all = (variable: number): number => 2 ** (variables[variable]?.size ?? 0) - 1;
  return {
    variables,
    leftOut: [...leftOut],
    now,
    course,
    cellsOf: (variable) => variables[variable]?.size ?? 0,
    field: (id, test, side) => {
      const variable = fieldIndex.get(id);
      const entry = variable === undefined ? undefined : variables[variable];
      const use = questions.fields
        .get(id)
        ?.find((candidate) => candidate.side.index === side.index && isSame(candidate, test));
      const answers = entry?.kind === "field" && use !== undefined ? entry.field.answers.get(use) : undefined;
      // Taken for "never", it would prove what is not true.
      if (variable === undefined || answers === undefined) throw new Error(`No proof was made for ${id}.`);
      const cells = (wanted: boolean): number =>
        answers.reduce((mask, answer, cell) => (answer === wanted ? mask | (1 << cell) : mask), 0);
      return {
        isTrue: literal(variable, cells(true), all(variable)),
        isFalse: literal(variable, cells(false), all(variable)),
      };
    },
    count: (key) =>
      plus(
        [...classIndex].flatMap(([one, variable]): readonly Sum[] => {
          const entry = variables[variable];
          if (!one.counters.has(key) || entry?.kind !== "count") return [];
          const { counts } = entry;
          const more = counts.map((count, cell) => (counts[cell + 1] ?? Infinity) - 1 - count);
          return [
            { kind: "table", variable, values: counts },
            {
              kind: "between",
              what: `more of ${String(variable)}`,
              low: constant(0),
              high: { kind: "table", variable, values: more },
              usual: constant(0),
              course,
            },
          ];
        }),
      ),
    usual: (key, counted) =>
      plus(
        [...classIndex].flatMap(([one, variable]): readonly Sum[] => {
          const entry = variables[variable];
          if (!one.counters.has(key) || entry?.kind !== "count") return [];
          // More than this hardly ever count, and telling them apart takes long.
          const values = entry.counts.map((count) =>
            counted(agesOf(one, Math.min(count, mostApart), "apart", false)),
          );
          return [{ kind: "table", variable, values }];
        }),
      ),
    carried: (ids) =>
      and(
        ids.map((id) => {
          const variable = carriedIndex.get(id);
          return variable === undefined ? yes : literal(variable, 1, 3);
        }),
      ),
  };
}

/** Every number up to the highest that some counter has to tell apart. */
function countsOf(one: OccurrenceClass, { counters }: Questions): readonly number[] {
  const own = counters.filter(({ key }) => one.counters.has(key));
  const most = Math.min(mostCells - beyond.length - 2, Math.max(1, ...own.map(({ most: needed }) => needed)));
  const exact = Array.from({ length: most + 1 }, (_, count) => count);
  return own.some(({ isOpen }) => isOpen) ? [...exact, ...beyond.filter((count) => count > most)] : exact;
}

function isSame(use: FieldUse, test: FieldTest): boolean {
  if (use.test === test) return true;
  return (
    use.test.of === "listed" &&
    test.of === "listed" &&
    use.test.list === test.list &&
    accountListOf(test.list) !== undefined
  );
}
