import { readFile } from "node:fs/promises";
import { csvTable, problemOf } from "../../core/criteria/csv-table.ts";
import type { TextTable } from "../../core/criteria/read-leads.ts";
import { UsageError } from "./usage-error.ts";

/** Reads a CSV file whole; refuses one that is no table or lacks a column that is `needed`. */
export async function readCsv(path: string, needed: readonly string[] = []): Promise<TextTable> {
  const table = csvTable(await readBytes(path), needed);
  if ("problem" in table) throw new UsageError(problemOf(path, table), table.advice);
  return table;
}

/** Reads a table that was named in the call, as the bytes of a CSV file; a Parquet file is turned into one. */
export async function readBytes(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path).catch((cause: unknown) => unreadable(path, cause));
  if (!path.endsWith(".parquet")) return bytes;
  // Most calls need none of it.
  const { csvOfParquet } = await import("./parquet.ts");
  return csvOfParquet(path, bytes);
}

function unreadable(path: string, cause: unknown): never {
  const reason = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const words = reason === "ENOENT" ? `There is no file ${path}.` : `${path} cannot be read.`;
  throw new UsageError(words, "Check the name of the file.");
}
