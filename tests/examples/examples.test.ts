import { readFileSync, readdirSync } from "node:fs";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import type { Source } from "../../core/catalog/source.ts";
import type { Dictionary, Truth } from "../../core/criteria/model.ts";
import { qualify } from "../../core/criteria/qualify.ts";
import { type LeadSet, type TextTable, readLeads } from "../../core/criteria/read-leads.ts";
import { totals } from "../../core/criteria/totals.ts";
import { check } from "../../core/pipeline.ts";
import * as bank from "./bank.ts";
import * as tallybrook from "./tallybrook.ts";

const root = new URL("../../", import.meta.url);

function dictionaryOf(folder: string): Dictionary {
  const base = new URL(`${folder}/`, root);
  const sources = readdirSync(base, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(?:yaml|csv)$/.test(path))
    .map((path): Source => ({
      path: path.replaceAll("\\", "/"),
      type: "file",
      bytes: readFileSync(new URL(path, base)),
    }));
  const { catalog, findings } = check(sources);
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  return catalog.dictionary;
}

function tableOf(path: string): TextTable {
  const [columns = [], ...rows] = Papa.parse<string[]>(readFileSync(new URL(path, root), "utf8"), {
    skipEmptyLines: true,
  }).data;
  return { columns, rows };
}

type Cells = Readonly<Record<string, string>>;

const cellsOf = ({ columns, rows }: TextTable): readonly Cells[] =>
  rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? ""])));

const words = (answers: readonly (Truth | number)[]): string =>
  answers
    .map((answer) => (answer === true || answer === 1 ? "y" : answer === false || answer === 0 ? "n" : "?"))
    .join("");

/** The leads whose answers differ, with both answers: none, or the first ten. */
const differing = (
  ids: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): readonly string[] =>
  ids
    .flatMap((id, index) =>
      ours[index] === theirs[index] ? [] : [`${id}: ${ours[index] ?? ""}, by hand ${theirs[index] ?? ""}`],
    )
    .slice(0, 10);

describe("the invented company: 400 leads, answered by hand as well", () => {
  const dictionary = dictionaryOf("definitions");
  const leads = tableOf("examples/leads.csv");
  const activities = tableOf("examples/activities.csv");
  const set: LeadSet = readLeads({ leads, activities, history: undefined }, dictionary);
  const companies = cellsOf(tableOf("definitions/accounts/named-accounts.csv")).map(
    ({ domain = "" }) => domain,
  );
  const happened = new Map<string, Cells[]>();
  for (const row of cellsOf(activities)) {
    const ofLead = happened.get(row["lead"] ?? "") ?? [];
    happened.set(row["lead"] ?? "", [...ofLead, row]);
  }
  const rows = cellsOf(leads).map((cells) => ({ cells, activities: happened.get(cells["id"] ?? "") ?? [] }));

  it("nothing in the files is odd", () => {
    expect(set.leads).toHaveLength(400);
    expect([...set.report.notAllowed, ...set.report.withoutEvidence, ...set.report.withoutColumn]).toEqual(
      [],
    );
    expect([...set.report.notCarried, ...set.report.unused]).toEqual([]);
  });

  it.each(["2026-06-30", "2026-06-01", "2026-03-29T01:30", "2026-02-01", "2025-12-31T23:59", "2027-06-30"])(
    "every answer agrees as of %s",
    (day) => {
      const now = Date.parse(`${day}${day.includes("T") ? "" : "T00:00"}Z`);
      const ours = set.leads.map((lead) => words(qualify(dictionary, lead, set.carried, now).answers));
      const theirs = rows.map((row) => words(tallybrook.stages(row, companies, now)));
      expect(
        differing(
          set.leads.map(({ id }) => id),
          ours,
          theirs,
        ),
      ).toEqual([]);
      expect(new Set(ours).size).toBeGreaterThan(3);
    },
  );

  it("the totals as of 30 June 2026", () => {
    const now = Date.parse("2026-06-30T00:00Z");
    const sums = totals(
      set.leads.map((lead) => qualify(dictionary, lead, set.carried, now)),
      dictionary,
    );
    expect(sums.stages).toEqual([
      { id: "inquiry", here: 226, qualified: 356, notQualified: 44, undetermined: 0 },
      { id: "mql", here: 52, qualified: 130, notQualified: 231, undetermined: 39 },
      { id: "sal", here: 32, qualified: 78, notQualified: 322, undetermined: 0 },
      { id: "sql", here: 16, qualified: 46, notQualified: 334, undetermined: 20 },
      { id: "opportunity", here: 20, qualified: 30, notQualified: 334, undetermined: 36 },
      { id: "customer", here: 10, qualified: 10, notQualified: 390, undetermined: 0 },
    ]);
    expect([sums.leads, sums.outside, sums.undetermined, sums.skipped]).toEqual([400, 44, 75, 0]);
    expect(sums.missing.slice(0, 3)).toEqual([
      { name: "employees", leads: 21 },
      { name: "seniority", leads: 18 },
      { name: "contract_value", leads: 16 },
    ]);
  });
});

describe("the bank: 45,211 real leads, answered by hand as well", () => {
  const dictionary = dictionaryOf("examples/bank-marketing/definitions");
  const leads = tableOf("examples/bank-marketing/leads.csv");
  const set = readLeads({ leads, activities: undefined, history: undefined }, dictionary);
  const standings = set.leads.map((lead) => qualify(dictionary, lead, set.carried, 0));

  it("every answer agrees", () => {
    const theirs = cellsOf(leads).map((cells) => words(bank.stages(cells)));
    const ours = standings.map(({ answers }) => words(answers));
    expect(ours).toHaveLength(45_211);
    expect(
      differing(
        standings.map(({ lead }) => lead),
        ours,
        theirs,
      ),
    ).toEqual([]);
  });

  it("the totals", () => {
    const sums = totals(standings, dictionary);
    expect(sums.stages).toEqual([
      { id: "contact", here: 33_625, qualified: 44_396, notQualified: 815, undetermined: 0 },
      { id: "interested", here: 8_966, qualified: 10_771, notQualified: 33_479, undetermined: 961 },
      { id: "subscriber-likely", here: 1_805, qualified: 1_805, notQualified: 43_369, undetermined: 37 },
    ]);
    expect([sums.leads, sums.outside, sums.skipped]).toEqual([45_211, 815, 0]);
  });

  it("how many of each stage opened a deposit, as the read-me says", () => {
    const place = leads.columns.indexOf("outcome");
    const share = (stage: number): string => {
      const here = standings.flatMap(({ answers }, index) =>
        answers[stage] === true ? [leads.rows[index]?.[place]] : [],
      );
      return ((100 * here.filter((outcome) => outcome === "yes").length) / here.length).toFixed(1);
    };
    expect([share(0), share(1), share(2)]).toEqual(["11.8", "25.8", "58.7"]);
  });
});
