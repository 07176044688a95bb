// The example on bank marketing, written out by hand: what the two other programs have in common.
import { readFileSync } from "node:fs";
import Papa from "papaparse";

/** One row of the file. What the dictionary does not allow is missing, as in the definitions. */
export interface Row {
  readonly age: number | undefined;
  readonly job: string | undefined;
  readonly education: string | undefined;
  readonly default: boolean | undefined;
  readonly balance: number | undefined;
  readonly housing: boolean | undefined;
  readonly loan: boolean | undefined;
  readonly contact: string | undefined;
  readonly campaign: number | undefined;
  readonly dayspassed: number | undefined;
  readonly poutcome: string | undefined;
}

export function readRows(path: string): readonly Row[] {
  const { data } = Papa.parse<Readonly<Record<string, string>>>(readFileSync(path, "utf8"), {
    header: true,
    skipEmptyLines: true,
  });
  return data.map((row) => ({
    age: number(row["age"]),
    job: known(row["job"]),
    education: known(row["education"]),
    default: yes(row["default"]),
    balance: number(row["balance"]),
    housing: yes(row["housing"]),
    loan: yes(row["loan"]),
    contact: known(row["contact"]),
    campaign: number(row["campaign"]),
    dayspassed: number(row["dayspassed"]),
    poutcome: known(row["poutcome"]),
  }));
}

const known = (text = ""): string | undefined => (text === "" || text === "unknown" ? undefined : text);
const yes = (text: string | undefined): boolean | undefined =>
  text === "yes" ? true : text === "no" ? false : undefined;
const number = (text: string | undefined): number | undefined =>
  known(text) === undefined ? undefined : Number(text);

/** The points of one row from those of its groups, held within their bounds. */
export const scoreOf = (means: number, history: number, other: number): number =>
  Math.max(0, Math.min(100, Math.min(45, means) + Math.min(50, history) + other));
