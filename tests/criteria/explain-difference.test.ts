import { describe, expect, it } from "vitest";
import { type Judged, explainDifference } from "../../core/criteria/explain-difference.ts";
import { differenceWords } from "../../core/report/difference-words.ts";
import type { Source } from "../../core/catalog/source.ts";
import { type Compared, compare } from "../../core/pipeline.ts";
import { sourcesOf, withMinimal } from "../catalog/minimal.ts";
import { type Given, about, dictionaryOf } from "./world.ts";

/** The criteria `asked`, as one version has them, and the lead. */
function judged(criteria: string, given: Given): Judged {
  const dictionary = dictionaryOf({
    "criteria/asked.yaml": `name: Fits\ndescription: F.\ncriteria: ${criteria}\n`,
    "scores/fit.yaml": `name: Lead score
description: F.
rules:
  - { id: size, name: Size, when: { field: employees, between: [40, 400] }, points: 30 }
  - { id: rank, name: Rank, when: { field: seniority, is: VP }, points: 20 }
`,
  });
  const set = dictionary.sets.get("asked");
  if (set === undefined) throw new Error("the criteria were not read");
  return { condition: set.criteria, about: about(dictionary, given) };
}

const said = (subject: string, given: Given, before: string, after: string): string => {
  const [old, proposed] = [judged(before, given), judged(after, given)];
  const { dictionary } = proposed.about;
  return differenceWords(subject, explainDifference(old, proposed), "loses", "asked", dictionary);
};
const gained = (given: Given, before: string, after: string): string => {
  const [old, proposed] = [judged(before, given), judged(after, given)];
  const { dictionary } = proposed.about;
  return differenceWords("it", explainDifference(proposed, old), "gains", "asked", dictionary);
};

const size = (number: number): string => `{ field: employees, at_least: ${String(number)} }`;
const demo = "{ field: demo_requested, is: true }";

describe("why a lead loses or gains criteria", () => {
  it("names what lets it in and what keeps it out", () => {
    expect(said("`7`", { lead: { employees: "60" } }, size(50), size(80))).toBe(
      "`7` meets “Fits” today: 60 employees. With the change it does not: 60 employees, needs at least 80.",
    );
  });

  it("leaves out what is so in both versions", () => {
    const both = (number: number): string =>
      `{ all: [{ field: email, known: true }, { any: [${demo}, ${size(number)}] }] }`;
    const lead = { email: "ann@acme.example", demo_requested: "no", employees: "60" };
    expect(said("it", { lead }, both(50), both(80))).toBe(
      "It meets “Fits” today: 60 employees. With the change it does not: 60 employees, needs at least 80.",
    );
    expect(gained({ lead }, both(80), both(50))).toBe(
      "It does not meet “Fits” today: 60 employees, needs at least 80. With the change it does: 60 employees.",
    );
  });

  it("says what the data lack where nobody can tell", () => {
    const lead = { employees: "60" };
    const both = `{ all: [${size(50)}, { field: seniority, is: VP }] }`;
    expect(said("it", { lead }, size(50), both)).toBe(
      "It meets “Fits” today: 60 employees. With the change nobody can tell: the data lack seniority.",
    );
    expect(gained({ lead }, both, size(50))).toBe(
      "Today nobody can tell whether it meets “Fits”: the data lack seniority. With the change it does: 60 employees.",
    );
  });

  it("names scores with their points", () => {
    const bar = (points: number): string => `{ score: fit, at_least: ${String(points)} }`;
    expect(said("it", { lead: { employees: "60", seniority: "c_level" } }, bar(30), bar(40))).toBe(
      "It meets “Fits” today: lead score 30. With the change it does not: lead score 30, needs 40 or more.",
    );
  });

  it("names a set that needs itself, which is a mistake, instead of following it for ever", () => {
    const circular = (rest: string): Compared =>
      compare(circle("{ field: employees, at_least: 1 }"), circle(rest));
    const { classes } = circular("{ field: employees, at_least: 2 }");
    expect(classes.map(({ outcome }) => outcome)).toEqual(["not-settled"]);
  });
});

/** A criteria set that is met by whoever meets it, or something else. */
const circle = (other: string): readonly Source[] =>
  sourcesOf(
    withMinimal({
      "fields.yaml":
        "employees: { type: number, whole: true, unit: people, about: account, description: Headcount. }\n",
      "criteria/round.yaml": `name: Round\ndescription: R.\ncriteria: { any: [{ meets: round }, ${other}] }\n`,
    }),
  );
