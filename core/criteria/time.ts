import type { Day, Duration, Limit } from "./model.ts";

const hour = 3_600_000;
const unitLength: Readonly<Record<string, number>> = { hour, day: 24 * hour, week: 7 * 24 * hour };

/** Reads `90 days`, `1 hour` or `2 weeks`; a day is 24 hours. `undefined` when the text is none of these. */
export function parseDuration(text: string): Duration | undefined {
  const match = /^([0-9]+) (hour|day|week)s?$/.exec(text);
  const length = unitLength[match?.[2] ?? ""];
  if (match === null || length === undefined) return undefined;
  return { milliseconds: Number(match[1]) * length, text };
}

/** Reads `2026-01-31` as that day's beginning in UTC; `undefined` when there is no such day. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]) - 1, Number(match[3])];
  const date = new Date(Date.UTC(year, month, day));
  // A day that does not exist, such as 31 April, comes out as another one.
  const isSame = date.getUTCFullYear() === year && date.getUTCMonth() === month && date.getUTCDate() === day;
  return isSame ? { start: date.getTime(), text } : undefined;
}

const moment = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Reads an ISO 8601 day or moment as milliseconds since 1970; without an offset the time is in UTC. */
export function parseMoment(text: string): number | undefined {
  const match = moment.exec(text.trim());
  const day = match?.[1] === undefined ? undefined : parseDay(match[1]);
  if (match === null || day === undefined) return undefined;
  const [, , hours = "0", minutes = "0", seconds = "0", fraction = "0", zone = "Z"] = match;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const offset =
    zone === "Z"
      ? 0
      : Number(`${zone.slice(0, 1)}1`) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
  const time = ((Number(hours) * 60 + Number(minutes) - offset) * 60 + Number(seconds)) * 1000;
  return day.start + time + Math.floor(Number(fraction) * 1000);
}

/** Reads `once`, `2 per month` or `1 per 90 days`. */
export function parseLimit(text: string): Limit | undefined {
  if (text === "once") return { per: "ever", count: 1 };
  const match = /^([0-9]+) per (day|week|month|quarter|(.+))$/.exec(text);
  if (match === null) return undefined;
  const count = Number(match[1]);
  if (match[3] === undefined) return { per: match[2] as "day" | "week" | "month" | "quarter", count };
  const duration = parseDuration(match[3]);
  return duration === undefined ? undefined : { per: "rolling", count, duration };
}
