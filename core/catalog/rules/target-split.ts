import { nearWord } from "../../near-word.ts";
import { ruleFor } from "./rule.ts";

export const targetSplit = ruleFor(
  "target",
  "The parts of a target are segments, and add up to the whole in every month.",
  ({ value: { months, split } }, report, { dictionary }) => {
    if (split === undefined) return;
    const segments = dictionary.segmentations.get(split.segment)?.names;
    const parts = Object.entries(split.parts);
    for (const [part] of parts)
      if (segments !== undefined && !segments.has(part)) {
        const known = [...segments.keys()];
        const args = { kind: "segment of", id: part, near: nearWord(part, known), known };
        report("unknown-reference", ["split", "parts", part], args, "key");
      }
    for (const [month, whole] of Object.entries(months)) {
      const numbers = parts.map(([, numbersOfPart]) => numbersOfPart?.[month]);
      // A part without a number for the month has a finding of its own.
      if (whole === undefined || !numbers.every((number) => number !== undefined)) continue;
      const sum = rounded(numbers.reduce((total, number) => total + number, 0));
      if (sum !== rounded(whole)) report("split-does-not-add-up", ["months", month], { month, sum, whole });
    }
  },
);

/** Sums of decimal fractions are right to a millionth, not to the last bit. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
