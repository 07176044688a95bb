import { Temporal } from "temporal-polyfill";
import type * as raw from "../generated/definitions.ts";

/** A stretch of working time: milliseconds since 1970, the end not in it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The working time of one place. */
export interface WorkCalendar {
  readonly id: string;
  readonly name: string;
  /** The working time of a day of the local calendar, counted from 1 January 1970 as 0; none on a holiday. */
  readonly spansOf: (day: number) => readonly Span[];
}

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
const firstDay = Temporal.PlainDate.from("1970-01-01");

/** Makes a calendar ready for counting; each day is worked out once. */
export function workCalendar(value: raw.WorkCalendar): WorkCalendar {
  const holidays = new Set((value.holidays ?? []).map(({ date }) => date));
  const hours = weekdays.map((weekday) => hoursOn(weekday, value.working_time));
  const known = new Map<number, readonly Span[]>();
  return { id: value.id, name: value.name, spansOf };

  function spansOf(day: number): readonly Span[] {
    const done = known.get(day);
    if (done !== undefined) return done;
    const spans = workOut(firstDay.add({ days: day }));
    known.set(day, spans);
    return spans;
  }

  function workOut(date: Temporal.PlainDate): readonly Span[] {
    const midnight = date.toZonedDateTime(value.time_zone);
    // A zone that has moved across the date line has left a day out.
    if (holidays.has(date.toString()) || !midnight.toPlainDate().equals(date)) return [];
    return (hours[date.dayOfWeek - 1] ?? [])
      .map(({ from, to }) => ({ start: momentAt(date, from), end: momentAt(date, to) }))
      .filter(({ start, end }) => start < end);
  }

  /** When the clocks of the place first show a time. What they skip in spring counts as just after the gap. */
  function momentAt(date: Temporal.PlainDate, minutes: number): number {
    const day = minutes === endOfDay ? date.add({ days: 1 }) : date;
    const plainTime = new Temporal.PlainTime(Math.floor((minutes % endOfDay) / 60), minutes % 60);
    return day.toZonedDateTime({ timeZone: value.time_zone, plainTime }).epochMilliseconds;
  }
}

const endOfDay = 24 * 60;

interface Hours {
  readonly from: number;
  readonly to: number;
}

/** The hours of one weekday in minutes, in order; what overlaps counts once. */
function hoursOn(
  weekday: (typeof weekdays)[number],
  workingTime: readonly raw.WorkingTime[],
): readonly Hours[] {
  const listed = workingTime
    .filter(({ days }) => (days as readonly string[]).includes(weekday))
    .map(({ from, to }) => ({ from: minutesOf(from), to: minutesOf(to) }))
    .sort((a, b) => a.from - b.from);
  const joined: Hours[] = [];
  for (const { from, to } of listed) {
    const last = joined.at(-1);
    if (last === undefined || from > last.to) joined.push({ from, to });
    else joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, to) };
  }
  return joined;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
