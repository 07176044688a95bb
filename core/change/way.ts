import type { Dictionary } from "../criteria/model.ts";
import type { Ask } from "../reason/ask-within.ts";
import type { Version } from "./classify.ts";

/** Which way an amount can go, for any lead: `unknown` where that was not proved, or where it goes both ways. */
export type Way = "same" | "up" | "down" | "unknown";

/** Several ways taken together: up and down do not cancel, because they may meet different leads. */
export function together(ways: readonly Way[]): Way {
  const moving = new Set(ways.filter((way) => way !== "same"));
  const [only] = moving;
  return only === undefined ? "same" : moving.size > 1 ? "unknown" : only;
}

/** The way of a difference. */
export const wayOf = (difference: number): Way =>
  difference === 0 ? "same" : difference > 0 ? "up" : "down";

/** The way of something that is subtracted. */
export const turned = (way: Way): Way => (way === "up" ? "down" : way === "down" ? "up" : way);

/** Whether more or fewer leads meet a condition, both where it is true and where it may be; `undefined` always holds. */
export function wayOfCondition(
  was: Version["condition"] | undefined,
  is: Version["condition"] | undefined,
  before: Dictionary,
  after: Dictionary,
  ask: Ask,
): Way {
  if (was === undefined) return is === undefined ? "same" : "down";
  if (is === undefined) return "up";
  const [old, proposed] = [
    { condition: was, dictionary: before },
    { condition: is, dictionary: after },
  ];
  const implied = (one: Version, other: Version): boolean =>
    (
      [
        ["true", "not-true"],
        ["unknown", "false"],
      ] as const
    ).every(
      ([of, against]) =>
        ask([
          { ...one, is: of },
          { ...other, is: against },
        ]).status === "no-lead",
    );
  const [grows, shrinks] = [implied(old, proposed), implied(proposed, old)];
  return grows ? (shrinks ? "same" : "up") : shrinks ? "down" : "unknown";
}
