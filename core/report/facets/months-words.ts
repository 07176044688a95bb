import { monthNames } from "../messages/amounts.ts";

interface Month {
  readonly year: number;
  /** From 0 to 11. */
  readonly month: number;
}

/** Says months written as `2026-07`, in order: `Q3 2026`, `July 2026`, `July and August 2026`, `4 months of 2026`. */
export function monthsWords(months: readonly string[]): string {
  const all = months.map((text): Month => ({
    year: Number(text.slice(0, 4)),
    month: Number(text.slice(5, 7)) - 1,
  }));
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return "no month";
  const index = ({ year, month }: Month): number => year * 12 + month;
  const sameYear = first.year === last.year;
  if (all.length > 2 && index(last) - index(first) !== all.length - 1)
    return `${all.length} months of ${sameYear ? "" : `${first.year} and `}${last.year}`;
  if (all.length === 1) return withYear(first);
  if (sameYear && all.length === 12) return String(first.year);
  if (sameYear && all.length === 3 && first.month % 3 === 0) return `Q${first.month / 3 + 1} ${first.year}`;
  return `${sameYear ? nameOf(first) : withYear(first)} ${all.length === 2 ? "and" : "to"} ${withYear(last)}`;
}

const nameOf = ({ month }: Month): string => monthNames[month] ?? "";

const withYear = (month: Month): string => `${nameOf(month)} ${month.year}`;

/** Says a day written as `2026-07-31`: `31 July 2026`. */
export const dayWords = (day: string): string =>
  `${Number(day.slice(8, 10))} ${monthNames[Number(day.slice(5, 7)) - 1] ?? ""} ${day.slice(0, 4)}`;
