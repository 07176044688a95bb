import Papa from "papaparse";
import type { Finding, Location } from "../finding.ts";

/** One cell of a table, without the space around it, and its place in the file. */
export interface Cell {
  readonly text: string;
  readonly at: Location;
}

/** A CSV file as rows of cells, the line of headings first; blank lines are left out. */
export interface ParsedCsv {
  readonly rows: readonly (readonly Cell[])[];
  readonly findings: readonly Finding[];
}

/**
 * Parses CSV with commas, semicolons or tabs between the cells, as spreadsheets write it. A slip in the quotes ends it,
 * because behind that nobody knows where a cell begins.
 */
export function parseCsv(path: string, text: string): ParsedCsv {
  // Both kinds of line ends count as one character, so that lines and columns are those of the file.
  const plain = text.replaceAll("\r\n", "\n");
  const delimiter = delimiterOf(plain);
  const { data, errors } = Papa.parse<string[]>(plain, { delimiter, newline: "\n" });
  const place = placesIn(path, plain);
  const slip = errors.find(({ type }) => type === "Quotes");
  if (slip !== undefined) {
    const at = place(slip.index ?? 0, 1);
    return { rows: [], findings: [{ code: "table-quotes", severity: "error", at, args: {} }] };
  }
  let offset = 0;
  const rows = data.map((row) =>
    row.map((value): Cell => {
      const raw = plain[offset] === '"' ? value.replaceAll('"', '""').length + 2 : value.length;
      const at = place(offset, raw);
      offset += raw;
      // Only spaces can stand between a closing quote and the end of the cell.
      while (plain[offset] === " " && plain[offset] !== delimiter) offset += 1;
      offset += 1;
      return { text: value.trim(), at };
    }),
  );
  return { rows: rows.filter((row) => row.some((cell) => cell.text !== "")), findings: [] };
}

/** What stands most often between the headings. */
function delimiterOf(text: string): string {
  const headings = text.split("\n", 1)[0] ?? "";
  const count = (sign: string): number => headings.split(sign).length;
  return [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** Turns offsets that never go back into lines and columns. */
function placesIn(path: string, text: string): (offset: number, length: number) => Location {
  let [line, lineStart] = [1, 0];
  const moveTo = (offset: number): { readonly line: number; readonly column: number } => {
    for (
      let end = text.indexOf("\n", lineStart);
      end >= 0 && end < offset;
      end = text.indexOf("\n", lineStart)
    )
      [line, lineStart] = [line + 1, end + 1];
    return { line, column: offset - lineStart + 1 };
  };
  return (offset, length) => ({ path, ...moveTo(offset), end: moveTo(offset + length) });
}
