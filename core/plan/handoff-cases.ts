import { evaluate } from "../criteria/evaluate.ts";
import type { Carried, Lead } from "../criteria/lead.ts";
import type { Condition, Dictionary, Truth } from "../criteria/model.ts";
import { situation } from "../criteria/situation.ts";
import type { Handoff, Signals } from "./handoff.ts";
import { type Clock, type Happening, handoffClocks } from "./handoff-clock.ts";
import type { OutcomeName } from "./outcome-names.ts";
import type { WorkCalendar } from "./work-calendar.ts";

/** The first answer of the taking function. */
export interface Answer {
  readonly outcome: OutcomeName;
  readonly at: number;
  readonly reason: string | undefined;
}

/** One hand-over of one lead. */
export interface HandoffCase {
  readonly lead: string;
  /** The moment at which the lead was handed over. */
  readonly at: number;
  /** One for every owner; none while something that has to come first, such as an owner, is missing. */
  readonly clocks: readonly Clock[];
  readonly answer: Answer | undefined;
  /** The lead had been sent back for later, and the time to rest was not over. */
  readonly returnedTooEarly: boolean;
}

/** Everything that the measurement of one lead depends on. */
export interface HandoffContext {
  readonly dictionary: Dictionary;
  readonly carried: Carried;
  /** Milliseconds since 1970; what is dated later has not happened. */
  readonly now: number;
}

/** The hand-overs of a lead in order; `undetermined` counts those of which the data do not tell whether they are meant. */
export function handoffCases(
  lead: Lead,
  handoff: Handoff,
  context: HandoffContext,
): { readonly cases: readonly HandoffCase[]; readonly undetermined: number } {
  const { now } = context;
  const stops = happenings(lead, handoff.stops, now);
  const restarts = happenings(lead, handoff.restarts, now);
  const owners = happenings(lead, joined([...handoff.startsAfter, handoff.restarts]), now);
  const recycled = handoff.outcomes.filter(({ name }) => name === "recycled").map(({ recorded }) => recorded);
  const sentBack = happenings(lead, joined(recycled), now);
  const cases: HandoffCase[] = [];
  let undetermined = 0;
  const given = handovers(happenings(lead, handoff.trigger, now), stops);
  for (const [index, { trigger, stop }] of given.entries()) {
    const applies = ask(handoff.criteria, trigger.at);
    if (applies === undefined) undetermined += 1;
    if (applies !== true) continue;
    const answer = answerOf(trigger.at, given[index + 1]?.trigger.at ?? Infinity);
    const clocks = clocksOf(trigger, stop);
    cases.push({ lead: lead.id, at: trigger.at, clocks, answer, returnedTooEarly: isTooEarly(trigger.at) });
  }
  return { cases, undetermined };

  /** A condition about the lead at a moment; what is recorded with `happening` itself counts before the lead's own. */
  function ask(condition: Condition | undefined, at: number, happening?: Happening): Truth {
    if (condition === undefined) return true;
    const values = happening === undefined ? lead.values : new Map([...lead.values, ...happening.values]);
    return evaluate(condition, situation(context.dictionary, { ...lead, values }, context.carried, at));
  }

  function clocksOf(trigger: Happening, stop: Happening | undefined): readonly Clock[] {
    const start = startOf(trigger);
    // Who answers before the time has started is in time.
    const from = stop !== undefined && (start === undefined || start.at > stop.at) ? stop : start;
    return from === undefined
      ? []
      : handoffClocks({ start: from, restarts, stop }, handoff.allowance, calendarFor, now);
  }

  /** The last of what has to come first; what happened before the hand-over, such as an earlier owner, holds still. */
  function startOf(trigger: Happening): Happening | undefined {
    let start = trigger;
    for (const wanted of handoff.startsAfter) {
      const all = happenings(lead, wanted, now);
      if (all.some(({ at }) => at <= trigger.at)) continue;
      const [first] = all;
      if (first === undefined) return undefined;
      if (first.at > start.at) start = first;
    }
    const { at } = start;
    const owner = owners.findLast((happening) => happening.at <= at);
    return { ...start, values: new Map([...trigger.values, ...(owner?.values ?? [])]) };
  }

  function calendarFor(start: Happening): WorkCalendar {
    const fitting = handoff.calendars.find(({ when }) => ask(when, start.at, start) === true);
    const last = handoff.calendars.at(-1);
    const found = (fitting ?? last)?.calendar;
    if (found === undefined) throw new Error("a hand-off without a calendar passed its schema");
    return found;
  }

  function answerOf(from: number, until: number): Answer | undefined {
    const answers = handoff.outcomes.flatMap(({ name, recorded, reasons }) =>
      happenings(lead, recorded, now)
        .filter(({ at }) => at >= from && at < until)
        .map(({ at, values }): Answer => {
          const reason = values.get("reason");
          return {
            outcome: name,
            at,
            reason: reasons.size > 0 && typeof reason === "string" ? reason : undefined,
          };
        }),
    );
    return answers.reduce<Answer | undefined>(
      (first, answer) => (first === undefined || answer.at < first.at ? answer : first),
      undefined,
    );
  }

  function isTooEarly(again: number): boolean {
    const { after, when } = handoff.mayReturn;
    const last = sentBack.findLast(({ at }) => at < again);
    if (after === undefined || last === undefined || again - last.at >= after) return false;
    return when === undefined || ask(when, again) !== true;
  }
}

/** Triggers with the answer that ends each. While nobody has answered, a second trigger changes nothing. */
function handovers(
  triggers: readonly Happening[],
  stops: readonly Happening[],
): readonly { readonly trigger: Happening; readonly stop: Happening | undefined }[] {
  const found: { trigger: Happening; stop: Happening | undefined }[] = [];
  let next = 0;
  for (const trigger of triggers) {
    const last = found.at(-1);
    if (last !== undefined && (last.stop === undefined || trigger.at < last.stop.at)) continue;
    while ((stops[next]?.at ?? Infinity) < trigger.at) next += 1;
    const stop = stops[next];
    if (stop !== undefined) next += 1;
    found.push({ trigger, stop });
  }
  return found;
}

const joined = (all: readonly Signals[]): Signals => ({
  activities: [...new Set(all.flatMap(({ activities }) => activities))],
  stages: [...new Set(all.flatMap(({ stages }) => stages))],
});

/** What of the signals has happened to the lead, in order. */
function happenings(lead: Lead, { activities, stages }: Signals, now: number): readonly Happening[] {
  const all = [
    ...activities.flatMap((by) =>
      (lead.activities.get(by) ?? []).map(({ at, values }) => ({ at, by, values })),
    ),
    ...stages.flatMap((by) => (lead.stages.get(by) ?? []).map(({ at, values }) => ({ at, by, values }))),
  ];
  return all.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
}
