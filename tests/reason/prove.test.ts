import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meets } from "../../core/criteria/evaluate.ts";
import { situation } from "../../core/criteria/situation.ts";
import { findLead } from "../../core/reason/prove.ts";
import { condition, lead, now, rules, scoreExtras, world } from "./small-world.ts";

const runs = process.env["CI"] === "true" ? 2000 : 300;

describe("a proof that there is no lead", () => {
  it("holds for every lead that brute force can think of, missing values and unrecorded activities included", () => {
    let settled = 0;
    let total = 0;
    fc.assert(
      fc.property(
        condition(true),
        condition(true),
        rules,
        scoreExtras,
        fc.array(lead, { minLength: 40, maxLength: 40 }),
        (one, two, points, extra, leads) => {
          const dictionary = world(one, two, points, extra);
          const criteria = (id: string) => dictionary.sets.get(id)?.criteria;
          const [first, second] = [criteria("one"), criteria("two")];
          if (first === undefined || second === undefined) throw new Error("a stage is missing");
          const answer = findLead(
            [
              { condition: first, dictionary, is: "true" },
              { condition: second, dictionary, is: "not-true" },
            ],
            [],
            now,
          );
          total += 1;
          if (answer.status !== "not-settled") settled += 1;
          for (const { lead: made, carried } of leads) {
            const about = situation(dictionary, made, carried, now);
            const isWitness = meets("one", about) === true && meets("two", about) !== true;
            if (isWitness) expect(answer.status).not.toBe("no-lead");
          }
        },
      ),
      { numRuns: runs, endOnFailure: true },
    );
    // An answer that is mostly "not settled" would make the property above empty.
    expect(settled / total).toBeGreaterThan(0.9);
  }, 240_000);
});
