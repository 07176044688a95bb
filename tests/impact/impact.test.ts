import { describe, expect, it } from "vitest";
import type { OutcomeModel } from "../../core/impact/outcome.ts";
import { sankey } from "../../core/report/sankey.ts";
import { targetSentences, undeterminedSentences } from "../../core/report/impact-sentences.ts";
import { changed, clauseOf, company, impactOf, stage } from "./small.ts";

const bar = (employees: number, more = ""): Record<string, string> => ({
  "stages/mql.yaml": stage(
    "Qualified",
    `{ field: employees, at_least: ${String(employees)} }`,
    `abbreviation: MQL\n${more}`,
  ),
});
const { fields } = changed({}).before.catalog.dictionary;
const field = (id: string) => {
  const found = fields.get(id);
  if (found === undefined) throw new Error(id);
  return found;
};
const outcome: OutcomeModel = {
  won: {
    kind: "field",
    field: field("won"),
    test: { of: "boolean", value: true },
    pointer: [],
    ifUnknown: undefined,
  },
  revenue: field("value"),
  days: { from: field("met_at"), to: field("signed_at") },
};

describe("the impact of a change", () => {
  it("tells who loses and keeps a stage, and what became of them", () => {
    const { stages, moves, moved, leads } = impactOf(bar(80), { outcome });
    expect(leads).toBe(6);
    expect(stages[0]).toEqual({
      id: "mql",
      before: { here: 2, qualified: 4, undetermined: 1 },
      after: { here: 0, qualified: 2, undetermined: 1 },
      keeps: { leads: 2, won: 2, revenue: 300_050, timed: 2, days: 40, ids: ["c", "d"], undetermined: 0 },
      loses: { leads: 2, won: 0, revenue: 0, timed: 0, days: 0, ids: ["a", "b"], undetermined: 0 },
      gains: { leads: 0, won: 0, revenue: 0, timed: 0, days: 0, ids: [], undetermined: 0 },
    });
    expect(moves.map(({ from, to, group }) => [from, to, group.leads])).toEqual([
      [undefined, undefined, 2],
      ["mql", undefined, 2],
      ["customer", "customer", 2],
    ]);
    expect(moved.map(({ lead, loses, gains }) => [lead, loses, gains])).toEqual([
      ["a", ["mql"], []],
      ["b", ["mql"], []],
    ]);
  });

  it("shows one lead that loses a stage, and why: the first of which both versions are sure", () => {
    const both =
      "{ all: [{ field: employees, at_least: 50 }, { field: title, none_of: [Owner, VP Sales] }] }";
    const { examples } = impactOf({ "stages/mql.yaml": stage("Qualified", both, "abbreviation: MQL\n") });
    expect(examples).toEqual([
      {
        ...{ stage: "mql", is: "loses", lead: "a" },
        why: {
          meets: ["60 employees"],
          misses: ["job title is “VP Sales”, must not be “Owner” or “VP Sales”"],
          isOpen: false,
        },
      },
    ]);
  });

  it("is nothing where nothing changes", () => {
    const { moved, stages } = impactOf({}, { outcome });
    expect(moved).toEqual([]);
    expect(stages.every(({ before, after }) => JSON.stringify(before) === JSON.stringify(after))).toBe(true);
  });

  it("tells how many lose a stage only because the data do not tell", () => {
    const files = {
      "stages/mql.yaml": stage(
        "Qualified",
        "{ all: [{ field: employees, at_least: 50 }, { field: value, at_least: 1 }] }",
      ),
    };
    expect(impactOf(files).stages[0]?.loses).toMatchObject({ leads: 2, undetermined: 2 });
    const { undetermined, stages } = impactOf(files);
    const { before, after } = changed(files);
    const sides = { before: before.catalog.dictionary, after: after.catalog.dictionary };
    expect(undeterminedSentences({ undetermined, stages }, sides)).toEqual([
      "3 leads might be further after the change, 1 before: the data lack value (3) and employees (1).",
      "Of those who lose a stage, 2 lose it only because the data do not tell.",
    ]);
  });

  it("counts a stage that comes, and one that goes, on one side only", () => {
    const comes = {
      "stages/sql.yaml": stage("Sales", "{ field: employees, at_least: 100 }"),
      "funnel.yaml": "name: F\nstages: [mql, sql, customer]\n",
    };
    const [, sql] = impactOf(comes).stages;
    expect(sql).toMatchObject({ id: "sql", before: undefined, after: { qualified: 1 }, gains: { leads: 1 } });
    const goes = { "funnel.yaml": "name: F\nstages: [mql]\n" };
    const told = impactOf(goes).stages;
    expect(told.map(({ id, after }) => [id, after?.qualified])).toEqual([
      ["mql", 4],
      ["customer", undefined],
    ]);
  });

  it("tells what changes within each segment", () => {
    expect(impactOf(bar(80)).segments).toEqual([
      { segmentation: "size", segment: "small", stage: "mql", before: 3, after: 1, loses: 2, gains: 0 },
      { segmentation: "size", segment: "large", stage: "mql", before: 1, after: 1, loses: 0, gains: 0 },
      { segmentation: "size", segment: "small", stage: "customer", before: 1, after: 1, loses: 0, gains: 0 },
      { segmentation: "size", segment: "large", stage: "customer", before: 1, after: 1, loses: 0, gains: 0 },
    ]);
  });
});

