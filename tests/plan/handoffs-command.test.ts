import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import type { HandoffsOutput } from "../../core/generated/handoffs.ts";
import { handoffsCommand } from "../../scripts/commands/handoffs.ts";
import { UsageError } from "../../scripts/io/usage-error.ts";
import { runCommand } from "./run-command.ts";

const data = ["--leads", "examples/leads.csv", "--activities", "examples/activities.csv"];
const asOf = ["--as-of", "2026-06-30"];
const schema = JSON.parse(
  readFileSync(new URL("../../schema/output/handoffs.schema.json", import.meta.url), "utf8"),
) as object;

describe("countersign handoffs, on the example company", () => {
  it("says for each hand-off how fast it was answered, and how", async () => {
    const { printed, exitCode } = await runCommand(
      handoffsCommand,
      ...data,
      "--history",
      "examples/history.csv",
      ...asOf,
    );
    expect(exitCode).toBe(0);
    const lines = printed.split("\n");
    expect(lines[0]).toBe("400 leads as of 2026-06-30 00:00 UTC");
    const from = lines.indexOf("MQL to sales: marketing to sales, within 4 business hours");
    expect(lines.slice(from + 1, from + 7)).toEqual([
      "  110 hand-overs: 78 answered in time (70.9 %), 31 late (28.2 %)",
      "  1 without an answer, overdue",
      "  Every owner has a clock: of 114, 82 ended in time and 31 too late.",
      "  Half of the answers came within 2.4 business hours.",
      "  Of 109 answers: 7 accepted (6.4 %), 51 rejected, 43 recycled, 8 disqualified",
      "  Reasons for rejected: `wrong-person` 21, `wrong-company` 8, `no-answer` 21, `duplicate` 1",
    ]);
  });

  it("gives programs a form that the schema describes, in which the numbers add up", async () => {
    const { printed } = await runCommand(
      handoffsCommand,
      ...data,
      "--history",
      "examples/history.csv",
      ...asOf,
      "--format",
      "json",
    );
    const output = JSON.parse(printed) as HandoffsOutput;
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    expect([validate(output), validate.errors]).toEqual([true, null]);
    expect(output.handoffs.map(({ id }) => id)).toEqual([
      "demo-request-to-sales",
      "mql-to-sales",
      "recycled-to-marketing",
    ]);
    for (const handoff of output.handoffs) {
      const { handed_over, in_time, late, running, overdue, waiting, open, answers, reasons } = handoff;
      expect(in_time + late + running + overdue + waiting).toBe(handed_over);
      expect(open.length).toBe(running + overdue + waiting);
      for (const name of ["rejected", "recycled", "disqualified"] as const) {
        const given = reasons.filter(({ outcome }) => outcome === name);
        expect(given.reduce((sum, { count }) => sum + count, 0)).toBe(answers[name]);
      }
    }
  });

  it("without the stage history says what cannot be measured, and measures the rest", async () => {
    const { printed } = await runCommand(handoffsCommand, ...data, ...asOf, "--format", "terminal");
    const lines = printed.split("\n");
    expect(lines.filter((line) => line.includes("Cannot be measured"))).toEqual([
      "  Cannot be measured: the data have no stage history, which hands a lead over.",
      "  Cannot be measured: the data have no stage history, which hands a lead over.",
    ]);
    expect(lines).toContain("  52 hand-overs: 30 answered in time (57.7 %), 12 late (23.1 %)");
  });

  it("says which hand-overs two levels of service promised an answer to", async () => {
    const folder = "tests/real/gitlab-service-level";
    const { printed } = await runCommand(
      handoffsCommand,
      ...[
        "--definitions",
        folder,
        "--leads",
        `${folder}/leads.csv`,
        "--activities",
        `${folder}/activities.csv`,
      ],
      ...["--history", `${folder}/history.csv`, "--as-of", "2026-04-08T10:00Z", "--carries", "all"],
      ...["--format", "terminal"],
    );
    expect(printed.split("\n").filter((line) => line.includes("as well"))).toEqual([
      "  13 hand-overs count for “MQL to sales” as well, within 2 business hours, such as `contact-disqualified`, `contact-in-both-levels` and `contact-in-no-level`",
      "  13 hand-overs count for “Contact request to sales” as well, within 1 business hour, such as `contact-disqualified`, `contact-in-both-levels` and `contact-in-no-level`",
    ]);
  });

  it("refuses definitions without a hand-off", async () => {
    const folder = ["--definitions", "examples/bank-marketing"];
    const run = runCommand(handoffsCommand, ...data, ...folder);
    await expect(run).rejects.toThrow(
      new UsageError(
        "The definitions have no hand-off.",
        "Add one to `handoffs/`, such as `handoffs/mql-to-sales.yaml`.",
      ),
    );
  });
});
