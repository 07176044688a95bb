import type { Carried } from "../criteria/lead.ts";
import type { Outcomes } from "../impact/outcome.ts";

/** Leads that criteria cannot tell apart: one cell for each column, how many they are and what became of them. */
export interface ProfileRow {
  readonly cells: readonly string[];
  readonly outcome: Outcomes;
}

/**
 * Leads reduced to what criteria ask about them. It holds no id, no text that somebody typed and no date, and rows that
 * are alike are one row.
 */
export interface Profile {
  /** The beginning of a day in UTC, in milliseconds since 1970: all ages and counts are as of then. */
  readonly now: number;
  readonly carried: Carried;
  readonly tellsOutcome: boolean;
  /** Leads left out because too few others were like them. */
  readonly dropped: number;
  /** The names of the columns, each with the fingerprint of its question. */
  readonly columns: readonly string[];
  /** Sorted by their cells, so that nothing tells in which order the leads were read. */
  readonly rows: readonly ProfileRow[];
}

/** Puts rows that are alike together and sorts them; rows of fewer than `least` leads are left out and counted. */
export function group(
  rows: readonly ProfileRow[],
  least: number,
  add: (a: Outcomes, b: Outcomes) => Outcomes,
): Pick<Profile, "rows" | "dropped"> {
  const groups = new Map<string, ProfileRow>();
  for (const row of rows) {
    const key = JSON.stringify(row.cells);
    const alike = groups.get(key);
    groups.set(key, alike === undefined ? row : { ...row, outcome: add(alike.outcome, row.outcome) });
  }
  const inOrder = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  const large = inOrder.filter(({ outcome }) => outcome.leads >= least);
  const all = inOrder.reduce((sum, { outcome }) => sum + outcome.leads, 0);
  return { rows: large, dropped: all - large.reduce((sum, { outcome }) => sum + outcome.leads, 0) };
}
