import { Command, Option } from "commander";
import { relative } from "node:path";
import type { Severity } from "../../core/finding.ts";
import type { CheckOutput } from "../../core/generated/check.ts";
import { check } from "../../core/pipeline.ts";
import { findingJson } from "../../core/report/findings-json.ts";
import { countWords, findingText } from "../../core/report/terminal.ts";
import { type Format, exitCodeFor, formatOption, paint } from "../io/options.ts";
import { definitionsFolder, readDefinitions } from "../io/read-definitions.ts";

interface Options {
  readonly format: Format;
  readonly failOn: Severity;
}

export const checkCommand = new Command("check")
  .description("Check all definitions: their form, and that they fit together.")
  .argument("[dir]", "the repository, or its folder of definitions", ".")
  .addOption(formatOption())
  .addOption(
    new Option("--fail-on <severity>", "end with exit code 1 from this severity on")
      .choices(["error", "warning", "note"])
      .default("error"),
  )
  .addHelpText(
    "after",
    `
Examples:
  countersign check                         the definitions of this repository
  countersign check ../revenue --fail-on warning
  countersign check --format json           for other programs

Exit codes: 0 fine, 1 findings, 2 wrong call, 3 fault of the program.`,
  )
  .action(async (dir: string, options: Options) => {
    const folder = await definitionsFolder(dir);
    const sources = await readDefinitions(folder);
    const { findings } = check(sources);
    const prefix = `${relative(process.cwd(), folder)}/`;
    if (options.format === "json") {
      const count = (severity: Severity): number =>
        findings.filter((finding) => finding.severity === severity).length;
      const output: CheckOutput = {
        version: 1,
        definitions: sources.length,
        errors: count("error"),
        warnings: count("warning"),
        findings: findings.map((finding) => findingJson(finding, prefix)),
      };
      console.log(JSON.stringify(output, null, 2));
    } else {
      const texts = new Map(sources.map(({ path, bytes }) => [path, bytes]));
      for (const finding of findings) {
        const bytes = texts.get(finding.at.path);
        const text = bytes === undefined ? undefined : new TextDecoder().decode(bytes);
        console.log(`${findingText(finding, prefix, text, paint)}\n`);
      }
      console.log(`${String(sources.length)} definition files checked: ${countWords(findings)}.`);
    }
    process.exitCode = exitCodeFor(findings, options.failOn);
  });
