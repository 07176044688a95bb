import type { Condition } from "./model.ts";

/** A condition that has to be true, or one that has to be false. */
export interface Conjunct {
  readonly condition: Condition;
  readonly wanted: boolean;
}

/** What must be true, and what false, for a condition to be as wanted; all of it together says the same. */
export function conjuncts(condition: Condition, wanted: boolean): readonly Conjunct[] {
  // Where unknown counts as wanted, nothing follows for the parts.
  if (!("of" in condition) || condition.ifUnknown === wanted) return [{ condition, wanted }];
  const isJoined = condition.of.length === 1 || condition.kind !== (wanted ? "any" : "all");
  if (condition.kind === "count" || !isJoined || (condition.kind === "none" && !wanted))
    return [{ condition, wanted }];
  return condition.of.flatMap((part) => conjuncts(part, condition.kind === "none" ? !wanted : wanted));
}
