import { scoreOf } from "../criteria/score.ts";
import { situation } from "../criteria/situation.ts";
import type { Answer, Witness } from "./answer.ts";
import { type Ground, demand } from "./ground.ts";
import { proverFor } from "./prover.ts";
import { points } from "./synthetic.ts";

/** The highest or the lowest points that a lead can surely have, with such a lead. */
export type ReachablePoints =
  | { readonly status: "points"; readonly points: number; readonly witness: Witness; readonly steps: number }
  /** No limit was found: even this many can be reached. */
  | {
      readonly status: "no-limit";
      readonly points: number;
      readonly witness: Witness;
      readonly steps: number;
    }
  | Exclude<Answer, { readonly status: "lead" }>;

/** Beyond as many points nobody asks for the limit. */
const farthest = 10_000;

/** The highest (`most`) or the lowest (`least`) points of a score, proved: nobody can have more, or fewer. */
export function reachablePoints(score: string, end: "most" | "least", ground: Ground): ReachablePoints {
  const { dictionary, assumptions, now } = ground;
  const sign = end === "most" ? 1 : -1;
  const reach = (value: number): ReturnType<typeof points> =>
    points(score, { op: end === "most" ? "at_least" : "at_most", value: sign * value });
  const prover = proverFor([{ condition: reach(0), dictionary }], assumptions, now);
  let steps = 0;
  const ask = (value: number): Answer => {
    const answer = prover.ask([demand(reach(value), "true", ground)]);
    steps += answer.steps;
    return answer;
  };
  // Signed so that more is always farther: first leap until nobody gets there, then halve.
  let best: { readonly points: number; readonly witness: Witness } | undefined;
  let [reached, missed] = [-farthest, Infinity];
  for (let next = -farthest; missed - reached > 1; next = between(reached, missed)) {
    const answer = ask(next);
    if (answer.status === "not-settled") return { ...answer, steps };
    if (answer.status === "no-lead") {
      if (best === undefined) return { ...answer, steps };
      missed = next;
      continue;
    }
    const own = pointsOf(answer.witness());
    best = { points: sign * own, witness: answer.witness() };
    reached = Math.max(next, own);
    if (reached >= farthest) return { status: "no-limit", ...best, steps };
  }
  return best === undefined
    ? { status: "not-settled", reason: "the score has no points", steps }
    : { status: "points", ...best, steps };

  function pointsOf({ madeUp: { lead, carried } }: Witness): number {
    const { low, high } = scoreOf(score, undefined, situation(dictionary, lead, carried, now));
    return end === "most" ? low : -high;
  }
}

/** The next points to ask for: twice as far while nothing is missed, then half-way. */
const between = (reached: number, missed: number): number =>
  missed === Infinity
    ? Math.min(farthest, Math.max(1, 2 * Math.abs(reached) + reached))
    : Math.floor((reached + missed) / 2);
