import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it, vi } from "vitest";
import { metricWords } from "../../core/plan/metric-words.ts";
import { glossary } from "../../core/plan/glossary.ts";
import { check } from "../../core/pipeline.ts";
import { glossaryJson } from "../../core/report/glossary-json.ts";
import { glossaryMarkdown } from "../../core/report/glossary-markdown.ts";
import { filesOf } from "../../core/catalog/catalog.ts";
import { glossaryCommand } from "../../scripts/commands/glossary.ts";
import { readDefinitions } from "../../scripts/io/read-definitions.ts";
import { type Files, sourcesOf, withMinimal } from "../catalog/minimal.ts";

const company: Files = {
  "stages/mql.yaml": `name: Marketing qualified lead
abbreviation: MQL
description: Somebody to call.
worked_by: marketing
criteria:
  any:
    - { field: demo_requested, is: true }
    - all:
        - { field: employees, at_least: 200 }
        - { field: title, known: true }
`,
  "segments/size.yaml": `name: Company size
description: How large they are.
first:
  - { id: large, name: Large, description: They have a purchasing department., when: { field: employees, at_least: 200 } }
  - { id: small, name: Small, otherwise: true }
`,
  "segments/support.yaml": `name: Support
description: Who gets which support.
first:
  - { id: big, name: Large, when: { field: employees, at_least: 200 } }
  - { id: rest, name: Rest, otherwise: true }
`,
  "personas/boss.yaml": `name: Managing director
description: Signs the contract.
role: decides
titles: [Managing Director]
goals: [Grow.]
pains: [Delays.]
words:
  - { quote: "Every <b>rush order</b> breaks the plan.", source: Interview, date: "2026-01-15", terms: [rush-order] }
`,
  "glossary.yaml": `mql:
  name: MQL
  definition: A lead that sales calls.
  defined_in: stages/mql
  not_the_same_as: [{ term: rush-order, difference: One is a person. }]
rush-order:
  name: Rush order
  definition: An order that is put ahead of others.
  also_called: [Eilauftrag]
  said_by: [boss]
`,
};
const small = check(sourcesOf(withMinimal(company)));

describe("the glossary", () => {
  it("is put together from terms, stages, segments and buyers, each word once", () => {
    const { entries } = glossary(small.catalog);
    expect(entries.map(({ word, kind, place }) => `${word}: ${kind} ${place ?? "-"}`)).toEqual([
      "Large: segment segments/size.yaml",
      "Large: segment segments/support.yaml",
      "Managing director: buyer personas/boss.yaml",
      "MQL: stage stages/mql.yaml",
      "Rest: segment segments/support.yaml",
      "Rush order: term -",
      "Small: segment segments/size.yaml",
    ]);
  });

  it("finds the word that stands for two things", () => {
    expect(glossary(small.catalog).ambiguous).toEqual([
      { word: "Large", places: ["segments/size.yaml", "segments/support.yaml"] },
    ]);
  });

  it("reads as a page on which nothing of a definition can break out", () => {
    expect(small.findings).toEqual([]);
    const page = glossaryMarkdown(glossaryJson(glossary(small.catalog)));
    expect(page.slice(page.indexOf("## Managing"), page.indexOf("## Rest"))).toBe(`## Managing director

Signs the contract.

> Every \\<b\\>rush order\\</b\\> breaks the plan.
>
> Interview, 2026-01-15

_A buyer, defined in_ \`personas/boss.yaml\`

## MQL

A lead that sales calls.

Also called Marketing qualified lead.

Exactly, at least one of these:

- demo requested: yes
- all of these:
  - at least 200 employees
  - job title is known

Not the same as **Rush order**: One is a person.

_A stage, defined in_ \`stages/mql.yaml\`

`);
    expect(page.slice(0, page.indexOf("## Managing"))).toBe(`# Glossary

What both sides mean by a word. This page is made from the definitions, so that the two never differ.

Words that stand for more than one thing:

- Large: \`segments/size.yaml\` and \`segments/support.yaml\`

## Large

They have a purchasing department.

Exactly: at least 200 employees

_A segment of “Company size”, defined in_ \`segments/size.yaml\`

## Large

A part of “Support”.

Exactly: at least 200 employees

_A segment of “Support”, defined in_ \`segments/support.yaml\`

`);
  });

  it("does not depend on the order of the files", () => {
    const turned = check(sourcesOf(Object.fromEntries(Object.entries(withMinimal(company)).reverse())));
    expect(glossaryJson(glossary(turned.catalog))).toEqual(glossaryJson(glossary(small.catalog)));
  });
});

