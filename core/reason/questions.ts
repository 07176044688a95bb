import type { Condition } from "../criteria/model.ts";
import type { Answer } from "./answer.ts";
import { type Ground, demand } from "./ground.ts";
import { findLead } from "./prove.ts";

/** Whether some lead meets a condition. A lead is a yes. */
export const satisfiable = (condition: Condition, ground: Ground): Answer =>
  findLead([demand(condition, "true", ground)], ground.assumptions, ground.now);

/** Whether one condition implies another. A lead is a no: it meets the first and not the second. */
export const implies = (one: Condition, other: Condition, ground: Ground): Answer =>
  findLead([demand(one, "true", ground), demand(other, "not-true", ground)], ground.assumptions, ground.now);

/** Whether no lead meets both conditions. A lead is a no: it meets both, so two segments would overlap. */
export const disjoint = (one: Condition, other: Condition, ground: Ground): Answer =>
  findLead([demand(one, "true", ground), demand(other, "true", ground)], ground.assumptions, ground.now);

/** Whether the same leads meet both conditions. A lead is a no: it meets one of them only. */
export function equivalent(one: Condition, other: Condition, ground: Ground): Answer {
  const there = implies(one, other, ground);
  if (there.status === "lead") return there;
  const back = implies(other, one, ground);
  return back.status === "no-lead" ? there : back;
}

/** Whether some lead is surely in none of the conditions, so that segments leave a gap. A lead is a yes. */
export const gap = (conditions: readonly Condition[], ground: Ground): Answer =>
  findLead(
    conditions.map((condition) => demand(condition, "false", ground)),
    ground.assumptions,
    ground.now,
  );
