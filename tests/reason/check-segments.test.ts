import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { segmentsOf } from "../../core/criteria/segment.ts";
import { situation } from "../../core/criteria/situation.ts";
import { check } from "../../core/pipeline.ts";
import { condition, files, lead, now } from "./small-world.ts";

const runs = process.env["CI"] === "true" ? 400 : 60;

const proved: readonly string[] = ["segment-unreachable", "segments-overlap"];

const stage = {
  name: "Stage",
  description: "S.",
  worked_by: "sales",
  criteria: { field: "size", known: true },
};
const kind = {
  name: "Kind",
  description: "K.",
  first: [
    { id: "big", name: "Big", when: { field: "size", at_least: 4 } },
    { id: "a", name: "A", when: { field: "industry", is: "a" } },
    { id: "rest", name: "Rest", otherwise: true },
  ],
};

/** Without calendar days: a proof is made as of a day of its own. */
const timeless = condition(false).filter((one) => !JSON.stringify(one).includes('"before"'));

describe("what is proved of segments", () => {
  it("holds for every lead that brute force can think of", () => {
    const three = fc.tuple(timeless, timeless, timeless);
    fc.assert(
      fc.property(
        three,
        fc.constantFrom("first", "exclusive"),
        fc.array(lead, { minLength: 60, maxLength: 60 }),
        (whens, order, leads) => {
          const segments = whens.map((when, index) => ({ id: `s${String(index)}`, name: "S", when }));
          const { catalog, findings } = check(
            files(
              { one: stage, two: stage },
              {
                "segments/parts.yaml": { name: "Parts", description: "P.", [order]: segments },
                "segments/kind.yaml": kind,
              },
            ),
          );
          const mistakes = findings.filter(
            ({ severity, code }) => severity === "error" && !proved.includes(code),
          );
          expect(mistakes).toEqual([]);
          const about = (code: string): readonly (typeof findings)[number]["args"][] =>
            findings.filter((finding) => finding.code === code).map(({ args }) => args);
          const unsettled = about("not-settled").length > 0;
          const dead = about("segment-unreachable").map((args) => "segment" in args && args.segment);
          const overlaps = about("segments-overlap").length > 0;
          const gap = about("segments-gap").length > 0;
          for (const { lead: made, carried } of leads) {
            const found = segmentsOf("parts", situation(catalog.dictionary, made, carried, now));
            const [only] = found;
            if (found.length === 1 && only !== undefined) expect(dead).not.toContain(only);
            // Surely in none of them: then that is a gap, unless a proof did not end.
            if (found.length === 1 && only === undefined) expect(gap || unsettled).toBe(true);
            // Surely in several: they overlap.
            if (order === "exclusive" && found.length > 1 && !found.includes(undefined))
              expect(overlaps || unsettled || dead.length > 0).toBe(true);
          }
        },
      ),
      { numRuns: runs },
    );
  });
});
