import { parseDuration } from "../criteria/time.ts";
import { type BusinessLength, afterBusinessTime, businessTime } from "./business-time.ts";
import type { WorkCalendar } from "./work-calendar.ts";

/** The time that somebody has: counted in working time, or by the clock. */
export type Allowance = BusinessLength | { readonly unit: "elapsed"; readonly milliseconds: number };

const hour = 3_600_000;

/** Reads `4 business hours`, `2 business days`, `36 hours` or `2 weeks`; `undefined` when the text is none of these. */
export function parseAllowance(text: string): Allowance | undefined {
  const match = /^([0-9]+) business (hour|day)s?$/.exec(text);
  if (match === null) {
    const duration = parseDuration(text);
    return duration && { unit: "elapsed", milliseconds: duration.milliseconds };
  }
  const count = Number(match[1]);
  return match[2] === "day"
    ? { unit: "business-days", days: count }
    : { unit: "business-time", milliseconds: count * hour };
}

/** How many hours, or days for an allowance in business days, somebody has. */
export const amountOf = (allowance: Allowance): number =>
  allowance.unit === "business-days" ? allowance.days : allowance.milliseconds / hour;

/** How much of an allowance is used between two moments, in the unit of `amountOf`. */
export function usedOf(allowance: Allowance, from: number, to: number, calendar: WorkCalendar): number {
  switch (allowance.unit) {
    case "elapsed":
      return Math.max(0, to - from) / hour;
    case "business-time":
      return businessTime(from, to, calendar).milliseconds / hour;
    case "business-days":
      return businessTime(from, to, calendar).days;
  }
}

/** Whether so much is within the allowance; who is done in the last moment is in time. */
export const isWithin = (used: number, allowance: Allowance): boolean =>
  // Fractions of days are right to a billionth, not to the last bit.
  used <= amountOf(allowance) + 1e-9;

/** The moment at which an allowance is used up; `undefined` when it never is. */
export const dueAfter = (from: number, allowance: Allowance, calendar: WorkCalendar): number | undefined =>
  allowance.unit === "elapsed" ? from + allowance.milliseconds : afterBusinessTime(from, allowance, calendar);
