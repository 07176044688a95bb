import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conjuncts } from "../../core/criteria/conjuncts.ts";
import type { Condition, Dictionary } from "../../core/criteria/model.ts";
import type { Conflict } from "../../core/finding-args.ts";
import { conflicting } from "../../core/reason/conflict.ts";
import { allOf } from "../../core/reason/synthetic.ts";
import { conflictWords, correction } from "../../core/report/messages/conflict-words.ts";
import { answersOf, everyLead, now, tinyWorld } from "./tiny-world.ts";

const isThorough = process.env["CI"] === "true";

const criteriaOf = ({ sets }: Dictionary): readonly Condition[] =>
  [...sets.values()].filter(({ kind }) => kind === "criteria").map(({ criteria }) => criteria);

/** A condition of a conflict, and for which of all leads it holds. */
type Column = readonly boolean[];

const isMetByNobody = (columns: readonly Column[]): boolean =>
  everyLead.every((_, lead) => columns.some((holds) => holds[lead] === false));

describe("what has to hold for a condition to be as wanted", () => {
  it("holds for the same leads", () => {
    fc.assert(
      fc.property(tinyWorld, (dictionary) => {
        for (const condition of criteriaOf(dictionary))
          for (const wanted of [true, false]) {
            const parts = conjuncts(condition, wanted);
            const [whole, ...answers] = answersOf(dictionary, [
              condition,
              ...parts.map((part) => part.condition),
            ]);
            const together = everyLead.map((_, lead) =>
              parts.every((part, index) => answers[index]?.[lead] === part.wanted),
            );
            expect(together).toEqual(whole?.map((truth) => truth === wanted));
          }
      }),
      { numRuns: isThorough ? 50 : 5, endOnFailure: true },
    );
  }, 120_000);
});

describe("the conditions that a conflict names", () => {
  it("are met together by none of all leads, and by some without any one of them", () => {
    const found = { alone: 0, two: 0, more: 0, byAssumption: 0 };
    fc.assert(
      fc.property(tinyWorld, (dictionary) => {
        const criteria = criteriaOf(dictionary);
        const truths = answersOf(dictionary, criteria);
        const isTrue = truths.map((answers): Column => answers.map((truth) => truth === true));
        const isNotFalse = truths.map((answers): Column => answers.map((truth) => truth !== false));
        for (const [index, assumed] of criteria.slice(3).entries()) {
          const ofAll = [...isTrue.slice(index, index + 3), ...isNotFalse.slice(index + 3, index + 4)];
          if (!isMetByNobody(ofAll)) continue;
          const ground = { dictionary, assumptions: [assumed], now };
          const { conjuncts: own, assumptions } = conflicting(
            [allOf(criteria.slice(index, index + 3))],
            ground,
          );
          const answers = answersOf(dictionary, [...own.map(({ condition }) => condition), ...assumptions]);
          const columns = answers.map((answer, place): Column =>
            answer.map((truth) => (place < own.length ? truth === own[place]?.wanted : truth !== false)),
          );
          expect(isMetByNobody(columns)).toBe(true);
          for (const column of columns)
            expect(isMetByNobody(columns.filter((other) => other !== column))).toBe(false);
          if (assumptions.length > 0) found.byAssumption += 1;
          else found[own.length === 1 ? "alone" : own.length === 2 ? "two" : "more"] += 1;
        }
      }),
      { numRuns: isThorough ? 100 : 12, seed: 7, endOnFailure: true },
    );
    for (const count of Object.values(found)) expect(count).toBeGreaterThan(0);
  }, 120_000);
});

describe("a conflict in words", () => {
  const said = (words: readonly string[]): Conflict["conditions"] =>
    words.map((one) => ({ words: one, line: undefined }));

  // What is not said in tests/cases.
  it.each<readonly [string, string, Conflict]>([
    [
      "`a` is never true under the assumption “x”",
      "Correct the condition or the assumption that was meant otherwise",
      { never: "together", conditions: said(["a"]), assumptions: ["x"] },
    ],
    [
      "`a`, `b` and `c` are never all true at once under the assumptions “x” and “y”",
      "Correct the condition or the assumption that was meant otherwise",
      { never: "together", conditions: said(["a", "b", "c"]), assumptions: ["x", "y"] },
    ],
    [
      "none of `a`, `b` and `c` is ever true",
      "Correct at least one of them",
      { never: "any", conditions: said(["a", "b", "c"]), assumptions: [] },
    ],
    [
      "no lead fits the assumption “x”",
      "Correct the assumption",
      { never: "together", conditions: [], assumptions: ["x"] },
    ],
  ])("says: %s", (words, advice, conflict) => {
    expect(conflictWords(conflict)).toBe(words);
    expect(correction(conflict)).toBe(advice);
  });
});
