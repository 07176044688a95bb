import type { NumberTest } from "../../criteria/model.ts";

/** Where the numbers of a test begin or end, and whether that number is one of them. */
interface End {
  readonly value: number;
  readonly isIn: boolean;
}

/** The lowest and the highest number that a test lets through; `undefined` where it has no such end. */
export function endsOf(test: NumberTest): {
  readonly least: End | undefined;
  readonly most: End | undefined;
} {
  switch (test.op) {
    case "between":
      return { least: { value: test.low, isIn: true }, most: { value: test.high, isIn: true } };
    case "one_of":
      return {
        least: { value: Math.min(...test.values), isIn: true },
        most: { value: Math.max(...test.values), isIn: true },
      };
    case "at_least":
    case "more_than":
      return { least: { value: test.value, isIn: test.op === "at_least" }, most: undefined };
    case "at_most":
    case "less_than":
      return { least: undefined, most: { value: test.value, isIn: test.op === "at_most" } };
    case "none_of":
      return { least: undefined, most: undefined };
  }
}
