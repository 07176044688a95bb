import type * as raw from "../../generated/definitions.ts";
import { ruleFor } from "./rule.ts";

export const metricCircles = ruleFor(
  "metrics",
  "No metric is worked out from itself.",
  ({ value }, report) => {
    const done = new Set<string>();
    for (const id of Object.keys(value).sort()) follow(id, []);

    function follow(id: string, trail: readonly string[]): void {
      if (done.has(id)) return;
      const path = [...trail, id];
      const followed = new Set<string>();
      for (const side of ["numerator", "denominator"] as const)
        for (const [index, other] of partsOf(value[id], side).entries()) {
          if (followed.has(other)) continue;
          followed.add(other);
          const from = path.indexOf(other);
          if (from < 0) follow(other, path);
          else
            report("circle", [id, "formula", "ratio", side, index], { path: [...path.slice(from), other] });
        }
      done.add(id);
    }
  },
);

const partsOf = (metric: raw.Metric | undefined, side: "numerator" | "denominator"): readonly string[] =>
  metric?.formula.ratio?.[side] ?? [];
