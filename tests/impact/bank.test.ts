import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { impact } from "../../core/impact/impact.ts";
import { leadCases } from "../../core/impact/lead-cases.ts";
import { readSettings } from "../../core/impact/settings.ts";
import { compare } from "../../core/pipeline.ts";
import { headlineClause } from "../../core/report/headline.ts";
import { readDefinitions } from "../../scripts/io/read-definitions.ts";
import { layOver } from "../../scripts/io/read-side.ts";
import * as bank from "../examples/bank.ts";

const root = new URL("../../examples/bank-marketing/", import.meta.url);
const inForce = await readDefinitions(new URL("definitions", root).pathname);
const proposed = await readDefinitions(new URL("proposal/definitions", root).pathname);
const { before, after, classes } = compare(inForce, layOver(inForce, proposed));
const settings = readSettings(
  { path: "countersign.yaml", type: "file", bytes: readFileSync(new URL("countersign.yaml", root)) },
  before.catalog,
);
if (settings.status === "broken") throw new Error(JSON.stringify(settings.findings));
const [columns = [], ...rows] = Papa.parse<string[]>(readFileSync(new URL("leads.csv", root), "utf8"), {
  skipEmptyLines: true,
}).data;

const { cases } = leadCases(
  { leads: { columns, rows }, activities: undefined, history: undefined },
  before.catalog.dictionary,
  after.catalog.dictionary,
  { now: 0, outcome: settings.settings.outcome },
);
const found = impact(before.catalog, after.catalog, cases);

/** The same in plain sums over the rows, from answers that were written down by hand. */
const byHand = rows.map((row) => {
  const cells = Object.fromEntries(columns.map((column, index) => [column, row[index] ?? ""]));
  return { was: bank.stages(cells), is: bank.stages(cells, 45), saidYes: cells["outcome"] === "yes" };
});
const count = (test: (lead: (typeof byHand)[number]) => boolean): number => byHand.filter(test).length;
const at = (answers: readonly number[], stage: number): number => answers[stage] ?? 0;

describe("a higher bar for 45,211 real leads, counted by hand as well", () => {
  it("finds a tightened stage, and what rests on it", () => {
    expect(classes.map(({ id, outcome }) => [id, outcome])).toEqual([["interested", "tightened"]]);
  });

  it.each([0, 1, 2])("stage %i: who qualifies, loses, and what became of them", (stage) => {
    const told = found.stages[stage];
    const yes = (answers: readonly number[]): boolean => at(answers, stage) === 1;
    expect(told?.before).toMatchObject({
      qualified: count(({ was }) => yes(was)),
      undetermined: count(({ was }) => at(was, stage) === 0.5),
    });
    expect(told?.after).toMatchObject({
      qualified: count(({ is }) => yes(is)),
      undetermined: count(({ is }) => at(is, stage) === 0.5),
    });
    expect(told?.keeps).toMatchObject({
      leads: count(({ was, is }) => yes(was) && yes(is)),
      won: count(({ was, is, saidYes }) => yes(was) && yes(is) && saidYes),
    });
    expect(told?.loses).toMatchObject({
      leads: count(({ was, is }) => yes(was) && !yes(is)),
      won: count(({ was, is, saidYes }) => yes(was) && !yes(is) && saidYes),
      undetermined: count(({ was, is }) => yes(was) && at(is, stage) === 0.5),
    });
    expect(told?.gains.leads).toBe(0);
  });

  it("the moves between stages", () => {
    const strictest = (answers: readonly number[]): string | undefined =>
      ["contact", "interested", "subscriber-likely"][answers.lastIndexOf(1)];
    for (const { from, to, group } of found.moves)
      expect([from, to, group.leads]).toEqual([
        from,
        to,
        count(({ was, is }) => strictest(was) === from && strictest(is) === to),
      ]);
    expect(found.moves.reduce((sum, { group }) => sum + group.leads, 0)).toBe(45_211);
    expect(found.moved).toHaveLength(count(({ was, is }) => strictest(was) !== strictest(is)));
  });

  it("says it in one clause", () => {
    expect(headlineClause(found, ["interested"], before.catalog.dictionary, after.catalog.dictionary)).toBe(
      "6,225 of 10,771 leads lose “Interested”; those that keep it opened a term deposit in 38.8 % of cases instead of 25.8 %",
    );
  });
});
