import { Command } from "commander";
import { writeFile } from "node:fs/promises";
import { idProblem } from "../../core/criteria/lead-ids.ts";
import { activityColumns, csvTable, historyColumns, problemOf } from "../../core/criteria/csv-table.ts";
import { readLeads, type TextTable } from "../../core/criteria/read-leads.ts";
import { usualOutcome } from "../../core/impact/usual-outcome.ts";
import { makeProfile, type Version } from "../../core/profile/make-profile.ts";
import { mergeProfiles } from "../../core/profile/merge-profiles.ts";
import type { Profile } from "../../core/profile/profile.ts";
import { profileTable, readProfileTable } from "../../core/profile/profile-table.ts";
import { leadWords } from "../../core/report/qualify-text.ts";
import { asOf } from "../io/as-of.ts";
import { csvOf } from "../io/csv-of.ts";
import { carriedIds } from "../io/called-leads.ts";
import { settingsOf } from "../io/given-leads.ts";
import { progress } from "../io/progress.ts";
import { readBytes, readCsv } from "../io/read-csv.ts";
import { refuse } from "../io/refuse.ts";
import { soundSides } from "../io/sound-sides.ts";
import { UsageError } from "../io/usage-error.ts";

interface Options {
  readonly leads?: string;
  readonly activities?: string;
  readonly history?: string;
  readonly carries?: string;
  readonly definitions: string;
  readonly also: readonly string[];
  readonly asOf?: string;
  readonly minGroup: string;
  readonly bands?: boolean;
  readonly merge?: readonly string[];
  readonly out: string;
}

export const profileCommand = new Command("profile")
  .description(
    "Reduce leads to what the criteria ask about them, so that they can be shared and name nobody.",
  )
  .option("--leads <file>", "CSV with one lead a row; columns as fields.yaml names them, `id` first")
  .option("--activities <file>", "CSV with the columns lead, activity, at, and the activities' own fields")
  .option("--history <file>", "CSV with the columns lead, stage, at")
  .option(
    "--carries <ids>",
    "activities that the data record, with commas, or `all`; without it, those that occur",
  )
  .option("--definitions <side>", "the definitions in force: a folder, or a git commit, branch or tag", ".")
  .option("--also <side...>", "proposals that the profile shall answer for as well", [])
  .option("--as-of <date>", "the day, in UTC, as of whose beginning everything counts (default: today)")
  .option(
    "--bands",
    "keep numbers and ages only as far as the criteria tell them apart: smaller, names even less",
  )
  .option("--min-group <n>", "leave out leads that fewer than n others are like", "1")
  .option("--merge <files...>", "put these profiles together, instead of making one from leads")
  .requiredOption("--out <file>", "the file to write, .csv or .parquet")
  .addHelpText(
    "after",
    `
Examples:
  countersign profile --leads leads.csv --activities activities.csv --as-of 2026-06-30 --out leads/profile.csv
  countersign profile --leads leads.csv --bands --min-group 5 --out leads/profile.csv
  countersign profile --leads leads.csv --also proposal-branch --out leads/profile.csv
  countersign profile --merge north.csv south.csv --out leads/profile.csv

A profile holds no id, no e-mail address, no text that somebody typed, no date, and no field that criteria do not
use: only numbers, choices and yes-or-no fields as they are, ages in days, counts, and whether a text matches what the
criteria look for. Leads that are alike become one row. \`countersign impact\` says the same from it as from the leads.
Exit codes: 0 fine, 2 wrong call, 3 fault of the program.`,
  )
  .action(async (options: Options) => {
    const minGroup = Number(options.minGroup);
    if (!Number.isInteger(minGroup) || minGroup < 1)
      throw new UsageError("`--min-group` is not a number from 1 on.", "Type for example `--min-group 5`.");
    if (!/\.(?:csv|parquet)$/.test(options.out))
      throw new UsageError(`${options.out} does not end in .csv or .parquet.`, "Name the file by its form.");
    const profile =
      options.merge === undefined
        ? await fromLeads(options, minGroup)
        : await merged(options.merge, minGroup);
    const table = profileTable(profile);
    await writeFile(options.out, await bytesOf(table, options.out));
    const kept = profile.rows.reduce((sum, { outcome }) => sum + outcome.leads, 0);
    const left =
      profile.dropped === 0
        ? ""
        : ` ${leadWords(profile.dropped)} left out, because fewer than ${String(minGroup)} are alike.`;
    console.log(`${leadWords(kept)} in ${String(table.rows.length)} rows written to ${options.out}.${left}`);
  });

