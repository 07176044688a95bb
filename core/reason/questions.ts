import type { Condition } from "../criteria/model.ts";
import type { Demand } from "./answer.ts";
import type { Reasoned } from "./ask-within.ts";
import { assumedBy } from "./assumed-by.ts";
import { type Ground, demand } from "./ground.ts";
import { findLead } from "./prove.ts";

/** Looks for a lead that meets all demands, and says under which assumptions there is none. */
function ask(demands: readonly Demand[], ground: Ground): Reasoned {
  const answer = findLead(demands, ground.assumptions, ground.now);
  return { ...answer, assuming: answer.status === "no-lead" ? assumedBy(demands, ground) : [] };
}

/** Whether some lead meets a condition. A lead is a yes. */
export const satisfiable = (condition: Condition, ground: Ground): Reasoned =>
  ask([demand(condition, "true", ground)], ground);

/** Whether one condition implies another. A lead is a no: it meets the first and not the second. */
export const implies = (one: Condition, other: Condition, ground: Ground): Reasoned =>
  ask([demand(one, "true", ground), demand(other, "not-true", ground)], ground);

/** Whether no lead meets both conditions. A lead is a no: it meets both, so two segments would overlap. */
export const disjoint = (one: Condition, other: Condition, ground: Ground): Reasoned =>
  ask([demand(one, "true", ground), demand(other, "true", ground)], ground);

/** Whether the same leads meet both conditions. A lead is a no: it meets only the one that `isIn` names. */
export function equivalent(
  one: Condition,
  other: Condition,
  ground: Ground,
): Reasoned & { readonly isIn: "one" | "other" } {
  const there = implies(one, other, ground);
  if (there.status === "lead") return { ...there, isIn: "one" };
  const back = implies(other, one, ground);
  const steps = there.steps + back.steps;
  const worse = back.status === "no-lead" ? there : back;
  const all = new Set([...there.assuming, ...back.assuming]);
  return { ...worse, steps, assuming: worse.status === "no-lead" ? [...all].sort() : [], isIn: "other" };
}

/** Whether some lead is surely in none of the conditions, so that segments leave a gap. A lead is a yes. */
export const gap = (conditions: readonly Condition[], ground: Ground): Reasoned =>
  ask(
    conditions.map((condition) => demand(condition, "false", ground)),
    ground,
  );
