import type { Dictionary } from "../../core/criteria/model.ts";
import { activityColumns, historyColumns, problemOf } from "../../core/criteria/csv-table.ts";
import { idProblem } from "../../core/criteria/lead-ids.ts";
import { type LeadSet, readLeads, type TextTable } from "../../core/criteria/read-leads.ts";
import { readCsv } from "./read-csv.ts";
import { UsageError } from "./usage-error.ts";

export interface LeadFiles {
  readonly leads: string;
  readonly activities?: string | undefined;
  readonly history?: string | undefined;
  readonly carries?: readonly string[] | undefined;
}

/** Reads the CSV files of leads, activities and stage history; refuses files that lack what they need. */
export async function loadLeads(files: LeadFiles, dictionary: Dictionary): Promise<LeadSet> {
  const optional = async (
    path: string | undefined,
    columns: readonly string[],
  ): Promise<TextTable | undefined> => (path === undefined ? undefined : readCsv(path, columns));
  const [leads, activities, history] = await Promise.all([
    readCsv(files.leads),
    optional(files.activities, activityColumns),
    optional(files.history, historyColumns),
  ]);
  const unknown = files.carries?.find((id) => !dictionary.activities.has(id));
  if (unknown !== undefined)
    throw new UsageError(
      `There is no activity \`${unknown}\`.`,
      "Name activities of activities.yaml, or `all`.",
    );
  const set = readLeads({ leads, activities, history }, dictionary, files.carries);
  const odd = idProblem(set.leads);
  if (odd !== undefined) throw new UsageError(problemOf(files.leads, odd), odd.advice);
  return set;
}
