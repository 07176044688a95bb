import { mkdtemp, mkdir, writeFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import type { CharterOutput } from "../../core/generated/charter-state.ts";
import { charterCommand } from "../../scripts/commands/charter.ts";
import { UsageError } from "../../scripts/io/usage-error.ts";
import { type Files, withMinimal } from "../catalog/minimal.ts";
import { runCommand } from "./run-command.ts";

const charter = (missing: string): string => `purpose: One set of numbers.
asked_by: { name: Kim Lee, role: Chief executive }
missing: ${missing}
review_every: 13 weeks
agreements:
  - { definition: stages/inquiry, due: "2025-11-28", last_reviewed: "2026-03-31" }
  - { definition: stages/mql, due: "2026-06-29", why: Sales never agreed to it. }
  - { definition: stages/sql, due: "2026-06-30" }
  - { definition: personas, due: "2026-01-30" }
  - { definition: owners, due: "2025-11-28", review_every: 1 day }
  - { definition: scores/lead-score, due: "2026-06-28" }
`;

const score = `name: Lead score
description: Interest.
rules: [{ id: demo, name: Demo, when: { field: nothing, is: true }, points: 1 }]
`;

async function folderWith(files: Files): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "charter-"));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

const company = (missing: string): Promise<string> =>
  folderWith(withMinimal({ "charter.yaml": charter(missing), "scores/lead-score.yaml": score }));

const asOf = ["--as-of", "2026-06-30"];

describe("countersign charter", () => {
  it("lists what is overdue, what is still to agree and what to look at again", async () => {
    const { printed, exitCode } = await runCommand(charterCommand, await company("warn"), ...asOf);
    expect(printed.split("\n")).toEqual([
      "Kim Lee, Chief executive, asks for 6 agreements. As of 2026-06-30: 2 agreed, 3 overdue, 1 still to agree, 2 to look at again.",
      "",
      "One set of numbers.",
      "",
      "Overdue",
      "  stages/mql: due 2026-06-29, 1 day late. Sales never agreed to it.",
      "  personas: due 2026-01-30, 151 days late",
      "  scores/lead-score: due 2026-06-28, 2 days late; there is a file, but it has errors",
      "",
      "Still to agree",
      "  stages/sql: due 2026-06-30, there is time",
      "",
      "To look at again",
      "  stages/inquiry: due 2026-06-30, every 13 weeks",
      "  owners: due 2025-11-29, every 1 day",
    ]);
    expect(exitCode).toBe(0);
  });

  it("ends with 1 where nothing may be overdue", async () => {
    const folder = await company("fail");
    const late = await runCommand(charterCommand, folder, ...asOf);
    expect(late.exitCode).toBe(1);
    expect(late.printed.split("\n").at(-1)).toBe(
      "The charter says that nothing may be overdue, so this ends with exit code 1.",
    );
    expect((await runCommand(charterCommand, folder, "--as-of", "2026-01-30")).exitCode).toBe(0);
  });

  it("a review is due on its day, not the day before", async () => {
    const folder = await company("warn");
    const reviewOf = async (day: string): Promise<unknown> => {
      const { printed } = await runCommand(charterCommand, folder, "--as-of", day, "--format", "json");
      return (JSON.parse(printed) as CharterOutput).agreements[0]?.review;
    };
    const review = { every: "13 weeks", since: "2026-03-31", next: "2026-06-30" };
    expect(await reviewOf("2026-06-29")).toEqual({ ...review, status: "later" });
    expect(await reviewOf("2026-06-30")).toEqual({ ...review, status: "due" });
  });

  it("gives programs a form that the schema describes", async () => {
    const { printed } = await runCommand(charterCommand, await company("warn"), ...asOf, "--format", "json");
    const output = JSON.parse(printed) as CharterOutput;
    const schema = readFileSync(
      new URL("../../schema/output/charter-state.schema.json", import.meta.url),
      "utf8",
    );
    const validate = new Ajv({ strict: false }).compile(JSON.parse(schema) as object);
    expect([validate(output), validate.errors]).toEqual([true, null]);
    expect(output.agreements[5]).toEqual({
      definition: "scores/lead-score",
      why: null,
      due: "2026-06-28",
      status: "overdue",
      because: "faulty",
      days_late: 2,
      files: [],
      review: null,
    });
    expect([output.agreed, output.open, output.overdue, output.reviews_due]).toEqual([2, 1, 3, 2]);
  });

  it("finds everything agreed in the example company", async () => {
    const { printed, exitCode } = await runCommand(charterCommand, ".", ...asOf);
    expect([printed.split("\n")[0], exitCode]).toEqual([
      "Katharina Voss, Chief executive, asks for 23 agreements. As of 2026-06-30: 23 agreed.",
      0,
    ]);
  });

  it("reminds of tools to decide about again from their day on, and not of others", async () => {
    const remindersOn = async (day: string): Promise<readonly string[]> => {
      const lines = (
        await runCommand(charterCommand, ".", "--as-of", day, "--format", "terminal")
      ).printed.split("\n");
      const from = lines.indexOf("Tools to decide about again");
      const rest = from < 0 ? [""] : [...lines.slice(from + 1), ""];
      return rest.slice(0, rest.indexOf(""));
    };
    expect(await remindersOn("2026-09-29")).toEqual([]);
    expect(await remindersOn("2026-09-30")).toEqual(["  Company data service: due 2026-09-30"]);
    expect(await remindersOn("2027-01-31")).toEqual([
      "  Company data service: due 2026-09-30",
      "  HubSpot: due 2027-01-31",
    ]);
  });

  it("says what to do without a charter, or with one that has errors", async () => {
    const bare = await folderWith(withMinimal({}));
    await expect(runCommand(charterCommand, bare)).rejects.toThrow(
      new UsageError(
        "There is no charter.yaml.",
        "Add `definitions/charter.yaml`; `countersign init` writes one to start from.",
      ),
    );
    const broken = await folderWith(withMinimal({ "charter.yaml": "purpose: 1\n" }));
    await expect(runCommand(charterCommand, broken)).rejects.toThrow(
      new UsageError("charter.yaml has errors.", `Run \`countersign check ${broken}\` and mend them first.`),
    );
  });
});
