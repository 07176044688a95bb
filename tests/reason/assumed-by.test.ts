import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Condition } from "../../core/criteria/model.ts";
import { assumedBy } from "../../core/reason/assumed-by.ts";
import { demand } from "../../core/reason/ground.ts";
import { answersOf, now, tinyWorld } from "./tiny-world.ts";

describe("the assumptions that a proof needs", () => {
  it("are enough, and none of them can go, as every lead shows", () => {
    const counts = new Map<number, number>();
    fc.assert(
      fc.property(tinyWorld, (dictionary) => {
        const criteria = [...dictionary.sets.values()].flatMap((set) =>
          set.kind === "criteria" ? [set.criteria] : [],
        );
        const answers = answersOf(dictionary, criteria);
        const leads = [...(answers[0] ?? []).keys()];
        const assumptions = criteria
          .slice(0, 3)
          .map((condition, index): Condition => ({ ...condition, pointer: [`a${String(index)}`] }));
        /** Whether some lead meets one criteria set of those that these assumptions allow. */
        const isThere = (one: number, assumed: readonly number[]): boolean =>
          leads.some(
            (lead) =>
              answers[one]?.[lead] === true && assumed.every((index) => answers[index]?.[lead] !== false),
          );
        for (const [one, condition] of criteria.entries()) {
          if (isThere(one, [0, 1, 2])) continue;
          const ground = { dictionary, assumptions, now };
          const ids = assumedBy([demand(condition, "true", ground)], ground);
          const named = [0, 1, 2].filter((index) => ids.includes(`a${String(index)}`));
          expect(named).toHaveLength(ids.length);
          expect(isThere(one, named)).toBe(false);
          for (const each of named)
            expect(
              isThere(
                one,
                named.filter((other) => other !== each),
              ),
            ).toBe(true);
          counts.set(named.length, (counts.get(named.length) ?? 0) + 1);
        }
      }),
      { numRuns: process.env["CI"] === "true" ? 60 : 15, seed: 5, endOnFailure: true },
    );
    // Proofs without any, with one and with several.
    expect([...counts.keys()]).toEqual(expect.arrayContaining([0, 1, 2]));
  }, 120_000);
});
