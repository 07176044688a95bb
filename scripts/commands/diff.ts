import { Command, Option } from "commander";
import { compare } from "../../core/pipeline.ts";
import { diffJson } from "../../core/report/diff-json.ts";
import { diffMarkdown } from "../../core/report/diff-markdown.ts";
import { diffText } from "../../core/report/diff-text.ts";
import { paint } from "../io/options.ts";
import { readSide } from "../io/read-side.ts";

type Format = "terminal" | "json" | "markdown";

export const diffCommand = new Command("diff")
  .description("Say in words what changes from one set of definitions to another.")
  .argument("<before>", "a folder, or a git commit, branch or tag of this repository")
  .argument("<after>", "a folder, or a git commit, branch or tag of this repository")
  .addOption(
    new Option("--format <format>", "how to print the result")
      .choices(["terminal", "json", "markdown"])
      .default("terminal"),
  )
  .addHelpText(
    "after",
    `
Examples:
  countersign diff main HEAD                 what this branch changes
  countersign diff main .                    what is not committed yet, too
  countersign diff main . --format markdown  the same, to paste into a message
  countersign diff definitions ../draft/definitions --format json

Of criteria, scores and segments it is proved who gains and who loses, with a made-up lead for each direction.
Comments, the order of lines and formatting do not count as changes.
A folder \`proposal\` beside complete definitions can be laid over them: countersign diff . .+examples/proposal`,
  )
  .action(async (before: string, after: string, { format }: { readonly format: Format }) => {
    const [was, is] = await Promise.all([readSide(before), readSide(after)]);
    const { changes, classes } = compare(was, is);
    switch (format) {
      case "json":
        console.log(JSON.stringify(diffJson(changes, classes), null, 2));
        break;
      case "markdown":
        process.stdout.write(diffMarkdown(changes, classes));
        break;
      case "terminal":
        console.log(diffText(changes, classes, paint));
    }
  });
