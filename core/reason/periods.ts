import type { Limit, Window } from "../criteria/model.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** The shortest that a calendar period can be, in milliseconds; clocks that change make a day an hour shorter. */
const lengths = {
  day: day - hour,
  week: 7 * day - hour,
  month: 28 * day - hour,
  quarter: 90 * day - hour,
} as const;

/** How far back things are made up to have happened where no window says so. */
export const usualPast = 400 * day;

/** In how many periods of a limit something can happen inside of a window at most. */
export function mostPeriods(limit: Exclude<Limit, { per: "ever" }>, window: Window): number {
  if (window.op !== "within") return Infinity;
  const isRolling = limit.per === "rolling";
  const shortest = isRolling ? limit.duration.milliseconds : lengths[limit.per];
  // A window of a day less than a month can still touch two of them.
  return Math.floor(window.duration.milliseconds / shortest) + (isRolling ? 1 : 2);
}
