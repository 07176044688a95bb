import { filesOf } from "../catalog.ts";
import { ruleFor } from "./rule.ts";

export const targetUnit = ruleFor(
  "target",
  "A target counts in the unit of its metric.",
  ({ value: { metric, unit } }, report, { files }) => {
    const expected = filesOf(files, "metrics")[0]?.value[metric]?.unit;
    if (expected !== undefined && expected !== unit)
      report("unit-differs", ["unit"], { metric, unit, expected });
  },
);
