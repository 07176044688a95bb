import { Command } from "commander";
import { filesOf } from "../../core/catalog/catalog.ts";
import type { HandoffsOutput } from "../../core/generated/handoffs.ts";
import { readHandoff } from "../../core/plan/handoff.ts";
import { handoffReports } from "../../core/plan/handoff-report.ts";
import { handoffJson } from "../../core/report/handoff-json.ts";
import { handoffText } from "../../core/report/handoff-text.ts";
import { dataNotes, leadWords } from "../../core/report/qualify-text.ts";
import { asOf } from "../io/as-of.ts";
import { loadLeads } from "../io/load-leads.ts";
import { type Format, formatOption, paint } from "../io/options.ts";
import { soundDefinitions } from "../io/sound-definitions.ts";
import { UsageError } from "../io/usage-error.ts";

interface Options {
  readonly leads: string;
  readonly activities: string;
  readonly history?: string;
  readonly carries?: string;
  readonly definitions: string;
  readonly asOf?: string;
  readonly format: Format;
}

export const handoffsCommand = new Command("handoffs")
  .description(
    "Measure the hand-offs: how many leads were passed on, answered in time, accepted, sent back, and why.",
  )
  .requiredOption("--leads <file>", "CSV with one lead a row; columns as fields.yaml names them, `id` first")
  .requiredOption(
    "--activities <file>",
    "CSV with the columns lead, activity, at, and the activities' own fields",
  )
  .option("--history <file>", "CSV with the columns lead, stage, at; needed where a stage hands leads over")
  .option(
    "--carries <ids>",
    "activities that the data record, with commas, or `all`; without it, those that occur",
  )
  .option("--definitions <dir>", "the repository, or its folder of definitions", ".")
  .option("--as-of <date>", "measure as of this day or moment, in UTC (default: now)")
  .addOption(formatOption())
  .addHelpText(
    "after",
    `
Examples:
  countersign handoffs --leads leads.csv --activities activities.csv --history history.csv
  countersign handoffs --leads leads.csv --activities activities.csv --history history.csv --as-of 2026-06-30T16:00Z

Hours, days and holidays are those of each hand-off's calendars. A change of owner starts a clock of its own.
Exit codes: 0 fine, 2 wrong call, 3 fault of the program.`,
  )
  .action(async (options: Options) => {
    const now = asOf(options.asOf);
    const catalog = await soundDefinitions(options.definitions);
    const { dictionary } = catalog;
    const files = filesOf(catalog.files, "handoff");
    if (files.length === 0)
      throw new UsageError(
        "The definitions have no hand-off.",
        "Add one to `handoffs/`, such as `handoffs/mql-to-sales.yaml`.",
      );
    const carries =
      options.carries === "all"
        ? [...dictionary.activities.keys()]
        : options.carries?.split(",").map((id) => id.trim());
    const { leads, carried, report } = await loadLeads({ ...options, carries }, dictionary);
    const context = { dictionary, carried, now };
    const handoffs = files.map((file) => readHandoff(file, catalog));
    const reports = handoffReports(handoffs, leads, context);
    const notes = dataNotes(report);
    if (options.format === "json") {
      const output: HandoffsOutput = {
        version: 1,
        as_of: new Date(now).toISOString(),
        leads: leads.length,
        handoffs: reports.map(handoffJson),
        notes: [...notes],
      };
      console.log(JSON.stringify(output, null, 2));
      return;
    }
    console.log(
      paint.dim(
        `${leadWords(leads.length)} as of ${new Date(now).toISOString().slice(0, 16).replace("T", " ")} UTC`,
      ),
    );
    console.log(`\n${reports.map((one) => handoffText(one, paint)).join("\n\n")}`);
    if (notes.length > 0) console.log(`\nAbout the data:\n${notes.map((note) => `- ${note}`).join("\n")}`);
  });
