import type { NumberTest } from "../../../core/criteria/model.ts";
import { type Ends, type Rails, and, not, num, or } from "./terms.ts";

/** When a comparison holds for all that a number may be, and when for none of it. */
export function rangeRails(test: NumberTest, { low, high }: Ends): Rails {
  const is = (operator: string, term: string, value: number): string => `(${operator} ${term} ${num(value)})`;
  switch (test.op) {
    case "at_least":
      return { isTrue: is(">=", low, test.value), isFalse: is("<", high, test.value) };
    case "more_than":
      return { isTrue: is(">", low, test.value), isFalse: is("<=", high, test.value) };
    case "at_most":
      return { isTrue: is("<=", high, test.value), isFalse: is(">", low, test.value) };
    case "less_than":
      return { isTrue: is("<", high, test.value), isFalse: is(">=", low, test.value) };
    case "between":
      return {
        isTrue: and([is(">=", low, test.low), is("<=", high, test.high)]),
        isFalse: or([is("<", high, test.low), is(">", low, test.high)]),
      };
    case "one_of":
    case "none_of": {
      const hit = or(test.values.map((value) => and([is("<=", low, value), is(">=", high, value)])));
      const sure = or(test.values.map((value) => and([is("=", low, value), is("=", high, value)])));
      return test.op === "one_of" ? { isTrue: sure, isFalse: not(hit) } : { isTrue: not(hit), isFalse: sure };
    }
  }
}
