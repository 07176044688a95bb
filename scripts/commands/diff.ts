import { Command } from "commander";
import type { DiffOutput } from "../../core/generated/diff.ts";
import { compare } from "../../core/pipeline.ts";
import { type ChangeInWords, lineDiff } from "../../core/report/change-words.ts";
import { oneLine } from "../../core/report/code.ts";
import { readSide } from "../io/read-side.ts";
import { type Format, formatOption, paint } from "../io/options.ts";

export const diffCommand = new Command("diff")
  .description("Say in words what changes from one set of definitions to another.")
  .argument("<before>", "a folder, or a git commit, branch or tag of this repository")
  .argument("<after>", "a folder, or a git commit, branch or tag of this repository")
  .addOption(formatOption())
  .addHelpText(
    "after",
    `
Examples:
  countersign diff main HEAD                 what this branch changes
  countersign diff main .                    what is not committed yet, too
  countersign diff definitions ../draft/definitions --format json

Comments, the order of lines and formatting do not count as changes.
A folder \`proposal\` beside complete definitions can be laid over them: countersign diff . .+examples/proposal`,
  )
  .action(async (before: string, after: string, { format }: { readonly format: Format }) => {
    const [was, is] = await Promise.all([readSide(before), readSide(after)]);
    const { changes } = compare(was, is);
    console.log(format === "json" ? JSON.stringify(diffOutput(changes), null, 2) : diffText(changes));
  });

function diffOutput(changes: readonly ChangeInWords[]): DiffOutput {
  return {
    version: 1,
    changes: changes.map(({ status, path, previousPath, name, kind, before, after }) => ({
      status,
      path,
      previous_path: previousPath ?? null,
      name,
      kind,
      before: [...before],
      after: [...after],
    })),
  };
}

function diffText(changes: readonly ChangeInWords[]): string {
  if (changes.length === 0) return "No definition changes its meaning.";
  return changes.map(changeText).join("\n\n");
}

function changeText(change: ChangeInWords): string {
  const { status, path, previousPath, name, kind } = change;
  const from = previousPath === undefined ? "" : `, formerly ${previousPath}`;
  const title = paint.bold(
    `${oneLine(name)}, ${kind} ${status === "unreadable" ? "that cannot be read" : status}: ${path}${from}`,
  );
  const lines = status === "renamed" || status === "unreadable" ? [] : lineDiff(change);
  const shown = lines.map(({ sign, text }) => {
    const line = `  ${sign} ${text}`;
    return sign === "+" ? paint.green(line) : sign === "-" ? paint.red(line) : paint.dim(line);
  });
  return [title, ...shown].join("\n");
}
