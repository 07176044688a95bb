import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../core/criteria/evaluate.ts";
import { type Words, say, sayTree } from "../../core/criteria/say.ts";
import { situation } from "../../core/criteria/situation.ts";
import { anyCondition } from "./arbitrary-condition.ts";
import { anyCase } from "./arbitrary-lead.ts";
import { dictionary, now, read } from "./small-company.ts";

const lines = ({ text, parts }: Words, indent = ""): string =>
  [indent + text, ...parts.map((part) => lines(part, `${indent}  `))].join("\n");

/** Leads of every kind, always the same, so that conditions that were made at different times can be compared. */
const leads = fc.sample(anyCase, { seed: 7, numRuns: 120 });

/** What a condition answers for each of the leads. */
const answers = (condition: ReturnType<typeof read>): string =>
  leads
    .map(({ lead, carried }) => evaluate(condition, situation(dictionary, lead, carried, now)))
    .map((truth) => (truth === undefined ? "?" : truth ? "y" : "n"))
    .join("");

describe("what is said of conditions", () => {
  it.each([
    ["in one line", (condition: ReturnType<typeof read>) => say(condition, dictionary)],
    ["as a list", (condition: ReturnType<typeof read>) => lines(sayTree(condition, dictionary))],
  ])("never reads the same for two that mean something else: %s", (_, words) => {
    const said = new Map<string, string>();
    let again = 0;
    fc.assert(
      fc.property(anyCondition, (raw) => {
        const condition = read(raw);
        const text = words(condition);
        const mine = answers(condition);
        const theirs = said.get(text);
        if (theirs !== undefined) again += 1;
        expect([text, theirs ?? mine]).toEqual([text, mine]);
        said.set(text, mine);
      }),
      { numRuns: Number(process.env["COUNTERSIGN_SAY"] ?? 1500) },
    );
    // Where every text occurs once, nothing is compared.
    expect(again).toBeGreaterThan(50);
  });
});
