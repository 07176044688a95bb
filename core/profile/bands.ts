import type { Dictionary, FieldTest, NumberTest } from "../criteria/model.ts";
import { columnName, fingerprintOf } from "./question-key.ts";
import { planQuestions, type Reach } from "./plan-questions.ts";

const dayLength = 86_400_000;

/**
 * The borders that criteria draw through each number and each age, by the fingerprint of its column: between two of
 * them no condition can tell one value from another.
 */
export function bordersOf(
  dictionary: Dictionary,
  reach: Reach,
  now: number,
): ReadonlyMap<string, readonly number[]> {
  const { fields, tests } = planQuestions(dictionary, reach);
  return new Map(
    fields.flatMap((question) => {
      if (!("field" in question) || !isNumeric(question.kind, question.field.type)) return [];
      const name = columnName(question, dictionary);
      const borders = (tests.get(question.field.id) ?? []).flatMap((test) => bordersIn(test, now));
      return [[fingerprintOf(name) ?? name, ascending(borders)] as const];
    }),
  );
}

const isNumeric = (kind: string, type: string): boolean =>
  kind === "age" || (kind === "value" && type === "number");

export const ascending = (borders: readonly number[]): readonly number[] =>
  [...new Set(borders)].sort((a, b) => a - b);

function bordersIn(test: FieldTest, now: number): readonly number[] {
  switch (test.of) {
    case "number":
      return numbersIn(test.test);
    case "date":
      if ("duration" in test) return [0, test.duration.milliseconds / dayLength];
      return [(now - test.day.start) / dayLength, (now - test.day.start) / dayLength - 1];
    case "boolean":
    case "value":
    case "text":
    case "listed":
    case "entries":
    case "known":
      return [];
  }
}

function numbersIn(test: NumberTest): readonly number[] {
  switch (test.op) {
    case "between":
      return [test.low, test.high];
    case "one_of":
    case "none_of":
      return test.values;
    case "at_least":
    case "at_most":
    case "more_than":
    case "less_than":
      return [test.value];
  }
}

/** One number for all that lie between the same two borders; a border stands for itself. */
export function banded(cell: string, borders: readonly number[]): string {
  if (cell === "") return "";
  const value = Number(cell);
  const [lowest, highest] = [borders[0], borders.at(-1)];
  if (lowest === undefined || highest === undefined) return "0";
  if (value < lowest) return String(lowest - 1);
  if (value > highest) return String(highest + 1);
  const above = borders.findIndex((border) => border >= value);
  const [low = value, high = value] = [borders[above - 1], borders[above]];
  return high === value ? cell : String((low + high) / 2);
}

/** The name of a column that keeps bands; the fingerprint stays that of the values. */
export const bandedName = (name: string, borders: readonly number[]): string =>
  name.replace(/ #([0-9a-f]{16})$/, ` in bands ${borders.join(";")} #$1`);

/** The borders in the name of a column; nothing where it keeps values as they are. */
export function bordersInName(name: string): ReadonlySet<number> | undefined {
  const text = / in bands ([^ ]*) #[0-9a-f]{16}$/.exec(name)?.[1];
  return text === undefined
    ? undefined
    : new Set(text.split(";").flatMap((part) => (part === "" ? [] : [Number(part)])));
}
