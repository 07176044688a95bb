import type { Handoff } from "./handoff.ts";
import type { HandoffCase } from "./handoff-cases.ts";

/** Another hand-off to the same function that was waiting for an answer about the same leads at the same time. */
export interface SharedHandovers {
  readonly handoff: string;
  readonly name: string;
  readonly within: string;
  readonly count: number;
  /** The leads, by id. */
  readonly leads: readonly string[];
}

/** A hand-off and its hand-overs. */
interface Measured {
  readonly handoff: Handoff;
  readonly cases: readonly HandoffCase[];
}

/** The hand-overs of one hand-off that count for another one, too, so that two levels of service were promised. */
export function sharedHandovers(own: Measured, all: readonly Measured[]): readonly SharedHandovers[] {
  return all.flatMap(({ handoff: { id, name, within, to }, cases }): readonly SharedHandovers[] => {
    if (id === own.handoff.id || to !== own.handoff.to) return [];
    const others = byLead(cases);
    const shared = own.cases.filter((one) => others.get(one.lead)?.some((other) => overlap(one, other)));
    const leads = [...new Set(shared.map(({ lead }) => lead))].sort();
    return shared.length === 0 ? [] : [{ handoff: id, name, within, count: shared.length, leads }];
  });
}

function byLead(cases: readonly HandoffCase[]): ReadonlyMap<string, readonly HandoffCase[]> {
  const found = new Map<string, HandoffCase[]>();
  for (const one of cases) {
    const known = found.get(one.lead);
    if (known === undefined) found.set(one.lead, [one]);
    else known.push(one);
  }
  return found;
}

const overlap = (a: HandoffCase, b: HandoffCase): boolean => a.at <= endOf(b) && b.at <= endOf(a);

/** The moment of the answer; without one it still waits. */
function endOf({ clocks }: HandoffCase): number {
  const last = clocks.at(-1);
  return last === undefined || !("end" in last) ? Infinity : last.end.at;
}
