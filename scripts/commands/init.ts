import { Command } from "commander";
import { stat } from "node:fs/promises";
import type { Source } from "../../core/catalog/source.ts";
import type { InitOutput } from "../../core/generated/init.ts";
import { check } from "../../core/pipeline.ts";
import { findingJson } from "../../core/report/findings-json.ts";
import { messageOf } from "../../core/report/messages.ts";
import { findingText } from "../../core/report/terminal.ts";
import { askAtTerminal, nameOwners } from "../init/name-owners.ts";
import { planRepository, repositoryPaths } from "../init/plan-repository.ts";
import { obstacles, writeAll } from "../init/write-files.ts";
import { type Format, formatOption, paint } from "../io/options.ts";
import { UsageError } from "../io/usage-error.ts";

interface Options {
  readonly sales: readonly string[];
  readonly marketing: readonly string[];
  readonly format: Format;
}

const collect = (login: string, before: readonly string[]): readonly string[] => [...before, login];
const prefix = "definitions/";
const weeksToAgree = 8;

export const initCommand = new Command("init")
  .description("Write a new repository: definitions to start from, workflows and editor settings.")
  .argument("[dir]", "the folder of the new repository", ".")
  .option(
    "--sales <login>",
    "who signs for sales, by login on GitHub; repeat it for each person",
    collect,
    [],
  )
  .option("--marketing <login>", "who signs for marketing; repeat it for each person", collect, [])
  .addOption(formatOption())
  .addHelpText(
    "after",
    `
Nothing is ever overwritten: if a file is there already, nothing is written at all.

Examples:
  countersign init revenue --sales rae --sales sam --marketing mia --marketing moe
  countersign init revenue                  asks who signs

Exit codes: 0 fine, 2 wrong call, 3 fault of the program.`,
  )
  .action(async (dir: string, options: Options) => {
    await refuseIfTaken(dir);
    const ask = process.stdin.isTTY && process.stdout.isTTY ? askAtTerminal : undefined;
    const sales = await nameOwners("sales", options.sales, ask);
    const marketing = await nameOwners("marketing", options.marketing, ask);
    const files = planRepository({ sales, marketing, due: dayIn(weeksToAgree) });
    const { findings } = check(definitionsOf(files));
    const error = findings.find(({ severity }) => severity === "error");
    if (error !== undefined) {
      const { saw, why, type } = messageOf(error);
      throw new UsageError(`Nothing was written. ${saw}`, `${why} ${type}`);
    }
    await writeAll(dir, files);
    if (options.format === "json") {
      const output: InitOutput = {
        version: 1,
        directory: dir,
        written: [...files.keys()],
        findings: findings.map((finding) => findingJson(finding, prefix)),
      };
      console.log(JSON.stringify(output, null, 2));
      return;
    }
    for (const finding of findings)
      console.log(`${findingText(finding, prefix, files.get(prefix + finding.at.path), paint)}\n`);
    console.log(`${paint.bold(`${files.size} files written to ${dir === "." ? "this folder" : dir}.`)}

${sentence(sales)} for sales, ${sentence(marketing)} for marketing.
Nothing is agreed yet. README.md leads to the first signed change in five steps.`);
  });

async function refuseIfTaken(dir: string): Promise<void> {
  const entry = await stat(dir).catch(() => undefined);
  if (entry !== undefined && !entry.isDirectory())
    throw new UsageError(`${dir} is a file.`, "Name a folder; it is made if there is none.");
  const taken = await obstacles(dir, repositoryPaths);
  if (taken.length === 0) return;
  const list = taken.map((path) => `  ${path}`).join("\n");
  throw new UsageError(
    `Nothing was written, because this is there already:\n${list}`,
    "Move it away, or start in an empty folder: `countersign init shared-definitions`.",
  );
}

const dayIn = (weeks: number): string =>
  new Date(Date.now() + weeks * 7 * 86_400_000).toISOString().slice(0, 10);

/** `rae signs`, `rae and sam sign`. */
function sentence(logins: readonly string[]): string {
  const [last, ...before] = [...logins].reverse();
  return before.length === 0
    ? `${last ?? "Nobody"} signs`
    : `${before.reverse().join(", ")} and ${last ?? ""} sign`;
}

function definitionsOf(files: ReadonlyMap<string, string>): readonly Source[] {
  return [...files]
    .filter(([path]) => path.startsWith(prefix))
    .map(([path, text]) => ({
      path: path.slice(prefix.length),
      type: "file",
      bytes: new TextEncoder().encode(text),
    }));
}
