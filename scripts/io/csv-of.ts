import Papa from "papaparse";
import type { TextTable } from "../../core/criteria/read-leads.ts";

/** A table of text as the bytes of a CSV file. */
export const csvOf = ({ columns, rows }: TextTable): Uint8Array =>
  new TextEncoder().encode(
    `${Papa.unparse({ fields: [...columns], data: rows.map((row) => [...row]) }, { newline: "\n" })}\n`,
  );
