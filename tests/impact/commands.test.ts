import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterAll, describe, expect, it } from "vitest";
import type { ImpactOutput } from "../../core/generated/impact.ts";
import { impactCommand } from "../../scripts/commands/impact.ts";
import { profileCommand } from "../../scripts/commands/profile.ts";
import { UsageError } from "../../scripts/io/usage-error.ts";
import { runCommand } from "../plan/run-command.ts";

const schema = JSON.parse(
  readFileSync(new URL("../../schema/output/impact.schema.json", import.meta.url), "utf8"),
) as object;
const folder = mkdtempSync(join(tmpdir(), "countersign-impact-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const at = (name: string): string => join(folder, name);
writeFileSync(at("bad.parquet"), "PAR1");
const sides = ["--before", ".", "--after", ".+examples/proposal"];
const files = [
  ...["--leads", "examples/leads.csv", "--activities", "examples/activities.csv"],
  ...["--history", "examples/history.csv", "--as-of", "2026-06-30"],
];
const json = async (...args: readonly string[]): Promise<ImpactOutput> => {
  const { printed } = await runCommand(impactCommand, ...sides, "--format", "json", ...args);
  return JSON.parse(printed) as ImpactOutput;
};

describe("countersign impact, on the example company", () => {
  it("says who moves, with the leads that countersign.yaml names", async () => {
    const { printed, exitCode } = await runCommand(impactCommand, ...sides, "--format", "terminal");
    expect(exitCode).toBe(0);
    expect(printed.split("\n").slice(0, 10)).toEqual([
      "38 of 130 leads lose MQL; those that keep it signed a contract in 10.9 % of cases instead of 7.7 %.",
      "400 leads as of 30 June 2026, judged by both versions",
      "",
      "  Stage        before  after  lose it  gain it  signed a contract",
      "  Inquiry         356    356                                2.8 %",
      "* MQL             130     92       38              7.7 % → 10.9 %",
      "* SAL              78     76        2             12.8 % → 13.2 %",
      "  SQL              46     46                               21.7 %",
      "  Opportunity      30     30                               33.3 %",
      "  Customer         10     10                              100.0 %",
    ]);
  });

  it("gives programs a form that the schema describes, in which the numbers add up", async () => {
    const output = await json();
    const ajv = new Ajv({ allowUnionTypes: true });
    expect(ajv.validate(schema, output), ajv.errorsText()).toBe(true);
    expect(output.moves.reduce((sum, { leads }) => sum + leads, 0)).toBe(output.leads);
    for (const { before, after, keeps, loses, gains } of output.stages)
      expect([keeps.leads + loses.leads, keeps.leads + gains.leads]).toEqual([
        before?.qualified,
        after?.qualified,
      ]);
    expect(output.stages[1]?.loses.ids).toHaveLength(10);
  });

  it("writes every lead that moves to a file", async () => {
    for (const name of ["moved.csv", "moved.ndjson"])
      await runCommand(impactCommand, ...sides, "--format", "terminal", "--out", at(name));
    const [header, first, ...rest] = readFileSync(at("moved.csv"), "utf8").trim().split("\n");
    expect([header, first, rest.length]).toEqual([
      "id,leads,from,to,loses,gains,missing",
      "L0072,1,sal,inquiry,mql;sal,,",
      37,
    ]);
    expect(readFileSync(at("moved.ndjson"), "utf8").trim().split("\n")).toHaveLength(38);
  });

  it("says the same from a profile, but for the names", async () => {
    await runCommand(profileCommand, ...files, "--out", at("profile.csv"));
    const nameless = (output: ImpactOutput): unknown =>
      JSON.parse(
        JSON.stringify({ ...output, from: "leads", notes: [] }, (key, value: unknown) =>
          key === "ids" ? [] : value,
        ),
      );
    const [direct, reduced] = [await json(...files), await json("--leads", at("profile.csv"))];
    expect(nameless(reduced)).toEqual(nameless(direct));
    expect(reduced.stages.flatMap(({ loses, gains }) => [...loses.ids, ...gains.ids])).toEqual([]);
  });
});

describe("countersign profile", () => {
  it("puts profiles of parts together", async () => {
    const [header = "", ...rows] = readFileSync("examples/leads.csv", "utf8").trim().split("\n");
    const parts = [rows.slice(0, 100), rows.slice(100)];
    for (const [index, part] of parts.entries()) {
      writeFileSync(at(`leads-${String(index)}.csv`), [header, ...part].join("\n"));
      await runCommand(
        profileCommand,
        "--leads",
        at(`leads-${String(index)}.csv`),
        ...files.slice(2),
        "--out",
        at(`part-${String(index)}.csv`),
      );
    }
    await runCommand(profileCommand, ...files, "--out", at("whole.csv"));
    const { printed } = await runCommand(
      profileCommand,
      ...["--merge", at("part-0.csv"), at("part-1.csv"), "--out", at("merged.csv")],
    );
    expect(printed).toBe(`400 leads in 400 rows written to ${at("merged.csv")}.`);
    expect(readFileSync(at("merged.csv"), "utf8")).toBe(readFileSync(at("whole.csv"), "utf8"));
  });

  it("is the same as a Parquet file, and smaller", async () => {
    await runCommand(profileCommand, ...files, "--out", at("p.parquet"));
    await runCommand(profileCommand, ...["--merge", at("p.parquet"), "--out", at("back.csv")]);
    await runCommand(profileCommand, ...files, "--out", at("direct.csv"));
    expect(readFileSync(at("back.csv"), "utf8")).toBe(readFileSync(at("direct.csv"), "utf8"));
    expect(readFileSync(at("p.parquet")).length).toBeLessThan(readFileSync(at("direct.csv")).length);
    const [csv, parquet] = [await json("--leads", at("direct.csv")), await json("--leads", at("p.parquet"))];
    expect(parquet).toEqual(csv);
  });

  it("says how many leads a minimum group leaves out", async () => {
    const { printed } = await runCommand(
      profileCommand,
      ...files,
      "--min-group",
      "2",
      "--out",
      at("few.csv"),
    );
    expect(printed).toBe(
      `0 leads in 0 rows written to ${at("few.csv")}. 400 leads left out, because fewer than 2 are alike.`,
    );
  });
});

describe("a call that cannot work", () => {
  it.each([
    [
      "a profile as of an hour",
      [...files.slice(0, -1), "2026-06-30T10:00Z", "--out", "p.csv"],
      "is not the beginning of a day",
    ],
    ["another ending", [...files, "--out", "p.txt"], "p.txt does not end in .csv or .parquet."],
    [
      "no group",
      [...files, "--min-group", "0", "--out", "p.csv"],
      "`--min-group` is not a number from 1 on.",
    ],
    [
      "a merge of leads",
      ["--merge", "examples/leads.csv", "--out", "p.csv"],
      "examples/leads.csv is not a profile",
    ],
    [
      "a file that only says that it is Parquet",
      ["--merge", at("bad.parquet"), "--out", "p.csv"],
      "bad.parquet is not a Parquet file that can be read.",
    ],
  ])("profile: %s", async (_, args, message) => {
    const call = runCommand(profileCommand, ...args);
    await expect(call).rejects.toThrow(UsageError);
    await expect(call).rejects.toThrow(message);
  });

  it("impact: a profile with a day of its own", async () => {
    const call = runCommand(impactCommand, ...sides, "--leads", at("profile.csv"), "--as-of", "2026-01-01");
    await expect(call).rejects.toThrow("is a profile, which needs no `--as-of`.");
  });
});
