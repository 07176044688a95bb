import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { catalogRules } from "../../core/catalog/rules/index.ts";
import { agreementsMessages } from "../../core/report/messages/agreements.ts";
import { doubtsMessages } from "../../core/report/messages/doubts.ts";
import { findingsIn } from "../catalog/minimal.ts";

const cases = new URL("../cases/", import.meta.url);
const texts = readdirSync(cases)
  .filter((name) => name.endsWith(".yml"))
  .map((name) => readFileSync(new URL(name, cases), "utf8"));

describe("the rules about definitions that belong together", () => {
  it("each has its own purpose, a full sentence", () => {
    const purposes = catalogRules.map(({ purpose }) => purpose);
    expect(new Set(purposes).size).toBe(purposes.length);
    for (const purpose of purposes) expect(purpose).toMatch(/^[A-Z].*[a-z0-9]\.$/);
  });

  const codes = [...Object.keys(agreementsMessages), ...Object.keys(doubtsMessages)];
  // Too many cells for a case file; and a finding about countersign.yaml, which is no definition.
  const elsewhere = ["market-too-fine", "outcome-field-unfit"];
  it.each(codes.filter((code) => !elsewhere.includes(code)))("%s has a case file", (code) => {
    expect(texts.filter((text) => text.includes(`\n  - code: ${code}\n`)).length).toBeGreaterThan(0);
  });

  it("what a file may acknowledge is what the schema lists, and each is only a warning", () => {
    const schema = JSON.parse(
      readFileSync(new URL("../../schema/acknowledgements.schema.json", import.meta.url), "utf8"),
    ) as {
      readonly definitions: {
        readonly Acknowledgement: { readonly properties: { finding: { enum: string[] } } };
      };
    };
    const { enum: listed } = schema.definitions.Acknowledgement.properties.finding;
    expect(listed).toEqual(Object.keys(doubtsMessages).sort());
    interface Found {
      readonly findings?: readonly { readonly code: string; readonly severity?: string }[];
    }
    const found = texts.flatMap((text) => (parse(text) as Found).findings ?? []);
    for (const { code, severity } of found)
      if (listed.includes(code)) expect([code, severity]).toEqual([code, "warning"]);
  });
});

describe("acknowledging", () => {
  const score = (more: string): Record<string, string> => ({
    "scores/lead-score.yaml": `name: Lead score
description: Interest.
rules:
  - id: rank
    name: Rank
    first:
      - { when: { field: seniority, is: vp }, points: 5 }
      - { when: { field: seniority, is: director }, points: 5 }
${more}`,
  });
  const entry = (about: string): string =>
    `acknowledge: [{ finding: same-points, about: ${about}, reason: It is so. }]\n`;

  it("silences the one warning that it names", () => {
    expect(findingsIn(score(entry("rank")))).toEqual([]);
  });

  it("does not silence the same warning about something else", () => {
    expect(findingsIn(score(entry("other")))).toEqual([
      "scores/lead-score.yaml:8:61 same-points: Two cases of “Rank” that follow each other give the same points, 5.",
      "scores/lead-score.yaml:9:15 acknowledgement-unused: Nothing is found that `same-points` about `other` would acknowledge.",
    ]);
  });

  it("counts for its own file only", () => {
    const second = score(entry("rank"))["scores/lead-score.yaml"] ?? "";
    const files = { ...score(""), "scores/second.yaml": second.replace("Lead score", "Second score") };
    expect(findingsIn(files)).toEqual([
      "scores/lead-score.yaml:8:61 same-points: Two cases of “Rank” that follow each other give the same points, 5.",
    ]);
  });

  it("is not called unused while an error may hide what it is about", () => {
    const broken = score(
      `${entry("rank")}overrides: [{ name: Never, when: { field: nothing, is: 1 }, set: 1 }]\n`,
    );
    expect(findingsIn(broken)).toEqual([
      "scores/lead-score.yaml:10:43 unknown-reference: There is no field `nothing`.",
    ]);
  });

  it("cannot silence an error", () => {
    expect(
      findingsIn(
        score("acknowledge: [{ finding: score-out-of-reach, about: rank, reason: It is so. }]\n"),
      )[0],
    ).toBe("scores/lead-score.yaml:9:26 value-not-allowed: `finding` cannot be `score-out-of-reach`.");
  });
});

describe("a market that nobody can look through", () => {
  const division = (name: string, count: number): string =>
    `name: ${name}\ndescription: Parts.\nfirst:\n${Array.from({ length: count }, (_, index) => `  - { id: s${String(index)}, name: S${String(index)}, when: { field: employees, at_least: ${String(1000 - index)} } }\n`).join("")}`;

  it("is refused instead of being checked in part", () => {
    const files = {
      "segments/one.yaml": division("One", 40),
      "segments/two.yaml": division("Two", 30),
      "market.yaml": `statement: Here.
segments: [one, two]
markets:
  - { id: first, name: First, segments: { one: s0, two: s0 }, stance: focus, statement: Near us. }
`,
    };
    expect(findingsIn(files).filter((text) => text.startsWith("market"))).toEqual([
      "market.yaml:2:11 market-too-fine: The segments divide the market into 1,200 cells; 1,000 are checked.",
    ]);
  });
});
