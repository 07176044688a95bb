import { Command } from "commander";
import { explainLead } from "../../core/criteria/explain-lead.ts";
import type { Dictionary } from "../../core/criteria/model.ts";
import { qualify, type Standing } from "../../core/criteria/qualify.ts";
import type { LeadSet } from "../../core/criteria/read-leads.ts";
import { situation } from "../../core/criteria/situation.ts";
import { totals } from "../../core/criteria/totals.ts";
import type { QualifyOutput } from "../../core/generated/qualify.ts";
import { dataNotes, leadWords, totalsText } from "../../core/report/qualify-text.ts";
import { asOf } from "../io/as-of.ts";
import { loadLeads } from "../io/load-leads.ts";
import { type Format, formatOption, paint } from "../io/options.ts";
import { progress } from "../io/progress.ts";
import { soundDefinitions } from "../io/sound-definitions.ts";
import { UsageError } from "../io/usage-error.ts";
import { writeRows } from "../io/write-rows.ts";

interface Options {
  readonly leads: string;
  readonly activities?: string;
  readonly history?: string;
  readonly carries?: string;
  readonly definitions: string;
  readonly asOf?: string;
  readonly explain?: string;
  readonly out?: string;
  readonly format: Format;
}

export const qualifyCommand = new Command("qualify")
  .description("Tell the stage of every lead, how many are in each, and what the data do not tell.")
  .requiredOption("--leads <file>", "CSV with one lead a row; columns as fields.yaml names them, `id` first")
  .option("--activities <file>", "CSV with the columns lead, activity, at, and the activities' own fields")
  .option("--history <file>", "CSV with the columns lead, stage, at")
  .option(
    "--carries <ids>",
    "activities that the data record, with commas, or `all`; without it, those that occur",
  )
  .option("--definitions <dir>", "the repository, or its folder of definitions", ".")
  .option("--as-of <date>", "judge the leads as of this day or moment, in UTC (default: now)")
  .option("--explain <id>", "say for one lead why it is in its stage, and what would change that")
  .option("--out <file>", "write the stage of every lead to this file, .csv or .ndjson")
  .addOption(formatOption())
  .addHelpText(
    "after",
    `
Examples:
  countersign qualify --leads leads.csv --activities activities.csv
  countersign qualify --leads leads.csv --as-of 2026-06-30 --out stages.csv
  countersign qualify --leads leads.csv --explain lead-0017`,
  )
  .action(async (options: Options) => {
    const now = asOf(options.asOf);
    const { dictionary } = await soundDefinitions(options.definitions);
    const carries =
      options.carries === "all"
        ? [...dictionary.activities.keys()]
        : options.carries?.split(",").map((id) => id.trim());
    const set = await loadLeads({ ...options, carries }, dictionary);
    const standings = judge(set, dictionary, now);
    const answer =
      options.explain === undefined ? undefined : explained(options.explain, set, dictionary, now);
    if (options.out !== undefined) await writeRows(options.out, standings.map(standingRow));
    const sums = totals(standings, dictionary);
    if (options.format === "json") {
      const output: QualifyOutput = {
        version: 1,
        as_of: new Date(now).toISOString(),
        leads: sums.leads,
        stages: sums.stages.map(({ id, here, qualified, notQualified, undetermined }) => ({
          id,
          name: dictionary.sets.get(id)?.name ?? id,
          here,
          qualified,
          not_qualified: notQualified,
          undetermined,
        })),
        outside: sums.outside,
        undetermined: sums.undetermined,
        missing: sums.missing.map(({ name, leads }) => ({ name, leads })),
        notes: [...dataNotes(set.report)],
        ...(answer === undefined ? {} : { explained: answer }),
      };
      console.log(JSON.stringify(output, null, 2));
      return;
    }
    if (answer !== undefined) {
      const stage =
        answer.stage === null ? undefined : (dictionary.sets.get(answer.stage)?.name ?? answer.stage);
      console.log(paint.bold(`${answer.id}: ${stage ?? "in no stage"}, as of ${day(now)}`));
      console.log(answer.sentences.map((text) => `- ${text}`).join("\n"));
      return;
    }
    console.log(totalsText(sums, dictionary, day(now), paint));
    const notes = dataNotes(set.report);
    if (notes.length > 0) console.log(`\nAbout the data:\n${notes.map((note) => `- ${note}`).join("\n")}`);
    if (options.out !== undefined) console.log(`\n${leadWords(standings.length)} written to ${options.out}.`);
  });

const day = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

function judge(set: LeadSet, dictionary: Dictionary, now: number): readonly Standing[] {
  const show = progress("leads qualified", set.leads.length);
  const standings = set.leads.map((lead, index) => {
    if (index % 5000 === 0) show.at(index);
    return qualify(dictionary, lead, set.carried, now);
  });
  show.done();
  return standings;
}

function explained(
  id: string,
  set: LeadSet,
  dictionary: Dictionary,
  now: number,
): NonNullable<QualifyOutput["explained"]> {
  const lead = set.leads.find((candidate) => candidate.id === id);
  if (lead === undefined)
    throw new UsageError(
      `There is no lead \`${id}\`.`,
      "Use an id of the leads file, or the row's number where it has no column `id`.",
    );
  const { stage, sentences } = explainLead(situation(dictionary, lead, set.carried, now));
  return { id, stage: stage ?? null, sentences: [...sentences] };
}

const standingRow = ({ lead, stage, undetermined }: Standing): Record<string, string> => ({
  id: lead,
  stage: stage ?? "",
  undetermined_stage: undetermined?.stage ?? "",
  missing: undetermined?.missing.join(";") ?? "",
});
