import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { diffCommand } from "../../scripts/commands/diff.ts";
import { runCommand } from "../plan/run-command.ts";

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const schema = JSON.parse(read("schema/output/diff.schema.json")) as object;
const sides = [".", ".+examples/proposal"] as const;
const intents = [
  "--intent",
  "hand-raiser is unchanged",
  "--intent",
  "{ score: lead-score, between: [50, 64] } leave mql",
] as const;

describe("countersign diff --intent, on the example proposal", () => {
  it("prints first of all what the README shows", async () => {
    const { printed, exitCode } = await runCommand(diffCommand, ...sides, ...intents);
    const [, shown = ""] =
      /^\$ countersign diff .* \\\n.*\n(Intent\n[^`]*)```$/mu.exec(read("README.md")) ?? [];
    expect(shown.split("\n").length).toBeGreaterThan(5);
    expect(printed.slice(0, shown.length)).toBe(shown);
    // What is declared decides nothing.
    expect(exitCode).toBe(0);
  });

  it("gives programs a form that the schema describes", async () => {
    const { printed } = await runCommand(
      diffCommand,
      ...sides,
      ...intents,
      "--intent",
      "x",
      "--format",
      "json",
    );
    const json = JSON.parse(printed) as { readonly intent: unknown };
    const validate = new Ajv({ strict: false }).compile(schema);
    expect([validate(json), validate.errors]).toEqual([true, null]);
    expect(json.intent).toMatchObject({
      declared: [
        { declared: intents[1], outcome: "done", assuming: [], examples: [] },
        { declared: intents[3], outcome: "not-done" },
        { declared: "x", outcome: "not-understood" },
      ],
      besides: [
        {
          outcome: "moved",
          sentence: "Something else moves too: leads that no intent names lose MQL.",
          examples: [expect.stringMatching(/^Would lose it: /u)],
        },
      ],
      not_read: 0,
    });
  });

  it("says nothing of intents where none is declared", async () => {
    const { printed } = await runCommand(diffCommand, ...sides);
    expect(printed).not.toContain("Intent");
    const json = JSON.parse((await runCommand(diffCommand, ...sides, "--format", "json")).printed) as object;
    expect(Object.keys(json)).toEqual(["version", "changes", "qualifies"]);
  });
});
