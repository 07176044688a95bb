import type { Condition } from "../criteria/model.ts";
import type { Answer, Demand } from "./answer.ts";
import { proverFor } from "./prover.ts";

export type { Answer, Demand, Witness } from "./answer.ts";

/**
 * Looks for a lead that meets all demands as of `now`, assumptions included. A lead that is found has been judged by
 * the evaluator and carries as little as possible; "no lead" is a proof for all leads, missing values included.
 */
export const findLead = (
  demands: readonly Demand[],
  assumptions: readonly Condition[],
  now: number,
): Answer => proverFor(demands, assumptions, now).ask(demands);
