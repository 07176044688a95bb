import type { Condition, FieldTest, NumberTest } from "./model.ts";

/**
 * The condition that is true exactly when this one is false, where there is one that reads well: `fewer than 40
 * employees` for `at least 40 employees`. Unknown stays unknown.
 */
export function opposite(condition: Condition): Condition | undefined {
  switch (condition.kind) {
    case "field": {
      const test = oppositeTest(condition.test);
      return test && { ...condition, test };
    }
    case "activity":
    case "reached":
    case "score": {
      const test = oppositeNumber(condition.test, condition.kind !== "score");
      return test && { ...condition, test };
    }
    case "segment":
      return { ...condition, op: condition.op === "one_of" ? "none_of" : "one_of" };
    default:
      return undefined;
  }
}

function oppositeTest(test: FieldTest): FieldTest | undefined {
  switch (test.of) {
    case "boolean":
    case "known":
      return { ...test, value: !test.value };
    case "value":
      return { ...test, op: test.op === "one_of" ? "none_of" : "one_of" };
    case "number": {
      const number = oppositeNumber(test.test, false);
      return number && { of: "number", test: number };
    }
    default:
      return undefined;
  }
}

/** A count is whole, so never and at least once are opposites; they read better than fewer than one. */
function oppositeNumber(test: NumberTest, isCount: boolean): NumberTest | undefined {
  switch (test.op) {
    case "at_least":
      return isCount && test.value === 1
        ? { op: "at_most", value: 0 }
        : { op: "less_than", value: test.value };
    case "at_most":
      return isCount && test.value === 0
        ? { op: "at_least", value: 1 }
        : { op: "more_than", value: test.value };
    case "more_than":
      return { op: "at_most", value: test.value };
    case "less_than":
      return { op: "at_least", value: test.value };
    case "one_of":
      return { ...test, op: "none_of" };
    case "none_of":
      return { ...test, op: "one_of" };
    case "between":
      return undefined;
  }
}
