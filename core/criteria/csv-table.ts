import Papa from "papaparse";
import type { TextTable } from "./read-leads.ts";

/** Why a file is no table, and what to do about it. */
export interface TableProblem {
  readonly problem: string;
  readonly advice: string;
}

/**
 * Reads the bytes of a CSV file: comma, semicolon or tab, with a header. Rows that do not fit the header make the
 * file unreadable, and so does a header without one of the columns that are `needed`.
 */
export function csvTable(bytes: Uint8Array, needed: readonly string[] = []): TextTable | TableProblem {
  const text = utf8(bytes);
  if (text === undefined) return { problem: "is not UTF-8 text.", advice: "Save it again as CSV in UTF-8." };
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: "greedy" });
  const [header, ...rows] = data;
  const broken = errors.find(({ type }) => type === "Quotes");
  if (broken !== undefined)
    return {
      problem: `, row ${String((broken.row ?? 0) + 1)}: a quote is opened and not closed, or stands in the middle of a value.`,
      advice: 'Put the whole value in double quotes, and write a quote inside it twice: "".',
    };
  if (header === undefined)
    return { problem: "is empty.", advice: "The first line has to name the columns." };
  const columns = header.map((name) => name.trim());
  const repeated = columns.find((name, index) => columns.indexOf(name) !== index);
  if (repeated !== undefined)
    return { problem: `has two columns named \`${repeated}\`.`, advice: "Rename or remove one of them." };
  const ragged = rows.findIndex((row) => row.length !== columns.length);
  if (ragged >= 0)
    return {
      problem: `, row ${String(ragged + 2)}: ${String(rows[ragged]?.length ?? 0)} values, but the header names ${String(columns.length)} columns.`,
      advice: "Put values that contain the separator in double quotes.",
    };
  const lacking = needed.find((column) => !columns.includes(column));
  if (lacking !== undefined)
    return {
      problem: `has no column \`${lacking}\`.`,
      advice: `It needs the columns ${needed.join(", ")}.`,
    };
  return { columns, rows };
}

/** The text of the bytes, or nothing where they are no UTF-8. */
function utf8(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder().decode(bytes);
  // Strict decoding is several times slower, and only what was replaced can be a mistake.
  if (!text.includes("\ufffd")) return text;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The problem as a sentence about the file. */
export const problemOf = (path: string, { problem }: TableProblem): string =>
  `${path}${problem.startsWith(",") ? "" : " "}${problem}`;

/** The columns that a file of activities and one of the stage history must have. */
export const activityColumns: readonly string[] = ["lead", "activity", "at"];
export const historyColumns: readonly string[] = ["lead", "stage", "at"];
