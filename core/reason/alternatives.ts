import type { Condition } from "../criteria/model.ts";

/** One part of an "any", and everything that has to hold beside it. */
export interface Alternative {
  readonly part: Condition;
  readonly around: readonly Condition[];
}

/** Every alternative that criteria offer, through "all" and "any", where an unknown answer stays unknown. */
export function alternatives(
  condition: Condition,
  around: readonly Condition[] = [],
): readonly Alternative[] {
  if (condition.ifUnknown !== undefined) return [];
  if (condition.kind === "any")
    return condition.of.flatMap((part) => [{ part, around }, ...alternatives(part, around)]);
  if (condition.kind !== "all") return [];
  return condition.of.flatMap((part) =>
    alternatives(part, [...around, ...condition.of.filter((other) => other !== part)]),
  );
}
