import { Command, Option } from "commander";
import { glossary } from "../../core/plan/glossary.ts";
import { glossaryJson } from "../../core/report/glossary-json.ts";
import { glossaryMarkdown } from "../../core/report/glossary-markdown.ts";
import { soundDefinitions } from "../io/sound-definitions.ts";

interface Options {
  readonly format: "markdown" | "json";
}

export const glossaryCommand = new Command("glossary")
  .description("Print what every word means, put together from all definitions.")
  .argument("[dir]", "the repository, or its folder of definitions", ".")
  .addOption(
    new Option("--format <format>", "how to print it").choices(["markdown", "json"]).default("markdown"),
  )
  .addHelpText(
    "after",
    `
Examples:
  countersign glossary > GLOSSARY.md
  countersign glossary --format json

Stages, criteria, profiles, scores, segments, metrics and buyers are in it, with the terms of glossary.yaml.
Exit codes: 0 fine, 2 wrong call or definitions with errors, 3 fault of the program.`,
  )
  .action(async (dir: string, { format }: Options) => {
    const words = glossaryJson(glossary(await soundDefinitions(dir)));
    process.stdout.write(format === "json" ? `${JSON.stringify(words, null, 2)}\n` : glossaryMarkdown(words));
  });
