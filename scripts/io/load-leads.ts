import type { Dictionary } from "../../core/criteria/model.ts";
import { type LeadSet, readLeads } from "../../core/criteria/read-leads.ts";
import { readCsv, type Table } from "./read-csv.ts";
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
  ): Promise<Table | undefined> => {
    if (path === undefined) return undefined;
    const table = await readCsv(path);
    const lacking = columns.find((column) => !table.columns.includes(column));
    if (lacking === undefined) return table;
    throw new UsageError(
      `${path} has no column \`${lacking}\`.`,
      `It needs the columns ${columns.join(", ")}.`,
    );
  };
  const [leads, activities, history] = await Promise.all([
    readCsv(files.leads),
    optional(files.activities, ["lead", "activity", "at"]),
    optional(files.history, ["lead", "stage", "at"]),
  ]);
  const unknown = files.carries?.find((id) => !dictionary.activities.has(id));
  if (unknown !== undefined)
    throw new UsageError(
      `There is no activity \`${unknown}\`.`,
      "Name activities of activities.yaml, or `all`.",
    );
  const set = readLeads({ leads, activities, history }, dictionary, files.carries);
  const seen = new Set<string>();
  for (const { id } of set.leads) {
    if (id === "")
      throw new UsageError(`${files.leads} has a row without an id.`, "Fill the column `id` in every row.");
    if (seen.has(id))
      throw new UsageError(`${files.leads} has the id ${id} twice.`, "Every lead needs an id of its own.");
    seen.add(id);
  }
  return set;
}
