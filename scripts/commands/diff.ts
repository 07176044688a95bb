import { Command, Option } from "commander";
import { compare } from "../../core/pipeline.ts";
import { diffJson } from "../../core/report/diff-json.ts";
import { diffMarkdown } from "../../core/report/diff-markdown.ts";
import { diffText } from "../../core/report/diff-text.ts";
import { paint } from "../io/options.ts";
import { readSide } from "../io/read-side.ts";

interface Options {
  readonly format: "terminal" | "json" | "markdown";
  readonly intent: readonly string[];
}

export const diffCommand = new Command("diff")
  .description("Say in words what changes from one set of definitions to another.")
  .argument("<before>", "a folder, or a git commit, branch or tag of this repository")
  .argument("<after>", "a folder, or a git commit, branch or tag of this repository")
  .addOption(
    new Option("--format <format>", "how to print the result")
      .choices(["terminal", "json", "markdown"])
      .default("terminal"),
  )
  .addOption(
    new Option(
      "--intent <sentence>",
      "what the change is meant to do: checked by proof; may be repeated, five times at most",
    )
      .argParser((sentence: string, others: readonly string[]) => [...others, sentence])
      .default([], "nothing is checked"),
  )
  .addHelpText(
    "after",
    `
Examples:
  countersign diff main HEAD                 what this branch changes
  countersign diff main .                    what is not committed yet, too
  countersign diff main . --format markdown  the same, to paste into a message
  countersign diff definitions ../draft/definitions --format json
  countersign diff main . --intent 'mql is tightened' --intent '{ field: employees, less_than: 50 } leave mql'

Of criteria, scores and segments it is proved who gains and who loses, with a made-up lead for each direction.
Comments, the order of lines and formatting do not count as changes.
An intent says that a stage, profile or criteria set is tightened, loosened or unchanged, or that the leads with a
condition leave or enter it; in a pull request it is a line of the description that begins with \`intent:\`. It is done,
not done or not settled, and what else moves is told; it decides nothing.
A folder \`proposal\` beside complete definitions can be laid over them: countersign diff . .+examples/proposal`,
  )
  .action(async (before: string, after: string, { format, intent: intents }: Options) => {
    const [was, is] = await Promise.all([readSide(before), readSide(after)]);
    const { changes, classes, intent } = compare(was, is, intents);
    switch (format) {
      case "json":
        console.log(JSON.stringify(diffJson(changes, classes, intent), null, 2));
        break;
      case "markdown":
        process.stdout.write(diffMarkdown(changes, classes, intent));
        break;
      case "terminal":
        console.log(diffText(changes, classes, intent, paint));
    }
  });
