import type { Demand } from "./answer.ts";
import { assumptionId } from "./assumptions-of.ts";
import { fewest } from "./fewest.ts";
import { type Ground, demand } from "./ground.ts";
import { proverFor } from "./prover.ts";
import { notFalse } from "./synthetic.ts";

/**
 * The ids of the fewest assumptions under which no lead meets some demands, sorted; that none does under all of them has
 * been proved before. None where no assumption is needed; one of which it is not settled stays.
 */
export function assumedBy(demands: readonly Demand[], ground: Ground): readonly string[] {
  if (ground.assumptions.length === 0) return [];
  const assumed = ground.assumptions.map((condition) => ({
    id: assumptionId(condition),
    demand: demand(notFalse(condition), "true", ground),
  }));
  const prover = proverFor([...demands, ...assumed.map((one) => one.demand)], [], ground.now);
  const isEnough = (some: readonly (typeof assumed)[number][]): boolean =>
    prover.ask([...demands, ...some.map((one) => one.demand)]).status === "no-lead";
  return fewest(assumed, isEnough)
    .map(({ id }) => id)
    .sort();
}
