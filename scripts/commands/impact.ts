import { Command, Option } from "commander";
import type { Moved } from "../../core/impact/impact.ts";
import type { Compared } from "../../core/pipeline.ts";
import { type Preview, preview } from "../../core/profile/preview.ts";
import { impactJson } from "../../core/report/impact-json.ts";
import { impactMarkdown } from "../../core/report/impact-markdown.ts";
import { impactText } from "../../core/report/impact-text.ts";
import { dataNotes, leadWords } from "../../core/report/qualify-text.ts";
import { type CalledLeads, calledLeads } from "../io/called-leads.ts";
import { givenLeads } from "../io/given-leads.ts";
import { paint } from "../io/options.ts";
import { progress } from "../io/progress.ts";
import { refuse } from "../io/refuse.ts";
import { soundSides } from "../io/sound-sides.ts";
import { UsageError } from "../io/usage-error.ts";
import { writeRows } from "../io/write-rows.ts";

interface Options extends Partial<CalledLeads> {
  readonly before: string;
  readonly after: string;
  readonly out?: string;
  readonly format: "terminal" | "markdown" | "json";
}

export const impactCommand = new Command("impact")
  .description("Replay leads under two versions: who moves, what became of them, and what the targets need.")
  .requiredOption("--before <side>", "a folder, or a git commit, branch or tag of this repository")
  .requiredOption("--after <side>", "the same, or a folder with another laid over it, as in `.+proposal`")
  .option("--leads <file>", "CSV with one lead a row, or a profile; without it, what countersign.yaml names")
  .option("--activities <file>", "CSV with the columns lead, activity, at, and the activities' own fields")
  .option("--history <file>", "CSV with the columns lead, stage, at")
  .option(
    "--carries <ids>",
    "activities that the data record, with commas, or `all`; without it, those that occur",
  )
  .option("--as-of <date>", "judge the leads as of this day or moment, in UTC")
  .option("--out <file>", "write every lead that moves to this file, .csv or .ndjson")
  .addOption(
    new Option("--format <format>", "how to print the result")
      .choices(["terminal", "markdown", "json"])
      .default("terminal"),
  )
  .addHelpText(
    "after",
    `
Examples:
  countersign impact --before main --after HEAD
  countersign impact --before . --after .+examples/proposal --out moved.csv
  countersign impact --before main --after . --leads leads.csv --activities activities.csv --as-of 2026-06-30
  countersign impact --before main --after . --leads profile.csv --format markdown

What became of the leads is told by countersign.yaml beside the definitions before.
Exit codes: 0 fine, 2 wrong call, 3 fault of the program.`,
  )
  .action(async (options: Options) => {
    const compared = await soundSides(options.before, options.after);
    const told = await replay(options, compared);
    const { impact, leftOut, report } = told;
    const sides = { before: compared.before.catalog.dictionary, after: compared.after.catalog.dictionary };
    const changed = compared.classes.filter(({ directly }) => directly).map(({ id }) => id);
    const notes = report === undefined ? [] : dataNotes(report);
    if (options.out !== undefined) await writeRows(options.out, impact.moved.map(movedRow));
    switch (options.format) {
      case "json":
        console.log(JSON.stringify(impactJson(impact, sides, { changed, leftOut, notes }), null, 2));
        return;
      case "markdown":
        console.log(impactMarkdown(impact, sides).join("\n\n"));
        return;
      case "terminal":
        console.log(impactText(impact, changed, sides, paint));
    }
    if (leftOut > 0) console.log(`\nThe profile leaves out ${leadWords(leftOut)}.`);
    if (notes.length > 0) console.log(`\nAbout the data:\n${notes.map((note) => `- ${note}`).join("\n")}`);
    if (options.out !== undefined)
      console.log(`\n${leadWords(impact.moved.length)} written to ${options.out}.`);
  });

async function replay(
  options: Options,
  { before, after }: Compared,
): Promise<Extract<Preview, { status: "told" }>> {
  const [was, is] = [before.catalog, after.catalog];
  const { leads, ...rest } = options;
  const given =
    leads === undefined
      ? await givenLeads(options.before, was)
      : await calledLeads({ ...rest, leads }, options.before, was);
  if (given === undefined)
    throw new UsageError(
      "No leads are named.",
      "Name a file with `--leads`, or write countersign.yaml beside the definitions.",
    );
  if ("why" in given) return refuse(given.why, was.dictionary, is.dictionary);
  const show = progress("leads replayed");
  const result = preview(was, is, given.settings, given.files, show.at);
  show.done();
  return result.status === "told" ? result : refuse(result.why, was.dictionary, is.dictionary);
}

const movedRow = ({ lead, leads, from, to, loses, gains, missing }: Moved): Record<string, string> => ({
  id: lead,
  leads: String(leads),
  from: from ?? "",
  to: to ?? "",
  loses: loses.join(";"),
  gains: gains.join(";"),
  missing: missing.join(";"),
});
