import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Condition, Dictionary } from "../../core/criteria/model.ts";
import { check } from "../../core/pipeline.ts";
import { questionsAbout } from "../../core/reason/criteria-questions.ts";
import { asksTheSame, inputsOf } from "../../core/reason/inputs-of.ts";
import { needsOf } from "../../core/reason/needs-of.ts";
import { redundantConditions } from "../../core/reason/redundant-conditions.ts";
import { messageOf } from "../../core/report/messages.ts";
import { answersOf, everyLead, now, tinyWorld } from "./tiny-world.ts";
import { files } from "./small-world.ts";

type Combined = Condition & { readonly kind: "all" | "any"; readonly of: readonly Condition[] };

/** Every three criteria in a row, all of them and any of them; those with a score are not compared. */
function combinations(dictionary: Dictionary): readonly Combined[] {
  const criteria = [...dictionary.sets.values()]
    .map((set) => set.criteria)
    .filter((one) => inputsOf(one, dictionary) !== undefined);
  return criteria.slice(2).flatMap((_, index) =>
    (["all", "any"] as const).map((kind): Combined => ({
      kind,
      of: criteria.slice(index, index + 3),
      pointer: [],
      ifUnknown: undefined,
    })),
  );
}

/** What follows from what is beside it, by every lead that there is: one after the other, as each leaves the rest. */
function byEveryLead({ kind, of }: Combined, dictionary: Dictionary): readonly Condition[] {
  const answers = answersOf(dictionary, of);
  const leads = [...(answers[0] ?? []).keys()];
  const isTrue = (part: Condition, lead: number): boolean => answers[of.indexOf(part)]?.[lead] === true;
  const left = new Set(of);
  return of.filter((part) => {
    const inputs = inputsOf(part, dictionary);
    const others = [...left].filter(
      (other) => other !== part && asksTheSame(inputs, inputsOf(other, dictionary)),
    );
    if (others.length === 0 || (part.kind === "field" && part.test.of === "known")) return false;
    const holds = (lead: number): boolean =>
      kind === "all" ? others.every((other) => isTrue(other, lead)) : isTrue(part, lead);
    const follows = (lead: number): boolean =>
      kind === "all" ? isTrue(part, lead) : others.some((other) => isTrue(other, lead));
    // From what never holds anything follows.
    const isRedundant = leads.some(holds) && leads.every((lead) => !holds(lead) || follows(lead));
    if (isRedundant) left.delete(part);
    return isRedundant;
  });
}

describe("conditions that follow from those beside them", () => {
  it("are those that every lead shows to be idle", () => {
    let found = 0;
    fc.assert(
      fc.property(tinyWorld, (dictionary) => {
        for (const condition of combinations(dictionary)) {
          const questions = questionsAbout(condition, { dictionary, assumptions: [], now });
          const redundant = redundantConditions(condition, questions).map(({ part }) => part);
          expect(redundant).toEqual(byEveryLead(condition, dictionary));
          found += redundant.length;
        }
      }),
      { numRuns: process.env["CI"] === "true" ? 200 : 50, endOnFailure: true },
    );
    expect(found).toBeGreaterThan(0);
  }, 120_000);

  it("may need a field: as long as that is blank, they are not true", () => {
    fc.assert(
      fc.property(tinyWorld, (dictionary) => {
        const criteria = [...dictionary.sets.values()].map((set) => set.criteria);
        const answers = answersOf(dictionary, criteria);
        for (const [index, condition] of criteria.entries())
          for (const need of needsOf(condition, dictionary))
            for (const [lead, { lead: told }] of everyLead.entries())
              if (!told.values.has(need.replace("field ", ""))) expect(answers[index]?.[lead]).not.toBe(true);
      }),
      { numRuns: 20, endOnFailure: true },
    );
  });

  it("are found beside others that need what they do not ask for", () => {
    const size = (value: number): object => ({ field: "size", at_least: value });
    const others = { all: [size(1), { field: "industry", is: "a" }] };
    const criteria = { any: [size(3), others, size(2)] };
    expect(said(criteria)).toEqual([
      "`size of at least 3` says nothing new: whenever it is true, so is `size of at least 1 and industry is a` or `size of at least 2`.",
    ]);
  });

  it("are not looked for in what is asked of an activity's own fields", () => {
    const page = (value: number): object => ({ field: "page", is: value });
    expect(said({ activity: "visit", where: { any: [page(1), page(2)] } })).toEqual([]);
  });
});

/** What is said of redundant conditions in the criteria of a stage. */
function said(criteria: object): readonly string[] {
  const stage = (own: object): object => ({
    name: "S",
    description: "S.",
    worked_by: "sales",
    criteria: own,
  });
  const { findings } = check(files({ one: stage(criteria), two: stage({ field: "size", known: true }) }));
  const other = findings.filter(({ severity }) => severity === "error");
  expect(other).toEqual([]);
  return findings
    .filter(({ code }) => code === "condition-redundant")
    .map((finding) => messageOf(finding).saw);
}
