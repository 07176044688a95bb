import type { Kept } from "../criteria/lead.ts";
import type { Field, Truth, Value } from "../criteria/model.ts";

const dayLength = 86_400_000;

/** A truth as a cell; blank where the data do not tell. */
export const truthCell = (truth: Truth): string => (truth === undefined ? "" : truth ? "yes" : "no");

/** Reads a truth back. */
export const readTruth = (cell: string): Truth => (cell === "" ? undefined : cell === "yes");

/** A count as a cell: `3`, or `0..5/3` where three are recorded and it may be up to five; without an end, `3../3`. */
export function keptCell({ low, high, times }: Kept): string {
  if (low === high && low === times) return String(low);
  return `${String(low)}..${high === Infinity ? "" : String(high)}/${String(times)}`;
}

/** Reads a count back; a cell of another form could be anything. */
export function readKept(cell: string): Kept {
  const match = /^(\d+)(?:\.\.(\d*)\/(\d+))?$/.exec(cell);
  const low = Number(match?.[1] ?? 0);
  if (match === null) return { low, high: Infinity, times: 0 };
  const [, , high, times] = match;
  return {
    low,
    high: high === undefined ? low : high === "" ? Infinity : Number(high),
    times: Number(times ?? low),
  };
}

/**
 * A date as its age in days: whole, or with a half anywhere between two whole ones. That is less than the date, and it
 * answers every question about whole days just as well.
 */
export function ageCell(value: Value | undefined, now: number): string {
  if (typeof value !== "number") return "";
  const days = (now - value) / dayLength;
  return String(Number.isInteger(days) ? days : Math.floor(days) + 0.5);
}

/** Reads an age back, as a date. */
export const readAge = (cell: string, now: number): Value | undefined =>
  cell === "" || !Number.isFinite(Number(cell)) ? undefined : now - Number(cell) * dayLength;

/** A value as a cell. Words that a spreadsheet would take for a formula get an apostrophe in front. */
export function valueCell(value: Value | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return truthCell(value);
  return plain(typeof value === "string" ? value : value.join(";"));
}

/** Reads a value back, as its field's type. */
export function readValueCell(cell: string, { type }: Field): Value | undefined {
  if (cell === "") return undefined;
  if (type === "boolean") return readTruth(cell);
  if (type === "number") return Number.isFinite(Number(cell)) ? Number(cell) : undefined;
  const text = cell.startsWith("'") ? cell.slice(1) : cell;
  return type === "list" ? text.split(";") : text;
}

const plain = (text: string): string => (/^[=+\-@'\t\r]/.test(text) ? `'${text}` : text);
