import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../core/criteria/evaluate.ts";
import type { Value } from "../../core/criteria/model.ts";
import { smallestChanges } from "../../core/criteria/smallest-changes.ts";
import { type Situation, situation } from "../../core/criteria/situation.ts";
import { anyCondition } from "./arbitrary-condition.ts";
import { anyCase } from "./arbitrary-lead.ts";
import { dictionary, now, read } from "./small-company.ts";

const day = 86_400_000;

/** Every value of every field that the conditions can tell apart, and none. */
const values: Readonly<Record<string, readonly (Value | undefined)[]>> = {
  size: [undefined, 0, 1, 2, 3, 4, 5, 6],
  rank: [undefined, "low", "middle", "high"],
  asked: [undefined, true, false],
  title: [
    undefined,
    ...["VP Sales", "Head of Sales", "Rival", "Owner", "Sales", "Analyst"],
    ...["Rival VP", "Head of Rivals", "Head of Rival", "VP, head of Sales"],
  ],
  email: [undefined, "a@acme.example", "a@mail.beta.example", "a@free.example", "a@other.example"],
  website: [undefined, "acme.example", "beta.example", "other.example"],
  created: [
    undefined,
    ...[0, -1, -4, -6, -10, -20, -29, -31, -40, -55, -57, -61, -91, -100, -121, -151, -241, -400].map(
      (days) => now + days * day,
    ),
  ],
  tools: [undefined, ["x"], ["y"], ["z"], ["x", "y"], ["x", "z"], ["y", "z"], ["x", "y", "z"]],
};

/** The same lead with another value of one field, for every field and value. */
function* neighbours({ lead, carried }: Situation): Iterable<Situation> {
  for (const [field, all] of Object.entries(values))
    for (const value of all) {
      const changed = new Map(lead.values);
      if (value === undefined) changed.delete(field);
      else changed.set(field, value);
      yield situation(dictionary, { ...lead, values: changed }, carried, now);
    }
}

describe("the smallest change", () => {
  it("brings the condition about, and is a single one wherever one value of one field is enough", () => {
    let single = 0;
    fc.assert(
      fc.property(anyCondition, anyCase, (raw, { lead, carried }) => {
        const condition = read(raw);
        const about = situation(dictionary, lead, carried, now);
        if (evaluate(condition, about) === true) return;
        const changes = smallestChanges(condition, about);
        for (const { after } of changes)
          if (after !== undefined) expect(evaluate(condition, after)).toBe(true);
        const isNear = [...neighbours(about)].some((other) => evaluate(condition, other) === true);
        if (!isNear) return;
        single += 1;
        expect(changes[0]?.size).toBe(1);
      }),
      { numRuns: Number(process.env["COUNTERSIGN_CHANGES"] ?? 400) },
    );
    // Rare answers would prove little.
    expect(single).toBeGreaterThan(100);
  });
});
