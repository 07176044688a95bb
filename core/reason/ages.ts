import type { OccurrenceClass } from "./occurrence-classes.ts";

/** When what happened did so: evenly apart, at both ends of its time, all in one moment, or before everything was reset. */
export type Timing = "apart" | "ends" | "together" | "reset";

const day = 86_400_000;

/** The ages of so many occurrences of a class: together at one end of it, or evenly apart from the near end on, in milliseconds. */
export function agesOf(
  { youngest, oldest }: Pick<OccurrenceClass, "youngest" | "oldest">,
  count: number,
  timing: Timing,
  isOld: boolean,
): readonly number[] {
  const nearest = Math.max(0, youngest + 1);
  const isApart = timing !== "together" && count > 1;
  const near = isApart ? nearest : Math.min(oldest, nearest + day / 2);
  if (isOld) return Array.from({ length: count }, () => oldest);
  const step = isApart ? (oldest - near) / (count - 1) : 0;
  return Array.from({ length: count }, (_, index) =>
    timing === "ends" && count > 1 ? (index < count / 2 ? near : oldest) : near + step * index,
  );
}
