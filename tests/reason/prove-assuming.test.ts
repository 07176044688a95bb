import { describe, expect, it } from "vitest";
import { check } from "../../core/pipeline.ts";
import { parseQuestion } from "../../core/reason/parse-question.ts";
import { proveJson } from "../../core/report/prove-json.ts";
import { sourcesOf, withMinimal } from "../catalog/minimal.ts";

const set = (name: string, criteria: string): string =>
  `name: ${name}\ndescription: D.\ncriteria: ${criteria}\n`;

const { catalog } = check(
  sourcesOf(
    withMinimal({
      "assumptions.yaml": `demos-for-large:
  description: Whoever asks for a demo is in a company of a hundred people or more.
  criteria: { any: [{ field: demo_requested, is: false }, { field: employees, at_least: 100 }] }
sized:
  description: We know every headcount.
  criteria: { field: employees, at_least: 1 }
`,
      "criteria/keen.yaml": set("Keen", "{ field: demo_requested, is: true }"),
      "criteria/small.yaml": set("Small", "{ field: employees, at_most: 50 }"),
      "criteria/tiny.yaml": set("Tiny", "{ field: employees, at_most: 5 }"),
      "scores/fit.yaml": `name: Fit
description: F.
rules:
  - { id: demo, name: Demo, when: { meets: keen }, points: 30 }
  - { id: small, name: Small, when: { meets: small }, points: 30 }
`,
    }),
  ),
);

function proved(text: string): { readonly sentence: string; readonly assuming: readonly string[] } {
  const parsed = parseQuestion(text, catalog.dictionary);
  if (parsed.status !== "question") throw new Error(parsed.status);
  const [answer] = proveJson([{ text, question: parsed.question }], catalog).answers;
  if (answer === undefined) throw new Error("no answer");
  return { sentence: answer.sentence, assuming: answer.assuming };
}

describe("a proof", () => {
  it.each([
    ["tiny implies small", "Proved for every possible lead: whoever is “Tiny” is also “Small”.", []],
    [
      "keen and small are disjoint",
      "Proved for every lead that fits the assumption “demos-for-large”: no lead can be both “Keen” and “Small”.",
      ["demos-for-large"],
    ],
    [
      "highest fit",
      "The highest points of the fit are 30: proved for every lead that fits the assumption “demos-for-large” that no lead can have more.",
      ["demos-for-large"],
    ],
    [
      "score fit reaches 60",
      "Proved for every lead that fits the assumption “demos-for-large”: no lead can ever have 60 points in the fit.",
      ["demos-for-large"],
    ],
    ["score fit reaches 61", "Proved: no lead can ever have 61 points in the fit.", []],
  ])("names the assumptions that it needs, and no others: %s", (question, sentence, assuming) => {
    expect(proved(question)).toEqual({ sentence, assuming });
  });
});