async function bytesOf(table: TextTable, path: string): Promise<Uint8Array> {
  if (path.endsWith(".csv")) return csvOf(table);
  // Most calls need none of it.
  const { parquetOf } = await import("../io/parquet.ts");
  return parquetOf(table);
}

async function fromLeads(options: Options, minGroup: number): Promise<Profile> {
  const { leads: path } = options;
  if (path === undefined)
    throw new UsageError("No leads are named.", "Name a file with `--leads`, or profiles with `--merge`.");
  const { definitions } = options;
  const catalogs = [definitions, ...options.also].map(async (side) =>
    side === definitions
      ? (await soundSides(side, side)).before.catalog
      : (await soundSides(definitions, side)).after.catalog,
  );
  const [inForce, ...proposed] = await Promise.all(catalogs);
  if (inForce === undefined) throw new Error("there is always one version");
  const { dictionary } = inForce;
  const tables = {
    leads: await readCsv(path),
    activities:
      options.activities === undefined ? undefined : await readCsv(options.activities, activityColumns),
    history: options.history === undefined ? undefined : await readCsv(options.history, historyColumns),
  };
  const carries = carriedIds(options.carries, dictionary);
  const version = (catalog: typeof inForce): Version => ({
    dictionary: catalog.dictionary,
    set: readLeads(tables, catalog.dictionary, carries),
  });
  const first = version(inForce);
  const odd = idProblem(first.set.leads);
  if (odd !== undefined) throw new UsageError(problemOf(path, odd), odd.advice);
  const settings = await settingsOf(definitions, inForce);
  if (settings !== undefined && "reason" in settings) refuse(settings, dictionary, dictionary);
  const show = progress("leads reduced", first.set.leads.length);
  const profile = makeProfile(
    [first, ...proposed.map(version)],
    {
      now: dayOf(options.asOf),
      minGroup,
      numbers: options.bands === true ? "in-bands" : "as-they-are",
      outcome: settings?.outcome ?? (first.set.carried.stages ? usualOutcome(dictionary) : undefined),
    },
    show.at,
  );
  show.done();
  return profile;
}

const dayLength = 86_400_000;

/** A profile keeps ages in days, so that it is as of the beginning of one. */
function dayOf(text: string | undefined): number {
  const moment = asOf(text);
  if (text === undefined) return Math.floor(moment / dayLength) * dayLength;
  if (moment % dayLength === 0) return moment;
  throw new UsageError(
    `\`${text}\` is not the beginning of a day in UTC.`,
    "Type a day alone, such as `--as-of 2026-06-30`.",
  );
}

async function merged(paths: readonly string[], minGroup: number): Promise<Profile> {
  const profiles = await Promise.all(
    paths.map(async (path) => {
      const table = csvTable(await readBytes(path));
      const profile = "problem" in table ? table : readProfileTable(table);
      if ("problem" in profile) throw new UsageError(problemOf(path, profile), profile.advice);
      return profile;
    }),
  );
  const [first, ...others] = profiles;
  if (first === undefined) throw new UsageError("No profile is named.", "Name files behind `--merge`.");
  const whole = mergeProfiles([first, ...others], minGroup);
  if ("problem" in whole) throw new UsageError(whole.problem, whole.advice);
  return whole;
}
