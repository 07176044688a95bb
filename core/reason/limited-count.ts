import { limited } from "../criteria/limit.ts";
import type { ScoreRule } from "../criteria/model.ts";
import { mostPeriods } from "./periods.ts";
import type { Space } from "./space.ts";
import type { Sum } from "./sum.ts";

const nothing = new Map<string, never>();

/**
 * How many of what a rule counts its limit lets through. With a limit for each period that depends on when exactly
 * things happened: at least as many as one period lets through, at most as many as fit into the window.
 */
export function limitedCount(
  rule: Extract<ScoreRule, { kind: "each" }>,
  timeZone: string,
  space: Space,
): Sum {
  const inner = space.count(rule);
  const { limit, window } = rule;
  if (limit === undefined) return inner;
  const upTo = (max: number): Sum => (max === Infinity ? inner : { kind: "clamp", inner, min: 0, max });
  if (limit.per === "ever") return upTo(limit.count);
  return {
    kind: "between",
    what: `${JSON.stringify(limit)} in ${timeZone}`,
    low: upTo(limit.count),
    high: upTo(limit.count * mostPeriods(limit, window)),
    usual: space.usual(rule, (ages) => {
      const occurrences = ages.map((age) => ({ at: space.now - age, values: nothing }));
      // In which time zone a day begins hardly ever matters here, and asking the calendar takes long.
      return limited(occurrences, limit, "UTC").length;
    }),
    course: space.course,
  };
}
