import { Command } from "commander";
import { readFile } from "node:fs/promises";
import { decide } from "../../core/approval/decide.ts";
import type { Decision } from "../../core/generated/decision.ts";
import type { Facts } from "../../core/generated/facts.ts";
import * as validators from "../../core/generated/validators.js";
import { decisionWords } from "../../core/report/decision.ts";
import { type Format, formatOption, paint } from "../io/options.ts";
import { UsageError } from "../io/usage-error.ts";

export const decideCommand = new Command("decide")
  .description("Give the verdict for facts in a file, without GitHub: to rehearse who has to sign.")
  .requiredOption("--facts <file>", "JSON with the facts, as the Action writes them with `facts-out`")
  .addOption(formatOption())
  .addHelpText(
    "after",
    `
Examples:
  countersign decide --facts facts.json
  countersign decide --facts facts.json --format json

Exit codes: 0 approved or nothing to sign, 1 not approved, 2 wrong call, 3 fault of the program.`,
  )
  .action(async ({ facts: path, format }: { readonly facts: string; readonly format: Format }) => {
    const decision = decide(await readFacts(path));
    console.log(format === "json" ? JSON.stringify(decision, null, 2) : decisionText(decision));
    process.exitCode = decision.result === "approved" || decision.result === "not-applicable" ? 0 : 1;
  });

async function readFacts(path: string): Promise<Facts> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new UsageError(`${path} cannot be read.`, "Check the name of the file.");
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new UsageError(
      `${path} is not JSON: ${cause instanceof Error ? cause.message : ""}`,
      "Take the file as the Action wrote it with `facts-out`.",
    );
  }
  if (validators.facts(value)) return value as Facts;
  const [error] = validators.facts.errors ?? [];
  const place = error?.instancePath.split("/").slice(1).join(" › ") ?? "";
  throw new UsageError(
    `${path} does not hold facts${place === "" ? "" : `: something is wrong at ${place}`}.`,
    "schema/output/facts.schema.json says what each fact looks like; the Action writes such a file with `facts-out`.",
  );
}

/** The decision as an indented tree: the verdict, what it rests on, and what did not count. */
function decisionText(decision: Decision): string {
  const words = decisionWords(decision);
  const list = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ["", paint.dim(title), ...lines.map((line) => `- ${line}`)];
  return [
    paint.bold(words.headline),
    ...list("Signatures", words.requirements),
    ...list("Objections", words.blockers),
    ...list("Problems", words.remedies),
    ...list("Reviews that do not count", words.ignored),
  ].join("\n");
}
