import type { Limit, Window } from "../criteria/model.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** The shortest and the longest that a calendar period can be; clocks that change make a day an hour shorter or longer. */
const lengths = {
  day: [day - hour, day + hour],
  week: [7 * day - hour, 7 * day + hour],
  month: [28 * day - hour, 31 * day + hour],
  quarter: [90 * day - hour, 92 * day + hour],
} as const;

/** How far back things are made up to have happened where no window says so. */
export const usualPast = 400 * day;

/** In how many periods of a limit things usually happen in a window when they lie far apart, and in how many at most. */
export function periodsIn(
  limit: Exclude<Limit, { per: "ever" }>,
  window: Window,
): { readonly usual: number; readonly most: number } {
  const [shortest, longest] =
    limit.per === "rolling" ? [limit.duration.milliseconds, limit.duration.milliseconds] : lengths[limit.per];
  if (window.op !== "within") return { usual: Math.max(1, Math.floor(usualPast / longest)), most: Infinity };
  const length = window.duration.milliseconds;
  return {
    usual: Math.floor(length / longest) + 1,
    // A window of a day less than a month can still touch two of them.
    most: Math.floor(length / shortest) + (limit.per === "rolling" ? 1 : 2),
  };
}
