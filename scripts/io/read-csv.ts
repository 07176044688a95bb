import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import Papa from "papaparse";
import { UsageError } from "./usage-error.ts";

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Reads a CSV file whole: comma, semicolon or tab, with a header. Refuses rows that do not fit the header. */
export async function readCsv(path: string): Promise<Table> {
  const text = decode(await readFile(path).catch((cause: unknown) => unreadable(path, cause)), path);
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: "greedy" });
  const [header, ...rows] = data;
  const broken = errors.find(({ type }) => type === "Quotes");
  if (broken !== undefined)
    throw new UsageError(
      `${path}, row ${String((broken.row ?? 0) + 1)}: a quote is opened and not closed, or stands in the middle of a value.`,
      'Put the whole value in double quotes, and write a quote inside it twice: "".',
    );
  if (header === undefined)
    throw new UsageError(`${path} is empty.`, "The first line has to name the columns.");
  const columns = header.map((name) => name.trim());
  const repeated = columns.find((name, index) => columns.indexOf(name) !== index);
  if (repeated !== undefined)
    throw new UsageError(`${path} has two columns named \`${repeated}\`.`, "Rename or remove one of them.");
  const ragged = rows.findIndex((row) => row.length !== columns.length);
  if (ragged >= 0)
    throw new UsageError(
      `${path}, row ${String(ragged + 2)}: ${String(rows[ragged]?.length ?? 0)} values, but the header names ${String(columns.length)} columns.`,
      "Put values that contain the separator in double quotes.",
    );
  return { columns, rows };
}

function decode(bytes: Uint8Array, path: string): string {
  // Asked first, because the decoder is several times slower when it is to refuse what is no text.
  if (!isUtf8(bytes)) throw new UsageError(`${path} is not UTF-8 text.`, "Save it again as CSV in UTF-8.");
  return new TextDecoder().decode(bytes);
}

function unreadable(path: string, cause: unknown): never {
  const reason = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const words = reason === "ENOENT" ? `There is no file ${path}.` : `${path} cannot be read.`;
  throw new UsageError(words, "Check the name of the file.");
}
