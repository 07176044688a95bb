import type { Occurrence } from "./lead.ts";
import type { Limit, Window } from "./model.ts";

/**
 * Keeps as many occurrences as the limit lets count, earliest first: so many in each calendar day, week (from
 * Monday), month or quarter of the time zone, or so many in any stretch of the given length.
 */
export function limited(
  occurrences: readonly Occurrence[],
  limit: Limit | undefined,
  timeZone: string,
): readonly Occurrence[] {
  if (limit === undefined || occurrences.length <= limit.count) return occurrences;
  const inOrder = [...occurrences].sort((a, b) => a.at - b.at);
  if (limit.per === "ever") return inOrder.slice(0, limit.count);
  if (limit.per === "rolling") return rolling(inOrder, limit.count, limit.duration.milliseconds);
  const counts = new Map<number, number>();
  return inOrder.filter(({ at }) => {
    const bucket = bucketOf(at, limit.per, timeZone);
    const count = (counts.get(bucket) ?? 0) + 1;
    counts.set(bucket, count);
    return count <= limit.count;
  });
}

/** How many occurrences can count at the most under a limit and a window; infinity where nothing bounds them. */
export function mostTimes(
  { limit, window }: { readonly limit: Limit | undefined; readonly window: Window },
  timeZone: string,
  now: number,
): number {
  if (limit?.per === "ever") return limit.count;
  if (limit === undefined || window.op !== "within") return Infinity;
  const start = now - window.duration.milliseconds;
  if (limit.per === "rolling")
    return limit.count * (Math.floor(window.duration.milliseconds / limit.duration.milliseconds) + 1);
  return limit.count * (bucketOf(now, limit.per, timeZone) - bucketOf(start, limit.per, timeZone) + 1);
}

function rolling(inOrder: readonly Occurrence[], count: number, length: number): readonly Occurrence[] {
  const kept: Occurrence[] = [];
  for (const occurrence of inOrder) {
    const rival = kept.at(-count);
    if (rival === undefined || occurrence.at - rival.at >= length) kept.push(occurrence);
  }
  return kept;
}

const dayLength = 86_400_000;

/** A number that is the same for all moments of one calendar period in the time zone. */
function bucketOf(at: number, per: "day" | "week" | "month" | "quarter", timeZone: string): number {
  const local = at + offset(at, timeZone);
  const day = Math.floor(local / dayLength);
  if (per === "day") return day;
  // 1 January 1970 was a Thursday: three days after a Monday.
  if (per === "week") return Math.floor((day + 3) / 7);
  const date = new Date(local);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  return per === "month" ? month : Math.floor(month / 3);
}

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** How far the zone's clocks are ahead of UTC, in milliseconds. Offsets change at most at quarters of an hour. */
function offset(at: number, timeZone: string): number {
  if (timeZone === "UTC") return 0;
  const quarter = Math.floor(at / 900_000);
  const key = `${timeZone} ${String(quarter)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  formats.set(timeZone, format);
  const text =
    format.formatToParts(quarter * 900_000).find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(text);
  const minutes =
    match === null ? 0 : Number(`${match[1] ?? "+"}1`) * (Number(match[2]) * 60 + Number(match[3]));
  offsets.set(key, minutes * 60_000);
  return minutes * 60_000;
}
