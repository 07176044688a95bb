import type * as raw from "../../generated/definitions.ts";
import { type Catalog, filesOf } from "../catalog.ts";
import { monthLater } from "./months.ts";
import { ruleFor } from "./rule.ts";

export const targetDerivation = ruleFor(
  "target",
  "The target that another one is derived from is large enough to reach it.",
  (file, report, catalog) => {
    const { derives_from: derivation, months, unit } = file.value;
    if (derivation === undefined) return;
    const circle = circleThrough(file.id, catalog);
    if (circle !== undefined) {
      report("circle", ["derives_from", "target"], { path: circle });
      return;
    }
    const source = targetOf(derivation.target, catalog);
    const metrics = filesOf(catalog.files, "metrics")[0]?.value ?? {};
    const factors = derivation.times.map(({ metric, value }) => ({ value, unit: metrics[metric]?.unit }));
    // What is missing has a finding of its own; without it nothing can be worked out.
    if (source === undefined || factors.some((factor) => factor.unit === undefined)) return;
    const rate = factors.reduce(
      (product, { value, unit: of }) => product * (of === "percent" ? value / 100 : value),
      1,
    );
    const pairs = Object.entries(months).flatMap(([month, asked]) => {
      const volume = source.months[monthLater(month, -(derivation.months_later ?? 0))];
      return volume === undefined || asked === undefined ? [] : [{ month, reached: volume * rate, asked }];
    });
    const [first, last] = [pairs[0], pairs.at(-1)];
    if (first === undefined || last === undefined) return;
    const words = {
      source: derivation.target,
      factors: factors.map(({ value, unit: of }) =>
        of === "percent" ? `${value}%` : `${value} ${of ?? ""}`.trim(),
      ),
      unit,
    };
    const sum = (of: "reached" | "asked"): number => pairs.reduce((total, pair) => total + pair[of], 0);
    const whole = { reached: sum("reached"), asked: sum("asked") };
    // One sentence for the whole period says more than one for each of its months.
    if (pairs.length > 1 && !reaches(whole))
      report("target-not-reached", ["derives_from", "target"], {
        ...words,
        from: first.month,
        to: last.month,
        ...whole,
      });
    else
      for (const { month, ...numbers } of pairs)
        if (!reaches(numbers))
          report("target-not-reached", ["months", month], { ...words, from: month, to: month, ...numbers });
  },
);

/** Rounding to the next whole number is no shortfall where targets are whole numbers, as leads and euros are. */
const reaches = ({ reached, asked }: { readonly reached: number; readonly asked: number }): boolean =>
  reached >= asked - (Number.isInteger(asked) ? 0.5 : Math.abs(asked) / 1000) - 1e-9;

const targetOf = (id: string, catalog: Catalog): raw.Target | undefined =>
  filesOf(catalog.files, "target").find((file) => file.id === id)?.value;

/** The way from a target back to itself, by what each is derived from. */
function circleThrough(id: string, catalog: Catalog): readonly string[] | undefined {
  const path = [id];
  for (let next = targetOf(id, catalog)?.derives_from?.target; next !== undefined;) {
    if (next === id) return [...path, id];
    // A circle further on is reported where it is.
    if (path.includes(next)) return undefined;
    path.push(next);
    next = targetOf(next, catalog)?.derives_from?.target;
  }
  return undefined;
}
