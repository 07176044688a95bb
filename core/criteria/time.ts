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
  const start = match === null ? undefined : startOfDay(Number(match[1]), Number(match[2]), Number(match[3]));
  return start === undefined ? undefined : { start, text };
}

/** The beginning of a day in UTC, in milliseconds since 1970; `undefined` for 31 April and the like. */
function startOfDay(year: number, month: number, day: number): number | undefined {
  const isDay = year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month);
  return isDay ? Date.UTC(year, month - 1, day) : undefined;
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function lengthOfMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (lengths[month - 1] ?? 0);
}

const moment =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Reads an ISO 8601 day or moment as milliseconds since 1970; without an offset the time is in UTC. */
export function parseMoment(text: string): number | undefined {
  const match = moment.exec(text.trim());
  if (match === null) return undefined;
  const start = startOfDay(Number(match[1]), Number(match[2]), Number(match[3]));
  const [hours, minutes, seconds] = [Number(match[4] ?? 0), Number(match[5] ?? 0), Number(match[6] ?? 0)];
  if (start === undefined || hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const zone = match[8] ?? "Z";
  const offset =
    zone === "Z"
      ? 0
      : Number(`${zone.slice(0, 1)}1`) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
  const time = ((hours * 60 + minutes - offset) * 60 + seconds) * 1000;
  return start + time + Math.floor(Number(match[7] ?? 0) * 1000);
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
