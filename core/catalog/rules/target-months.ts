import type { Pointer } from "../../criteria/model.ts";
import { monthsOf } from "./months.ts";
import { ruleFor } from "./rule.ts";

export const targetMonths = ruleFor(
  "target",
  "A target has a number for every month of its period, and for no other.",
  ({ value: { period, months, split } }, report) => {
    const wanted = new Set(monthsOf(period));
    if (wanted.size === 0) {
      report("period-reversed", ["period", "to"], period);
      return;
    }
    checkMonths(months, ["months"], undefined);
    for (const [part, numbers] of Object.entries(split?.parts ?? {}))
      checkMonths(numbers ?? {}, ["split", "parts", part], part);

    function checkMonths(
      numbers: { readonly [month: string]: number | undefined },
      pointer: Pointer,
      part: string | undefined,
    ): void {
      for (const month of Object.keys(numbers))
        if (!wanted.has(month))
          report("month-outside-period", [...pointer, month], { month, ...period }, "key");
      const missing = [...wanted].filter((month) => numbers[month] === undefined);
      if (missing.length > 0) report("months-missing", pointer, { months: missing, part }, "key");
    }
  },
);
