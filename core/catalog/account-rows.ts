import type { Pointer } from "../criteria/model.ts";
import type { Finding, Location } from "../finding.ts";
import { nearWord } from "../near-word.ts";
import { startOf } from "./decode.ts";
import { type Cell, parseCsv } from "./parse-csv.ts";

/** The headings of a table of accounts: what each holds, and where that stands in an account written as YAML. */
const columns = {
  name: { pointer: ["name"], meaning: "It tells which company is meant." },
  domain: { pointer: ["domain"], meaning: "By the domain a lead is known to belong to the company." },
  tier: { pointer: ["tier"], meaning: "The tier tells what the company gets from us." },
  nominated_by: {
    pointer: ["nominated_by", "function"],
    meaning: "It tells which function put the company on the list: `sales` or `marketing`.",
  },
  person: {
    pointer: ["nominated_by", "person"],
    meaning: "Somebody has to answer questions about the company.",
  },
  reason: { pointer: ["reason"], meaning: "It tells why the company is worth the effort." },
  since: { pointer: ["since"], meaning: undefined },
} as const satisfies { readonly [column: string]: { readonly pointer: Pointer; readonly meaning: unknown } };

type Column = keyof typeof columns;

/** Every heading that a table of accounts may have. */
export const accountColumns = Object.keys(columns) as readonly Column[];

/** The accounts of a table as they would stand in YAML, the way back to their cells, and what is wrong with the table. */
export interface AccountRows {
  /** `undefined` when the table cannot be read as a whole. */
  readonly accounts: readonly unknown[] | undefined;
  /** The place of what stands below `accounts` in the list. */
  readonly locate: (pointer: Pointer) => Location;
  readonly findings: readonly Finding[];
}

/** Reads a table of accounts: one company in each row. A row with a mistake is reported and left out. */
export function accountRows(path: string, text: string): AccountRows {
  const { rows, findings: slips } = parseCsv(path, text);
  const [headings, ...body] = rows;
  const start = headings?.[0]?.at ?? startOf(path);
  const unreadable = (found: readonly Finding[]): AccountRows => ({
    accounts: undefined,
    locate: () => start,
    findings: found,
  });
  if (slips.length > 0) return unreadable(slips);
  if (headings === undefined)
    return unreadable([{ code: "yaml-empty", severity: "error", at: start, args: { kind: "account-list" } }]);
  const wrong = headingFindings(headings, start);
  if (wrong.length > 0) return unreadable(wrong);
  const places = new Map(headings.map(({ text: name }, index) => [name, index]));
  const findings = body.flatMap((row) => rowFindings(row, headings));
  const good = body.filter((row) => rowFindings(row, headings).length === 0);
  if (good.length === 0 && findings.length > 0) return unreadable(findings);
  const cellOf = (row: readonly Cell[], column: Column): Cell | undefined => row[places.get(column) ?? -1];
  return {
    accounts: good.map((row) => accountOf((column) => cellOf(row, column)?.text ?? "")),
    locate: ([index, ...rest]) => {
      const row = index === undefined ? undefined : good[Number(index)];
      const column = accountColumns.find((name) =>
        rest.every((step, at) => columns[name].pointer[at] === step),
      );
      const cell = row === undefined || column === undefined ? undefined : cellOf(row, column);
      return cell?.at ?? row?.[0]?.at ?? start;
    },
    findings,
  };
}

function accountOf(text: (column: Column) => string): unknown {
  const since = text("since");
  return {
    name: text("name"),
    domain: text("domain"),
    tier: text("tier"),
    nominated_by: { function: text("nominated_by"), person: text("person") },
    reason: text("reason"),
    ...(since === "" ? {} : { since }),
  };
}

const needed = (name: string): boolean => columns[name as Column].meaning !== undefined;

function headingFindings(headings: readonly Cell[], start: Location): readonly Finding[] {
  const names = headings.map(({ text }) => text);
  const unknown = headings.flatMap(({ text: column, at }, index): readonly Finding[] => {
    if (!accountColumns.some((known) => known === column)) {
      const args = { column, near: nearWord(column, accountColumns), allowed: accountColumns };
      return [{ code: "table-column-unknown", severity: "error", at, args }];
    }
    return names.indexOf(column) === index
      ? []
      : [{ code: "table-column-repeated", severity: "error", at, args: { column } }];
  });
  const missing = accountColumns.flatMap((column): readonly Finding[] => {
    const { meaning } = columns[column];
    if (meaning === undefined || names.includes(column)) return [];
    return [{ code: "table-column-missing", severity: "error", at: start, args: { column, meaning } }];
  });
  return [...unknown, ...missing];
}

function rowFindings(row: readonly Cell[], headings: readonly Cell[]): readonly Finding[] {
  const [first] = row;
  if (first === undefined) return [];
  if (row.length !== headings.length) {
    const args = { cells: row.length, columns: headings.length };
    return [{ code: "table-row-uneven", severity: "error", at: first.at, args }];
  }
  return row.flatMap(({ text, at }, index): readonly Finding[] => {
    const column = headings[index]?.text ?? "";
    return text !== "" || !needed(column)
      ? []
      : [{ code: "table-cell-empty", severity: "error", at, args: { column } }];
  });
}
