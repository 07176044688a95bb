import { describe, expect, it } from "vitest";
import type { Truth } from "../../core/criteria/model.ts";
import { type Standing, qualify } from "../../core/criteria/qualify.ts";
import { readLeads } from "../../core/criteria/read-leads.ts";
import { totals } from "../../core/criteria/totals.ts";
import { type Cells, dictionaryOf, now } from "./world.ts";

const stage = (name: string, criteria: string): string =>
  `name: ${name}\ndescription: D.\nworked_by: sales\ncriteria: ${criteria}\n`;
const dictionary = dictionaryOf({
  "stages/inquiry.yaml": stage("Inquiry", "{ field: email, known: true }"),
  "stages/mql.yaml": stage("MQL", "{ field: employees, at_least: 40 }"),
  "stages/sql.yaml": stage("SQL", "{ all: [{ field: demo_requested, is: true }, { meets: mql }] }"),
  "funnel.yaml": "name: F\nstages: [inquiry, mql, sql]\n",
});

function standings(leads: readonly Cells[]): readonly Standing[] {
  const columns = ["email", "employees", "demo_requested"];
  const rows = leads.map((lead) => columns.map((column) => lead[column] ?? ""));
  const set = readLeads({ leads: { columns, rows }, activities: undefined, history: undefined }, dictionary);
  return set.leads.map((lead) => qualify(dictionary, lead, set.carried, now));
}

const email = "ann@acme.example";

describe("the stage of a lead: the last one in the funnel whose criteria are true", () => {
  it.each<readonly [Cells, string | undefined, readonly Truth[], Standing["undetermined"]]>([
    [{}, undefined, [false, undefined, undefined], { stage: "mql", missing: ["employees"] }],
    [{ email }, "inquiry", [true, undefined, undefined], { stage: "mql", missing: ["employees"] }],
    [
      { email, demo_requested: "no" },
      "inquiry",
      [true, undefined, false],
      { stage: "mql", missing: ["employees"] },
    ],
    [{ email, employees: "5" }, "inquiry", [true, false, false], undefined],
    [
      { email, employees: "50" },
      "mql",
      [true, true, undefined],
      { stage: "sql", missing: ["demo_requested"] },
    ],
    [{ email, employees: "50", demo_requested: "yes" }, "sql", [true, true, true], undefined],
    // The criteria do not nest: a later stage counts without an earlier one.
    [{ employees: "50", demo_requested: "no" }, "mql", [false, true, false], undefined],
  ])("%j is at %s", (lead, at, answers, undetermined) => {
    expect(standings([lead])).toEqual([{ lead: "1", stage: at, answers, undetermined }]);
  });
});

describe("totals", () => {
  it("count every lead once, and those that meet a stage or might", () => {
    const leads: readonly Cells[] = [
      {},
      { email },
      { email, employees: "5" },
      { email, employees: "50" },
      { email, employees: "50", demo_requested: "yes" },
      { employees: "50", demo_requested: "no" },
    ];
    expect(totals(standings(leads), dictionary)).toEqual({
      leads: 6,
      stages: [
        { id: "inquiry", here: 2, qualified: 4, notQualified: 2, undetermined: 0 },
        { id: "mql", here: 2, qualified: 3, notQualified: 1, undetermined: 2 },
        { id: "sql", here: 1, qualified: 1, notQualified: 2, undetermined: 3 },
      ],
      outside: 1,
      undetermined: 3,
      missing: [
        { name: "employees", leads: 2 },
        { name: "demo_requested", leads: 1 },
      ],
      skipped: 1,
    });
  });

  it("name what is missing for most leads first, and by name where it is as many", () => {
    const open: Cells = { email };
    const half: Cells = { email, employees: "50" };
    const missing = (leads: readonly Cells[]): unknown => totals(standings(leads), dictionary).missing;
    expect(missing([open, half, half])).toEqual([
      { name: "demo_requested", leads: 2 },
      { name: "employees", leads: 1 },
    ]);
    expect(missing([open, half])).toEqual([
      { name: "demo_requested", leads: 1 },
      { name: "employees", leads: 1 },
    ]);
    expect(missing([half, open])).toEqual(missing([open, half]));
  });

  it("of no leads are zero", () => {
    const sums = totals([], dictionary);
    expect([sums.leads, sums.outside, sums.undetermined, sums.missing]).toEqual([0, 0, 0, []]);
  });
});
