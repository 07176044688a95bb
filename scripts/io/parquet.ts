import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";
import type { TextTable } from "../../core/criteria/read-leads.ts";
import { csvOf } from "./csv-of.ts";
import { UsageError } from "./usage-error.ts";

/** A table of text as a Parquet file: every column a text, compressed with Snappy. */
export const parquetOf = ({ columns, rows }: TextTable): Uint8Array =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: columns.map((name, index) => ({
        name,
        data: rows.map((row) => row[index] ?? ""),
        type: "STRING" as const,
      })),
    }),
  );

/** The bytes of a Parquet file as those of a CSV file, so that both are read in one way. */
export async function csvOfParquet(path: string, bytes: Uint8Array): Promise<Uint8Array> {
  const file = bytes.slice().buffer;
  try {
    const columns = parquetMetadata(file)
      .schema.slice(1)
      .map(({ name }) => name);
    const rows = await parquetReadObjects({ file });
    return csvOf({ columns, rows: rows.map((row) => columns.map((name) => textOf(row[name]))) });
  } catch {
    throw new UsageError(`${path} is not a Parquet file that can be read.`, "Make it anew, or use CSV.");
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString();
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "bigint":
    case "boolean":
      return String(value);
    default:
      return JSON.stringify(value);
  }
}
