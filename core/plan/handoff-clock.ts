import type { Value } from "../criteria/model.ts";
import { type Allowance, dueAfter, isWithin, usedOf } from "./allowance.ts";
import type { WorkCalendar } from "./work-calendar.ts";

/** Something that happened to a lead: an activity, or the entry into a stage. */
export interface Happening {
  readonly at: number;
  /** The id of the activity or of the stage. */
  readonly by: string;
  readonly values: ReadonlyMap<string, Value>;
}

interface Running {
  readonly start: number;
  readonly calendar: WorkCalendar;
  /** Hours, or days where the allowance is in business days. */
  readonly used: number;
  /** When the time is over. */
  readonly due: number | undefined;
}

/** The time of one owner for one lead. */
export type Clock =
  | (Running & { readonly status: "met" | "breached"; readonly end: Happening })
  /** Nobody has answered: there is still time, or there is none. */
  | (Running & { readonly status: "running" | "overdue" });

/** What starts, restarts and stops the time of one hand-over. */
export interface ClockEvents {
  readonly start: Happening;
  /** In order; what lies outside of start and stop does not count. */
  readonly restarts: readonly Happening[];
  readonly stop: Happening | undefined;
}

/**
 * Measures one hand-over. A restart, such as a change of owner, ends one clock and starts the next from zero; each
 * counts by itself. Working time that lies wholly outside of working hours is zero, and in time.
 */
export function handoffClocks(
  { start, restarts, stop }: ClockEvents,
  allowance: Allowance,
  calendarFor: (start: Happening) => WorkCalendar,
  now: number,
): readonly Clock[] {
  const end = Math.min(stop?.at ?? Infinity, now);
  const between = restarts.filter(({ at }) => at > start.at && at < end);
  const starts = [start, ...between];
  return starts.map((from, index): Clock => {
    const calendar = calendarFor(from);
    const until = starts[index + 1] ?? stop;
    const used = usedOf(allowance, from.at, until?.at ?? now, calendar);
    const due = dueAfter(from.at, allowance, calendar);
    const running = { start: from.at, calendar, used, due };
    const inTime = isWithin(used, allowance);
    return until === undefined
      ? { ...running, status: inTime ? "running" : "overdue" }
      : { ...running, status: inTime ? "met" : "breached", end: until };
  });
}
