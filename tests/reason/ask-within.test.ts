import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askWithin } from "../../core/reason/ask-within.ts";
import type { Assumption } from "../../core/reason/assumptions-of.ts";
import { answersOf, everyLead, now, tinyWorld } from "./tiny-world.ts";

describe("what is asked of leads that at least one version allows", () => {
  it("is answered as every lead of all answers it, and rests on the assumptions that are named", () => {
    let assumed = 0;
    fc.assert(
      fc.property(tinyWorld, (dictionary) => {
        const criteria = [...dictionary.sets.values()].flatMap((set) =>
          set.kind === "criteria" ? [set.criteria] : [],
        );
        const answers = answersOf(dictionary, criteria);
        const [a, b, c] = criteria.slice(0, 3).map((condition, index): Assumption => ({
          id: `a${String(index)}`,
          condition,
        }));
        if (a === undefined || b === undefined || c === undefined) throw new Error("too few criteria");
        // Both versions assume the first; each of them one thing more.
        const ask = askWithin(1_000_000, now, [
          { dictionary, assumptions: [a, b] },
          { dictionary, assumptions: [a, c] },
        ]);
        /** Whether some lead meets one and not the other, of those that one of these sets of assumptions allows. */
        const isThere = (one: number, other: number, sets: readonly (readonly number[])[]): boolean =>
          everyLead.some(
            (_, lead) =>
              answers[one]?.[lead] === true &&
              answers[other]?.[lead] !== true &&
              sets.some((all) => all.every((index) => answers[index]?.[lead] !== false)),
          );
        for (let one = 3; one < 9; one += 1)
          for (let other = 3; other < 9; other += 1) {
            const [met, missed] = [criteria[one], criteria[other]];
            if (one === other || met === undefined || missed === undefined) continue;
            const answer = ask([
              { condition: met, dictionary, is: "true" },
              { condition: missed, dictionary, is: "not-true" },
            ]);
            const both = [
              [0, 1],
              [0, 2],
            ];
            expect(answer.status).toBe(isThere(one, other, both) ? "lead" : "no-lead");
            if (answer.status === "lead") continue;
            if (answer.assuming.length > 0) assumed += 1;
            // With those that are named, and no others, there is still no lead; without them there may be one.
            const named = both.map((all) =>
              all.filter((index) => answer.assuming.includes(`a${String(index)}`)),
            );
            expect(isThere(one, other, named)).toBe(false);
            expect(isThere(one, other, [[]])).toBe(answer.assuming.length > 0);
          }
      }),
      { numRuns: process.env["CI"] === "true" ? 40 : 4, seed: 3 },
    );
    expect(assumed).toBeGreaterThan(0);
  }, 300_000);
});
