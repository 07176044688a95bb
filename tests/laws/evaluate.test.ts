import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explain } from "../../core/criteria/explain.ts";
import { missingFor } from "../../core/criteria/missing.ts";
import type { Truth } from "../../core/criteria/model.ts";
import { scoreOf } from "../../core/criteria/score.ts";
import { segmentsOf } from "../../core/criteria/segment.ts";
import { type Situation, situation } from "../../core/criteria/situation.ts";
import type * as raw from "../../core/generated/definitions.ts";
import { anyCondition, plainCondition } from "./arbitrary-condition.ts";
import { anyCase, forgetting, fullCase } from "./arbitrary-lead.ts";
import { type Case, ask, dictionary, now, read } from "./small-company.ts";

const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);
const parts = fc.array(anyCondition, { minLength: 1, maxLength: 4 });
const runs = { numRuns: 300 };

describe("evaluate", () => {
  it("answers every condition for every lead, and so do explain and missingFor", () => {
    fc.assert(
      fc.property(anyCondition, anyCase, (condition, { lead, carried }) => {
        const about = situation(dictionary, lead, carried, now);
        const parsed = read(condition);
        const { answer, because, wouldWith } = explain(parsed, about);
        const missing = missingFor(parsed, about);
        expect([true, false, undefined]).toContain(answer);
        // Nothing is missing where there is an answer; what needs changing is said where the answer is no.
        if (answer !== undefined) expect(missing).toEqual([]);
        else expect(missing).not.toEqual([]);
        if (answer === true) expect(wouldWith).toEqual([]);
        if (answer === false) expect(because).not.toEqual([]);
      }),
      runs,
    );
  });

  it("never reverses an answer when a missing value is filled in", () => {
    fc.assert(
      fc.property(
        plainCondition,
        fullCase.chain((full) => forgetting(full).map((partial) => ({ full, partial }))),
        (condition, { full, partial }) => {
          const before = ask(condition, partial);
          if (before !== undefined) expect(ask(condition, full)).toBe(before);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("never reverses an answer when it is filled in step by step", () => {
    fc.assert(
      fc.property(
        plainCondition,
        fullCase.chain((full) =>
          forgetting(full).chain((more) => forgetting(more).map((less) => ({ more, less }))),
        ),
        (condition, { more, less }) => {
          const before = ask(condition, less);
          if (before !== undefined) expect(ask(condition, more)).toBe(before);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("a score, a segment and a count stay among the values that were possible before", () => {
    const two = fullCase.chain((full) => forgetting(full).map((partial) => ({ full, partial })));
    const about = ({ lead, carried }: Case): Situation => situation(dictionary, lead, carried, now);
    fc.assert(
      fc.property(two, fc.constantFrom(undefined, false), ({ full, partial }, strict) => {
        for (const id of dictionary.scores.keys()) {
          const exact = scoreOf(id, undefined, about(full));
          expect(exact.low).toBe(exact.high);
          const { low, high } = scoreOf(id, undefined, about(partial));
          expect([id, low <= exact.low, exact.high <= high]).toEqual([id, true, true]);
          // No answer, no points: one of the values that are possible.
          const guess = scoreOf(id, strict, about(partial));
          expect([id, low <= guess.low, guess.high <= high]).toEqual([id, true, true]);
        }
        for (const id of dictionary.segmentations.keys()) {
          const [exact, ...others] = segmentsOf(id, about(full));
          expect(others).toEqual([]);
          expect(segmentsOf(id, about(partial))).toContain(exact);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it("has an answer where everything is known", () => {
    fc.assert(
      fc.property(plainCondition, fullCase, (condition, full) => {
        expect(ask(condition, full)).not.toBe(undefined);
      }),
      runs,
    );
  });
});

describe("the logic of combinations", () => {
  const law = (
    name: string,
    left: (of: raw.Condition[]) => Side,
    right: (of: raw.Condition[]) => Side,
  ): void => {
    it(name, () => {
      fc.assert(
        fc.property(parts, anyCase, (of, about) => {
          const [a, b] = [left(of), right(of)].map(({ condition, turned }) => {
            const truth = ask(condition, about);
            return turned ? not(truth) : truth;
          });
          expect(a).toBe(b);
        }),
        runs,
      );
    });
  };
  interface Side {
    readonly condition: raw.Condition;
    readonly turned: boolean;
  }
  const is = (condition: raw.Condition): Side => ({ condition, turned: false });
  const isNot = (condition: raw.Condition): Side => ({ condition, turned: true });
  const denied = (of: raw.Condition[]): raw.Condition[] => of.map((part) => ({ none: [part] }));

  law(
    "none of is not any of",
    (of) => is({ none: of }),
    (of) => isNot({ any: of }),
  );
  law(
    "all of is not any of the opposites",
    (of) => is({ all: of }),
    (of) => isNot({ any: denied(of) }),
  );
  law(
    "any of is not all of the opposites",
    (of) => is({ any: of }),
    (of) => isNot({ all: denied(of) }),
  );
  law(
    "none of is all of the opposites",
    (of) => is({ none: of }),
    (of) => is({ all: denied(of) }),
  );
  law(
    "at least one of is any of",
    (of) => is({ at_least: 1, of }),
    (of) => is({ any: of }),
  );
  law(
    "at least all of is all of",
    (of) => is({ at_least: of.length, of }),
    (of) => is({ all: of }),
  );
  law(
    "twice not is the same",
    (of) => is({ none: [{ none: [{ all: of }] }] }),
    (of) => is({ all: of }),
  );
  law(
    "said twice is said once",
    (of) => is({ all: [...of, ...of] }),
    (of) => is({ all: of }),
  );
  law(
    "in brackets it is the same",
    (of) => is({ any: [{ any: of }] }),
    (of) => is({ any: of }),
  );

  it("the order of parts does not matter", () => {
    const shuffled = parts.chain((of) =>
      fc.shuffledSubarray(of, { minLength: of.length }).map((other) => ({ of, other })),
    );
    fc.assert(
      fc.property(shuffled, anyCase, fc.nat(3), ({ of, other }, about, count) => {
        const at_least = Math.min(of.length, count + 1);
        for (const key of ["all", "any", "none"] as const)
          expect(ask({ [key]: other } as unknown as raw.Condition, about)).toBe(
            ask({ [key]: of } as unknown as raw.Condition, about),
          );
        expect(ask({ at_least, of: other }, about)).toBe(ask({ at_least, of }, about));
      }),
      runs,
    );
  });

  it("is_not is the opposite of is, none_of of one_of, also where the value is missing", () => {
    const values = fc.subarray(["low", "middle", "high"], { minLength: 1 });
    fc.assert(
      fc.property(values, anyCase, (list, about) => {
        expect(ask({ field: "rank", none_of: list }, about)).toBe(
          not(ask({ field: "rank", one_of: list }, about)),
        );
      }),
      runs,
    );
  });

  it("if_unknown changes nothing but the missing answer", () => {
    fc.assert(
      fc.property(plainCondition, anyCase, fc.boolean(), (condition, about, value) => {
        // On a score, false also decides for every rule; so the whole is wrapped here.
        expect(ask({ all: [condition], if_unknown: value }, about)).toBe(ask(condition, about) ?? value);
      }),
      runs,
    );
  });
});