describe("a metric in words", async () => {
  const { catalog } = check(await readDefinitions("definitions"));
  const metrics = filesOf(catalog.files, "metrics")[0]?.value ?? {};
  it.each([
    ["mqls", "How many leads reached MQL in the month. Marketing answers for it."],
    [
      "new-customers",
      "How many leads reached “Customer”, by the month of their day of the decision. Sales answers for it.",
    ],
    [
      "lost-opportunities",
      "How many leads reached “Opportunity”, by the month of their day of the decision, only where decided against us. Sales answers for it.",
    ],
    [
      "new-revenue",
      "The total of contract value over the leads that reached “Customer”, by the month of their day of the decision. Sales answers for it.",
    ],
    [
      "average-contract",
      "“New revenue”, divided by “New customers”, for each quarter. Sales answers for it.",
    ],
    [
      "win-rate",
      "“New customers”, divided by “New customers” plus “Lost opportunities”, for each quarter. Sales answers for it.",
    ],
    [
      "mql-acceptance",
      "Of the leads that reached MQL in the month, the per cent that went on to SAL within 14 days. Marketing answers for it.",
    ],
    [
      "speed-to-lead",
      "The per cent that was answered within the agreed time in the hand-off “MQL to sales”, for each month. Sales answers for it.",
    ],
    [
      "sales-cycle",
      "The time from “Opportunity” to “Customer” that half of the leads stay below, for each quarter. Sales answers for it.",
    ],
    [
      "revenue-attainment",
      "The actual number in per cent of the target “New revenue 2026”, for each month. Sales answers for it.",
    ],
  ])("%s", (id, expected) => {
    const metric = metrics[id];
    expect(metric === undefined ? "" : metricWords(id, metric, catalog)).toBe(expected);
  });

  it("says a cohort and a period apart", () => {
    const metric = metrics["mql-to-sql"];
    if (metric === undefined) throw new Error("the example has no such metric");
    const formula = { conversion: { from: "mql", to: "sql" } };
    expect(metricWords("x", { ...metric, formula }, catalog)).toBe(
      "Of the leads that reached MQL in the month, the per cent that went on to SQL, however much later. Sales answers for it.",
    );
    expect(metricWords("x", { ...metric, formula, by: "period" }, catalog)).toBe(
      "The leads that reached SQL in the month, in per cent of those that reached MQL in the same month. Sales answers for it.",
    );
    const counted = {
      occurrences: { activities: ["webinar_attended", "meeting_booked"] as [string, string] },
    };
    expect(metricWords("x", { ...metric, formula: counted }, catalog)).toBe(
      "How often in the month somebody attended a webinar or booked a meeting. Sales answers for it.",
    );
  });
});

describe("the words of the other agreements, on the example company", async () => {
  const { catalog } = check(await readDefinitions("definitions"));
  const { words } = glossaryJson(glossary(catalog));
  it.each([
    [
      "Small manufacturers in DACH",
      "market",
      null,
      ["region is DACH and company size is Small; we serve those who ask"],
    ],
    ["Named accounts 2026", "account-list", null, []],
    ["Tier 1", "tier", "Named accounts 2026", ["at most 5 accounts"]],
    ["MQL to sales", "handoff", null, ["from marketing to sales, who has 4 business hours to answer"]],
    [
      "Troubling",
      "step",
      null,
      [
        "all of this:",
        "  marketing answers for it",
        "  it covers the stages “Inquiry” and MQL",
        "  it is finished when this is so: The person asks for a talk, or shows the interest that makes an MQL.",
      ],
    ],
    ["Salesforce", "tool", null, ["in use; sales answers for it"]],
  ])("%s", (word, kind, partOf, exactly) => {
    const found = words.filter((entry) => entry.word === word);
    expect(found.map((entry) => [entry.kind, entry.part_of, entry.exactly])).toEqual([
      [kind, partOf, exactly],
    ]);
  });
});

describe("countersign glossary, on the example company", () => {
  async function printed(...args: readonly string[]): Promise<string> {
    const texts: string[] = [];
    const write = vi
      .spyOn(process.stdout, "write")
      .mockImplementation((text) => texts.push(String(text)) > 0);
    try {
      await glossaryCommand.exitOverride().parseAsync(args, { from: "user" });
    } finally {
      write.mockRestore();
    }
    return texts.join("");
  }

  it("prints a page", async () => {
    const page = await printed(".");
    expect(page.split("\n")[0]).toBe("# Glossary");
    expect(page).toContain(
      "\n## Sales accepted lead\n\nAn MQL that a named salesperson has taken over.\n\nAlso called SAL.\n",
    );
    expect(page).not.toContain("Words that stand for more than one thing");
  });

  it("gives programs a form that the schema describes", async () => {
    const output: unknown = JSON.parse(await printed(".", "--format", "json"));
    const schema = readFileSync(
      new URL("../../schema/output/glossary-words.schema.json", import.meta.url),
      "utf8",
    );
    const validate = new Ajv({ strict: false }).compile(JSON.parse(schema) as object);
    expect([validate(output), validate.errors]).toEqual([true, null]);
  });
});
