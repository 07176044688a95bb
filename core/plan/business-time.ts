import type { WorkCalendar } from "./work-calendar.ts";

/** Working time between two moments: as a length, and in working days, of which every full one counts as 1. */
export interface BusinessTime {
  readonly milliseconds: number;
  readonly days: number;
}

const dayLength = 86_400_000;

/** Counts the working time from one moment to a later one; night, weekends and holidays do not count. */
export function businessTime(from: number, to: number, calendar: WorkCalendar): BusinessTime {
  let [milliseconds, days] = [0, 0];
  if (to <= from) return { milliseconds, days };
  for (let day = firstDayOf(from); day <= lastDayOf(to); day += 1) {
    const { inside, whole } = partOfDay(day, from, to, calendar);
    milliseconds += inside;
    if (inside > 0) days += inside / whole;
  }
  return { milliseconds, days };
}

/** How long the time lasts that somebody has, in the unit that counts it. */
export type BusinessLength =
  | { readonly unit: "business-time"; readonly milliseconds: number }
  | { readonly unit: "business-days"; readonly days: number };

/** Further ahead nobody plans; a calendar without working time would never end. */
const furthest = 20 * 366;

/**
 * The moment at which so much working time has passed since `from`; `undefined` when it does not pass within twenty
 * years.
 */
export function afterBusinessTime(
  from: number,
  length: BusinessLength,
  calendar: WorkCalendar,
): number | undefined {
  let left = length.unit === "business-time" ? length.milliseconds : length.days;
  if (left <= 0) return from;
  const first = firstDayOf(from);
  for (let day = first; day <= first + furthest; day += 1) {
    const spans = calendar.spansOf(day);
    const { whole } = partOfDay(day, from, Infinity, calendar);
    const rate = length.unit === "business-time" ? 1 : 1 / whole;
    for (const span of spans) {
      const start = Math.max(span.start, from);
      if (start >= span.end) continue;
      const here = (span.end - start) * rate;
      // Fractions of days are right to a billionth, not to the last bit.
      if (here >= left - 1e-9) return Math.min(span.end, start + Math.round(left / rate));
      left -= here;
    }
  }
  return undefined;
}

/** The working time of a day that lies between two moments, and all of it. */
function partOfDay(
  day: number,
  from: number,
  to: number,
  calendar: WorkCalendar,
): { readonly inside: number; readonly whole: number } {
  let [inside, whole] = [0, 0];
  for (const { start, end } of calendar.spansOf(day)) {
    whole += end - start;
    inside += Math.max(0, Math.min(end, to) - Math.max(start, from));
  }
  return { inside, whole };
}

// Clocks differ from UTC by at most 14 hours, so the local day is the one before, the same or the one after; a day that
// is looked at in vain adds nothing.
const firstDayOf = (moment: number): number => Math.floor(moment / dayLength) - 1;
const lastDayOf = (moment: number): number => Math.floor(moment / dayLength) + 1;
