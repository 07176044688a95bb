import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { proveCommand } from "../../scripts/commands/prove.ts";
import { UsageError } from "../../scripts/io/usage-error.ts";
import { runCommand } from "../plan/run-command.ts";

const schema = JSON.parse(
  readFileSync(new URL("../../schema/output/prove.schema.json", import.meta.url), "utf8"),
) as object;

const said = async (...questions: readonly string[]): Promise<readonly [string, unknown]> => {
  const { printed, exitCode } = await runCommand(proveCommand, ...questions);
  return [printed.trim(), exitCode];
};

describe("countersign prove, on the example company", () => {
  it("says what holds for every lead", async () => {
    expect(await said("sql implies mql", "mql and disqualified are disjoint")).toEqual([
      `sql implies mql
  Proved for every possible lead: whoever is SQL is also MQL.

mql and disqualified are disjoint
  Proved: no lead can be both MQL and “Disqualified”.`,
      0,
    ]);
  });

  it("ends with 1 and shows a lead where something does not hold", async () => {
    const [printed, exitCode] = await said("mql implies sql");
    expect(exitCode).toBe(1);
    expect(printed).toMatch(/^mql implies sql\n {2}.*\n {2}For example: .*booked a meeting/u);
  });

  it("tells the points that can be reached, and those that cannot", async () => {
    expect((await said("lowest lead-score"))[0]).toContain(
      "The lowest points of the lead score are 0: proved that no lead can have fewer.",
    );
    expect(await said("score lead-score reaches 400")).toEqual([
      "score lead-score reaches 400\n  Proved: no lead can ever have 400 points in the lead score.",
      1,
    ]);
  });

  it("gives programs a form that the schema describes", async () => {
    const [printed] = await said("customer is reachable", "sql equals mql", "--format", "json");
    const validate = new Ajv({ strict: false }).compile(schema);
    expect([validate(JSON.parse(printed)), validate.errors]).toEqual([true, null]);
  });

  it.each([
    ["sqll implies mql", "There is no stage, profile or criteria set `sqll`.", "Did you mean `sql`?"],
    [
      "is everything fine",
      "The question `is everything fine` is not understood.",
      "Ask `A implies B`, `A equals B`, `A and B are disjoint`, `A is reachable`, `score S reaches 65`, `highest S` or `lowest S`.",
    ],
  ])("refuses what it does not understand: %s", async (question, saw, advice) => {
    await expect(runCommand(proveCommand, question)).rejects.toThrow(new UsageError(saw, advice));
  });
});
