/** Months of a target, as `2026-03`: they sort as text. */
const numberOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

/** The month so many months later, or earlier where the number is negative. */
export function monthLater(month: string, by: number): string {
  const number = numberOf(month) + by;
  const year = String(Math.floor(number / 12)).padStart(4, "0");
  return `${year}-${String((number % 12) + 1).padStart(2, "0")}`;
}

/** Every month of a period, both ends in; none when it ends before it starts. */
export const monthsOf = ({ from, to }: { readonly from: string; readonly to: string }): readonly string[] =>
  Array.from({ length: Math.max(0, numberOf(to) - numberOf(from) + 1) }, (_, index) =>
    monthLater(from, index),
  );
