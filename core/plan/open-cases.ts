import { amountOf, usedOf } from "./allowance.ts";
import type { Handoff } from "./handoff.ts";
import type { HandoffCase } from "./handoff-cases.ts";

/** A hand-over that nobody has answered. */
export interface OpenCase {
  readonly lead: string;
  readonly since: number;
  readonly status: "running" | "overdue" | "waiting";
  /** Hours, or days where the time is in business days. */
  readonly used: number;
  readonly due: number | undefined;
  /** Who has to step in by now, in the order of the definition. */
  readonly escalated: readonly string[];
}

/** Where a hand-over stands; it is in time if every one of its owners was. `waiting`: no clock has started yet. */
export function statusOf({ clocks }: HandoffCase): OpenCase["status"] | "in-time" | "late" {
  const last = clocks.at(-1);
  if (last === undefined) return "waiting";
  if (last.status === "running" || last.status === "overdue") return last.status;
  return clocks.every(({ status }) => status === "met") ? "in-time" : "late";
}

const rank = { overdue: 0, running: 1, waiting: 2 };

/** The hand-overs without an answer, most urgent first. */
export function openCases(
  cases: readonly HandoffCase[],
  { escalation }: Handoff,
  now: number,
): readonly OpenCase[] {
  const open = cases.flatMap((one): readonly OpenCase[] => {
    const status = statusOf(one);
    if (status === "in-time" || status === "late") return [];
    const { lead, at: since, clocks } = one;
    const clock = clocks.at(-1);
    if (clock === undefined) return [{ lead, since, status, used: 0, due: undefined, escalated: [] }];
    const { start, calendar, used, due } = clock;
    const escalated = escalation
      .filter(({ allowance }) => usedOf(allowance, start, now, calendar) >= amountOf(allowance))
      .map(({ who }) => who);
    return [{ lead, since, status, used, due, escalated }];
  });
  return open.sort(
    (a, b) =>
      rank[a.status] - rank[b.status] ||
      (a.due ?? a.since) - (b.due ?? b.since) ||
      (a.lead < b.lead ? -1 : 1),
  );
}
