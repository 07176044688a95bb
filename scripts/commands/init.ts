import { Command } from "commander";
import type { InitOutput } from "../../core/generated/init.ts";
import { findingJson } from "../../core/report/findings-json.ts";
import { findingText } from "../../core/report/terminal.ts";
import { initRepository, type NewRepository } from "../init/init-repository.ts";
import { askAtTerminal } from "../init/name-owners.ts";
import { type Format, formatOption, paint } from "../io/options.ts";

interface Options {
  readonly sales: readonly string[];
  readonly marketing: readonly string[];
  readonly format: Format;
}

const collect = (login: string, before: readonly string[]): readonly string[] => [...before, login];
const prefix = "definitions/";

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
  .action(async (dir: string, { sales, marketing, format }: Options) => {
    const ask = process.stdin.isTTY && process.stdout.isTTY ? askAtTerminal : undefined;
    const repository = await initRepository({ dir, sales, marketing, ask, now: new Date() });
    if (format === "json") {
      const output: InitOutput = {
        version: 1,
        directory: dir,
        written: [...repository.files.keys()],
        findings: repository.findings.map((finding) => findingJson(finding, prefix)),
      };
      console.log(JSON.stringify(output, null, 2));
    } else console.log(written(dir, repository));
  });

function written(dir: string, { files, sales, marketing, findings }: NewRepository): string {
  const texts = findings.map((finding) =>
    findingText(finding, prefix, files.get(prefix + finding.at.path), paint),
  );
  return [
    ...texts,
    paint.bold(`${files.size} files written to ${dir === "." ? "this folder" : dir}.`),
    `${sign(sales)} for sales, ${sign(marketing)} for marketing.
Nothing is agreed yet. README.md leads to the first signed change in five steps.`,
  ].join("\n\n");
}

/** `rae signs`, `rae and sam sign`. */
function sign(logins: readonly string[]): string {
  const last = logins.at(-1) ?? "nobody";
  const others = logins.slice(0, -1);
  return others.length === 0 ? `${last} signs` : `${others.join(", ")} and ${last} sign`;
}
