/** The months of a year. */
export const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** `2026-03` as `March 2026`. */
export function monthName(month: string): string {
  const [year = "", number = ""] = month.split("-");
  return `${monthNames[Number(number) - 1] ?? number} ${year}`;
}

/** A number with its unit, rounded to what people say: `64,800 EUR`, `4.5 leads`. */
export const amount = (value: number, unit: string): string =>
  `${value.toLocaleString("en-US", { maximumFractionDigits: 2 })} ${unit === "percent" ? "per cent" : unit}`;

/** `March 2026, April 2026 and 3 more`: at most six of a list of names. */
export function some(names: readonly string[]): string {
  const shown = names.slice(0, names.length > 8 ? 6 : 8);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${String(more)} more`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1) ?? ""}`;
}