describe("the headline", () => {
  it.each([
    [80, "2 of 4 leads lose MQL; those that keep it signed a contract in 100.0 % of cases instead of 50.0 %"],
    [
      5,
      "1 more lead gains MQL, 5 instead of 4; those that have it then signed a contract in 40.0 % of cases instead of 50.0 %",
    ],
    [55, "none of 6 leads moves"],
    [1000, "4 of 4 leads lose MQL"],
  ])("of a bar of %i people", (employees, clause) => {
    expect(clauseOf(bar(employees), { outcome })).toBe(clause);
  });

  it("of a change both ways", () => {
    const files = { "stages/mql.yaml": stage("Qualified", "{ field: employees, less_than: 100 }") };
    expect(clauseOf(files)).toBe("1 of 4 leads loses “Qualified” and 1 other gains it");
  });
});

describe("targets", () => {
  const targets = (february: number): Record<string, string> => ({
    ...(company as Record<string, string>),
    "metrics.yaml": `mqls: { name: M, description: D., formula: { count: { stage: mql } }, by: period, per: month, unit: leads, accountable: marketing }\n`,
    "targets/mqls.yaml": `name: MQLs\ndescription: D.\nmetric: mqls\nunit: leads\naccountable: marketing\nperiod: { from: "2026-06", to: "2026-07" }\nmonths: { "2026-06": 99, "2026-07": ${String(february)} }\n`,
  });
  it.each([
    [
      2,
      2,
      "The target “MQLs” asks for 2 a month from now on; these leads give 1 after the change and 2 before: it goes out of reach at this volume.",
    ],
    [
      1,
      2,
      "The target “MQLs” asks for 1 a month from now on; these leads give 1 after the change and 2 before: it stays within reach.",
    ],
    [
      9,
      2,
      "The target “MQLs” asks for 9 a month from now on; these leads give 1 after the change and 2 before: it is out of reach at this volume, before and after.",
    ],
    [9, undefined, "The target “MQLs” counts MQL: reaching it would take 100 % more leads than before."],
  ])("of %i a month, with leads of %s months", (needed, months, sentence) => {
    const files = targets(needed);
    const told = impactOf(bar(80), { months }, files);
    const { before, after } = changed(bar(80), files);
    const sides = { before: before.catalog.dictionary, after: after.catalog.dictionary };
    expect(targetSentences(told, sides)).toEqual([sentence]);
  });

  it("that count another stage are not mentioned", () => {
    expect(impactOf(bar(55), { months: 2 }, targets(2)).targets).toEqual([]);
  });
});

describe("the diagram", () => {
  const group = { ...impactOf({}).moves[0]?.group, leads: 3 } as never;

  it("shows who leaves and who stays", () => {
    const { moves } = impactOf(bar(80));
    expect(sankey({ moves }, (id) => id ?? "no stage")).toEqual([
      '```mermaid\nsankey-beta\n"no stage before","no stage after",2\n"mql before","no stage after",2\n```',
    ]);
  });

  it("is left out where nobody moves", () => {
    expect(sankey({ moves: impactOf({}).moves }, () => "x")).toEqual([]);
  });

  it.each([
    'a","b",999\n%%{init: {"securityLevel":"loose"}}%%',
    "```\n# Approved\n@everyone",
    "<img src=x onerror=alert(1)>",
    "click a href javascript:alert(1)",
    "\u202eevil\u0000",
  ])("cannot be broken out of by the name %j", (name) => {
    const [text = ""] = sankey({ moves: [{ from: "a", to: undefined, group }] }, () => name);
    const lines = text.split("\n");
    expect(lines).toHaveLength(4);
    expect(lines[2]).toMatch(/^"[\p{L}\p{M}\p{N} .()/+-]* before","[\p{L}\p{M}\p{N} .()/+-]* after",3$/u);
  });
});
