import type { Answer, Demand } from "./answer.ts";
import { type Prover, proverFor } from "./prover.ts";
import { stepLimit } from "./search.ts";

/** Looks for a lead that meets all demands. */
export type Ask = (demands: readonly Demand[]) => Answer;

/**
 * Answers questions as of `now`, all of them together in so many steps at most; what is asked after that is not settled.
 * Steps and not seconds, so that the same proposal always gets the same words.
 */
export function askWithin(steps: number, now: number): Ask {
  let left = steps;
  let latest: { readonly prover: Prover; readonly subjects: readonly Demand[] } | undefined;
  // Who gains is asked right after who loses, of the same two conditions: what they have in common is worked out once.
  const proverOf = (demands: readonly Demand[]): Prover => {
    const isSame = demands.every(({ condition, dictionary }) =>
      latest?.subjects.some((one) => one.condition === condition && one.dictionary === dictionary),
    );
    if (latest === undefined || !isSame) latest = { prover: proverFor(demands, [], now), subjects: demands };
    return latest.prover;
  };
  return (demands) => {
    if (left <= 0)
      return { status: "not-settled", reason: "the questions before it took all the steps", steps: 0 };
    const answer = proverOf(demands).ask(demands, Math.min(left, stepLimit));
    left -= answer.steps;
    return answer;
  };
}
