import type { MeasuredHandoff } from "../generated/handoffs.ts";
import type { HandoffReport } from "../plan/handoff-report.ts";

/** A measured hand-off as the JSON output shows it. */
export function handoffJson(report: HandoffReport): MeasuredHandoff {
  const { handoff, median, acceptance, answers, clocks } = report;
  return {
    id: handoff.id,
    name: handoff.name,
    from: handoff.from,
    to: handoff.to,
    within: handoff.within,
    unit: unitOf(report),
    handed_over: report.handedOver,
    undetermined: report.undetermined,
    in_time: report.inTime,
    late: report.late,
    running: report.running,
    overdue: report.overdue,
    waiting: report.waiting,
    clocks: { ...clocks },
    median: median === undefined ? null : rounded(median),
    answers: { ...answers },
    acceptance_rate: acceptance === undefined ? null : rounded(acceptance),
    reasons: report.reasons.map(({ outcome, reason, means, count }) => ({
      outcome,
      reason: reason ?? null,
      means: means ?? null,
      count,
    })),
    returned_too_early: report.returnedTooEarly,
    shared: report.shared.map(({ handoff: id, name, within, count, leads }) => ({
      id,
      name,
      within,
      count,
      leads: [...leads],
    })),
    open: report.open.map(({ lead, since, status, used, due, escalated }) => ({
      lead,
      since: iso(since),
      status,
      used: rounded(used),
      due: due === undefined ? null : iso(due),
      escalated_to: [...escalated],
    })),
    not_recorded: report.notRecorded.map(({ what, role }) => ({ what, role })),
  };
}

/** The unit in which a hand-off counts its time. */
export function unitOf({ handoff }: HandoffReport): MeasuredHandoff["unit"] {
  switch (handoff.allowance.unit) {
    case "business-time":
      return "business hours";
    case "business-days":
      return "business days";
    case "elapsed":
      return "hours";
  }
}

const iso = (moment: number): string => new Date(moment).toISOString();
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
