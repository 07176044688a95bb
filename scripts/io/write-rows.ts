import { writeFile } from "node:fs/promises";
import Papa from "papaparse";
import { UsageError } from "./usage-error.ts";

/** Writes rows to a file: CSV or one JSON object a line, by the file's ending. */
export async function writeRows(
  path: string,
  rows: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  if (path.endsWith(".csv"))
    await writeFile(path, `${Papa.unparse([...rows], { escapeFormulae: true, newline: "\n" })}\n`);
  else if (path.endsWith(".ndjson"))
    await writeFile(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  else
    throw new UsageError(
      `${path} does not end in .csv or .ndjson.`,
      "Name the file by the form that you want.",
    );
}
