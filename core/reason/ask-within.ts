import type { Answer, Demand } from "./answer.ts";
import { findLead } from "./prove.ts";
import { stepLimit } from "./search.ts";

/** Looks for a lead that meets all demands. */
export type Ask = (demands: readonly Demand[]) => Answer;

/**
 * Answers questions as of `now`, all of them together in so many steps at most; what is asked after that is not settled.
 * Steps and not seconds, so that the same proposal always gets the same words.
 */
export function askWithin(steps: number, now: number): Ask {
  let left = steps;
  return (demands) => {
    if (left <= 0)
      return { status: "not-settled", reason: "the questions before it took all the steps", steps: 0 };
    const answer = findLead(demands, [], now, Math.min(left, stepLimit));
    left -= answer.steps;
    return answer;
  };
}
