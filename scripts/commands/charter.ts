import { Command } from "commander";
import { filesOf } from "../../core/catalog/catalog.ts";
import { check } from "../../core/pipeline.ts";
import { charterState } from "../../core/plan/charter.ts";
import { charterJson } from "../../core/report/charter-json.ts";
import { charterText } from "../../core/report/charter-text.ts";
import { asOf } from "../io/as-of.ts";
import { type Format, formatOption, paint } from "../io/options.ts";
import { definitionsFolder, readDefinitions } from "../io/read-definitions.ts";
import { UsageError } from "../io/usage-error.ts";

interface Options {
  readonly asOf?: string;
  readonly format: Format;
}

export const charterCommand = new Command("charter")
  .description(
    "List what has to be agreed and by when, what is missing or overdue, and what to look at again.",
  )
  .argument("[dir]", "the repository, or its folder of definitions", ".")
  .option("--as-of <date>", "look at it as of this day, in UTC (default: today)")
  .addOption(formatOption())
  .addHelpText(
    "after",
    `
Examples:
  countersign charter
  countersign charter --as-of 2026-12-31    what will be due by the end of the year

What stands in the definitions is agreed, because nothing gets there without both signatures.
Exit codes: 0 fine, 1 something is overdue and charter.yaml says \`missing: fail\`, 2 wrong call, 3 fault of the program.`,
  )
  .action(async (dir: string, options: Options) => {
    const now = asOf(options.asOf);
    const { catalog, findings } = check(await readDefinitions(await definitionsFolder(dir)));
    const [file] = filesOf(catalog.files, "charter");
    if (file === undefined)
      throw withoutCharter(
        catalog.broken.some(({ kind }) => kind === "charter"),
        dir,
      );
    const state = charterState(file.value, catalog, findings, now);
    const output = charterJson(file.value, state, new Date(now).toISOString().slice(0, 10));
    console.log(options.format === "json" ? JSON.stringify(output, null, 2) : charterText(output, paint));
    process.exitCode = state.verdict === "failed" ? 1 : 0;
  });

const withoutCharter = (isBroken: boolean, dir: string): UsageError =>
  isBroken
    ? new UsageError("charter.yaml has errors.", `Run \`countersign check ${dir}\` and mend them first.`)
    : new UsageError(
        "There is no charter.yaml.",
        "Add `definitions/charter.yaml`; `countersign init` writes one to start from.",
      );
