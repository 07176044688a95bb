import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../core/criteria/evaluate.ts";
import type { Dictionary } from "../../core/criteria/model.ts";
import { say } from "../../core/criteria/say.ts";
import { scoreOf } from "../../core/criteria/score.ts";
import { situation } from "../../core/criteria/situation.ts";
import type * as raw from "../../core/generated/definitions.ts";
import { anyCondition } from "./arbitrary-condition.ts";
import { anyCase } from "./arbitrary-lead.ts";
import { dictionary, now, read } from "./small-company.ts";

/** The same with the keys of every object in the opposite order; lists keep theirs. */
const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, turned(inner)] as const)
      .reverse(),
  );
};

describe("what order does not change", () => {
  it("the keys of a condition: it answers the same and reads the same", () => {
    fc.assert(
      fc.property(anyCondition, anyCase, (condition, { lead, carried }) => {
        const [one, other] = [read(condition), read(turned(condition) as raw.Condition)];
        const about = situation(dictionary, lead, carried, now);
        expect(evaluate(other, about)).toBe(evaluate(one, about));
        expect(say(other, dictionary)).toBe(say(one, dictionary));
      }),
      { numRuns: 300 },
    );
  });

  it("the rules and the parts of a score: every lead has the same points", () => {
    const ids = [...dictionary.scores.keys()];
    const shuffled = fc.tuple(
      ...ids.map((id) => {
        const model = dictionary.scores.get(id);
        if (model === undefined) throw new Error(`there is no score ${id}`);
        return fc
          .record({
            rules: fc.shuffledSubarray([...model.rules], { minLength: model.rules.length }),
            parts: fc.shuffledSubarray([...model.parts], { minLength: model.parts.length }),
          })
          .map((order) => [id, { ...model, ...order }] as const);
      }),
    );
    fc.assert(
      fc.property(shuffled, anyCase, (models, { lead, carried }) => {
        const other: Dictionary = { ...dictionary, scores: new Map(models) };
        for (const id of ids)
          expect(scoreOf(id, undefined, situation(other, lead, carried, now))).toEqual(
            scoreOf(id, undefined, situation(dictionary, lead, carried, now)),
          );
      }),
      { numRuns: 500 },
    );
  });
});
