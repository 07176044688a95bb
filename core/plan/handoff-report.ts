import type { Lead } from "../criteria/lead.ts";
import type { Handoff } from "./handoff.ts";
import { type OutcomeName, outcomeNames } from "./outcome-names.ts";
import { type HandoffCase, type HandoffContext, handoffCases } from "./handoff-cases.ts";
import type { Clock } from "./handoff-clock.ts";
import { type NotRecorded, notRecorded } from "./not-recorded.ts";
import { type SharedHandovers, sharedHandovers } from "./shared-handovers.ts";
import { type OpenCase, openCases, statusOf } from "./open-cases.ts";

/** A reason that was given, and how often. */
interface CountedReason {
  readonly outcome: Exclude<OutcomeName, "accepted">;
  readonly reason: string | undefined;
  readonly means: string | undefined;
  readonly count: number;
}

/** How well a hand-off works on a set of leads. */
export interface HandoffReport {
  readonly handoff: Handoff;
  /** Hand-overs; a lead that comes back is handed over again. */
  readonly handedOver: number;
  /** Hand-overs of which the data do not tell whether they are meant by this hand-off. */
  readonly undetermined: number;
  readonly inTime: number;
  readonly late: number;
  readonly running: number;
  readonly overdue: number;
  readonly waiting: number;
  /** The same for every owner: a change of owner starts a clock of its own. */
  readonly clocks: Readonly<Record<Clock["status"], number>>;
  /** What half of the answered hand-overs stayed below, in hours, or days for business days. */
  readonly median: number | undefined;
  readonly answers: Readonly<Record<OutcomeName, number>>;
  /** Answered hand-overs that were accepted, from 0 to 1; `undefined` without any answer. */
  readonly acceptance: number | undefined;
  /** Reasons in the order of the definition; `undefined` where none was recorded. */
  readonly reasons: readonly CountedReason[];
  readonly returnedTooEarly: number;
  /** The other hand-offs that promised a time for the same leads. */
  readonly shared: readonly SharedHandovers[];
  /** Most urgent first. */
  readonly open: readonly OpenCase[];
  /** What the clock needs and the data do not record, by what it is needed for. */
  readonly notRecorded: readonly NotRecorded[];
}

/** Measures hand-offs on leads with their activities and stage history. */
export function handoffReports(
  handoffs: readonly Handoff[],
  leads: readonly Lead[],
  context: HandoffContext,
): readonly HandoffReport[] {
  const all = handoffs.map((handoff) => {
    const found = leads.map((lead) => handoffCases(lead, handoff, context));
    const undetermined = found.reduce((sum, lead) => sum + lead.undetermined, 0);
    return { handoff, cases: found.flatMap((lead) => lead.cases), undetermined };
  });
  return all.map((one) => ({ ...reportOf(one, context), shared: sharedHandovers(one, all) }));
}

/** What happened in one hand-off. */
interface Measured {
  readonly handoff: Handoff;
  readonly cases: readonly HandoffCase[];
  readonly undetermined: number;
}

function reportOf(
  { handoff, cases, undetermined }: Measured,
  context: HandoffContext,
): Omit<HandoffReport, "shared"> {
  const clocks = cases.flatMap((one) => one.clocks);
  const statuses = cases.map(statusOf);
  const count = (status: ReturnType<typeof statusOf>): number =>
    statuses.filter((other) => other === status).length;
  const countClocks = (status: Clock["status"]): number =>
    clocks.filter((clock) => clock.status === status).length;
  const answered = (name: OutcomeName): number =>
    cases.filter(({ answer }) => answer?.outcome === name).length;
  const answers = {
    accepted: answered("accepted"),
    rejected: answered("rejected"),
    recycled: answered("recycled"),
    disqualified: answered("disqualified"),
  };
  const all = outcomeNames.reduce((sum, name) => sum + answers[name], 0);
  return {
    handoff,
    handedOver: cases.length,
    undetermined,
    inTime: count("in-time"),
    late: count("late"),
    running: count("running"),
    overdue: count("overdue"),
    waiting: count("waiting"),
    clocks: {
      met: countClocks("met"),
      breached: countClocks("breached"),
      running: countClocks("running"),
      overdue: countClocks("overdue"),
    },
    median: median(cases.filter((one) => ["in-time", "late"].includes(statusOf(one))).map(usedBy)),
    answers,
    acceptance: all === 0 ? undefined : answers.accepted / all,
    reasons: reasonsOf(handoff, cases),
    returnedTooEarly: cases.filter((one) => one.returnedTooEarly).length,
    open: openCases(cases, handoff, context.now),
    notRecorded: notRecorded(handoff, context),
  };
}

function reasonsOf({ outcomes }: Handoff, cases: readonly HandoffCase[]): readonly CountedReason[] {
  return outcomes.flatMap(({ name: outcome, reasons }) => {
    if (outcome === "accepted") return [];
    const given = cases
      .filter(({ answer }) => answer?.outcome === outcome)
      .map(({ answer }) => answer?.reason);
    // A reason that the hand-off does not list was given all the same.
    const others = [...new Set(given)]
      .filter((reason) => reason !== undefined && !reasons.has(reason))
      .sort();
    return [...reasons.keys(), ...others, undefined]
      .map((reason) => ({
        outcome,
        reason,
        means: reasons.get(reason ?? ""),
        count: given.filter((other) => other === reason).length,
      }))
      .filter(({ count }) => count > 0);
  });
}

const usedBy = ({ clocks }: HandoffCase): number => clocks.reduce((sum, { used }) => sum + used, 0);

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
