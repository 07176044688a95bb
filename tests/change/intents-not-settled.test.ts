import { describe, expect, it } from "vitest";
import type { CheckedIntents } from "../../core/change/check-intents.ts";
import { outcomeOfClaim, outcomeOfMove } from "../../core/change/judge-intent.ts";
import type { SetInVersions } from "../../core/change/sets-in-versions.ts";
import { check } from "../../core/pipeline.ts";
import type { Reasoned } from "../../core/reason/ask-within.ts";
import { intentInWords } from "../../core/report/intent-words.ts";
import { intentMarkdown } from "../../core/report/intent-markdown.ts";
import { sourcesOf, withMinimal } from "../catalog/minimal.ts";

const unsettled: Reasoned = { status: "not-settled", reason: "it takes too long", steps: 0, assuming: [] };
const nobody: Reasoned = { status: "no-lead", steps: 0, assuming: ["adults"] };
const somebody: Reasoned = {
  status: "lead",
  steps: 0,
  assuming: [],
  isWished: false,
  witness: () => {
    throw new Error("Nobody shows it.");
  },
};

describe("what is not settled never reads as done", () => {
  it.each([
    ["tightened", unsettled, nobody, "not-settled"],
    ["tightened", somebody, unsettled, "not-settled"],
    ["tightened", unsettled, somebody, "not-done"],
    ["tightened", nobody, unsettled, "not-done"],
    ["loosened", unsettled, somebody, "not-settled"],
    ["loosened", somebody, unsettled, "not-done"],
    ["unchanged", nobody, unsettled, "not-settled"],
    ["unchanged", unsettled, unsettled, "not-settled"],
    ["unchanged", unsettled, somebody, "not-done"],
  ] as const)("%s", (claim, loses, gains, outcome) => {
    expect(outcomeOfClaim(claim, { loses, gains })).toBe(outcome);
  });

  it.each([
    ["somebody moves, and perhaps somebody stays", somebody, unsettled, "not-settled"],
    ["nobody stays, and perhaps nobody moves", unsettled, nobody, "not-settled"],
    ["neither is known", unsettled, unsettled, "not-settled"],
    ["somebody stays", unsettled, somebody, "not-done"],
    ["nobody moves", nobody, unsettled, "not-done"],
  ] as const)("a move of which %s", (_, moves, stays, outcome) => {
    expect(outcomeOfMove({ moves, stays })).toBe(outcome);
  });

  it("is said with its reason, and what else moves as well", () => {
    const { catalog } = check(sourcesOf(withMinimal({})));
    const { dictionary } = catalog;
    const [inquiry] = [...dictionary.sets.values()];
    if (inquiry === undefined) throw new Error("There is no stage.");
    const version = { condition: inquiry.criteria, dictionary };
    const set: SetInVersions = {
      ...inquiry,
      formerId: "inquiry",
      was: version,
      is: version,
      exists: "in-both",
    };
    const checked: CheckedIntents = {
      intents: [
        {
          status: "claim",
          text: "inquiry is tightened",
          intent: { kind: "class", set, claim: "tightened" },
          outcome: "not-settled",
          found: { loses: unsettled, gains: nobody },
        },
        {
          status: "move",
          text: "{ field: email, known: true } enter inquiry",
          intent: { kind: "move", set, way: "enter", condition: inquiry.criteria },
          outcome: "not-settled",
          found: { moves: unsettled, stays: nobody },
        },
      ],
      left: 1,
      besides: [
        { of: "leads", set, way: "gains", found: unsettled },
        { of: "set", set, moved: { loses: unsettled, gains: nobody } },
      ],
    };
    expect(intentMarkdown(intentInWords(checked, catalog, catalog))).toEqual([
      "#### Intent",
      `- ❔ “Inquiry” is tightened: not settled, because it takes too long.
- ❔ Leads with “e-mail address is known” enter “Inquiry”: not settled, because it takes too long.
- ❔ Not settled whether leads that no intent names gain “Inquiry”, because it takes too long.
- ❔ Not settled whether “Inquiry” moves, which no intent names, because it takes too long.
- ❔ 1 more intent is not read: 5 is the most. Declare fewer.`,
    ]);
  });
});
