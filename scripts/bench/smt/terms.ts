/** The two statements that stand for a three-valued condition, as terms of SMT-LIB. */
export interface Rails {
  readonly isTrue: string;
  readonly isFalse: string;
}

/** The lowest and the highest number that something may be. */
export interface Ends {
  readonly low: string;
  readonly high: string;
}

export const and = (parts: readonly string[]): string => joined("and", parts, "true");
export const or = (parts: readonly string[]): string => joined("or", parts, "false");
export const not = (part: string): string => `(not ${part})`;
export const ite = (guard: string, then: string, other: string): string => `(ite ${guard} ${then} ${other})`;
export const sum = (parts: readonly string[]): string => joined("+", parts, "0");
export const least = (one: string, other: string): string => ite(`(< ${one} ${other})`, one, other);
export const most = (one: string, other: string): string => ite(`(> ${one} ${other})`, one, other);

/** A number; never in the form with an exponent, which SMT-LIB does not know. */
export function num(value: number): string {
  const digits = Number.isInteger(value) ? BigInt(Math.abs(value)).toString() : String(Math.abs(value));
  return value < 0 ? `(- ${digits})` : digits;
}

export const atLeast = (need: number, parts: readonly string[]): string =>
  `(>= ${sum(parts.map((part) => ite(part, "1", "0")))} ${num(need)})`;

const joined = (operator: string, parts: readonly string[], none: string): string =>
  parts.length > 1 ? `(${operator} ${parts.join(" ")})` : (parts[0] ?? none);
