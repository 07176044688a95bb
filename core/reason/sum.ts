import type { Formula } from "./formula.ts";

/** A number that depends on a lead: points of a score at one of its two ends, or a count. */
export type Sum = Numbered & AnySum;

/** What an interner made carries its number, so that what is known of it can be looked up fast; no copy may keep it. */
export interface Numbered {
  readonly number?: number;
}

type AnySum =
  | { readonly kind: "constant"; readonly value: number }
  /** For each cell of one variable a value. */
  | { readonly kind: "table"; readonly variable: number; readonly values: readonly number[] }
  | { readonly kind: "if"; readonly guard: Formula; readonly then: Sum }
  | { readonly kind: "plus"; readonly parts: readonly Sum[] }
  | { readonly kind: "clamp"; readonly inner: Sum; readonly min: number; readonly max: number }
  | { readonly kind: "scale"; readonly inner: Sum; readonly by: number }
  /** The lowest, or the highest, of the values whose guard is true. */
  | { readonly kind: "least" | "greatest"; readonly cases: readonly Case[] }
  /**
   * Somewhere between two sums; when exactly things happened tells where. Two with the same `what` and the same ends
   * are the same number for the same lead. In a usual course of things it is `usual`.
   */
  | {
      readonly kind: "between";
      readonly what: string;
      readonly low: Sum;
      readonly high: Sum;
      readonly usual: Sum;
      /** The variable for the course of things. */
      readonly course: number;
    }
  /**
   * What a loss of points leaves: nothing is lost while `spared` holds, and never more than down to `min`. Where the
   * data leave open how long the loss lasts, it is the `most` or the `least` that they allow.
   */
  | {
      readonly kind: "decayed";
      readonly what: string;
      readonly loss: "most" | "least";
      readonly inner: Sum;
      readonly min: number;
      readonly spared: Formula;
    };

export interface Case {
  readonly guard: Formula;
  readonly value: Sum;
}

/** The cells of the variable for the course of things. The last stands for every course, the first two included. */
export const courses = { usual: 1, together: 2, any: 4 } as const;

export const constant = (value: number): Sum => ({ kind: "constant", value });

/** Adds sums up: constants become one, tables of one variable become one table. */
export function plus(parts: readonly Sum[]): Sum {
  let fixed = 0;
  const tables = new Map<number, readonly number[]>();
  const others: Sum[] = [];
  for (const part of parts.flatMap((sum) => (sum.kind === "plus" ? sum.parts : [sum]))) {
    if (part.kind === "constant" && Number.isFinite(part.value)) fixed += part.value;
    else if (part.kind === "table") {
      const before = tables.get(part.variable);
      tables.set(
        part.variable,
        before === undefined ? part.values : before.map((value, cell) => value + (part.values[cell] ?? 0)),
      );
    } else others.push(part);
  }
  const merged = [...tables].map(([variable, values]): Sum => ({ kind: "table", variable, values }));
  const all = [...merged, ...others, ...(fixed === 0 ? [] : [constant(fixed)])];
  const [only] = all;
  return only === undefined ? constant(0) : all.length === 1 ? only : { kind: "plus", parts: all };
}

/** A sum so many times over; what is added up is multiplied part by part. */
export function scale(sum: Sum, by: number): Sum {
  if (by === 0) return constant(0);
  if (by === 1) return sum;
  if (sum.kind === "constant") return constant(sum.value === 0 ? 0 : sum.value * by);
  if (sum.kind === "table")
    return { kind: "table", variable: sum.variable, values: sum.values.map((value) => value * by) };
  return sum.kind === "plus"
    ? plus(sum.parts.map((part) => scale(part, by)))
    : { kind: "scale", inner: sum, by };
}

/** `then` while the guard is true, else nothing; a guard on one variable becomes a table. */
export function when(guard: Formula, then: Sum, cellsOf: (variable: number) => number): Sum {
  if (guard.kind === "constant") return guard.value ? then : constant(0);
  if (guard.kind === "literal" && then.kind === "constant" && Number.isFinite(then.value)) {
    const values = Array.from({ length: cellsOf(guard.variable) }, (_, cell) =>
      (guard.cells >> cell) & 1 ? then.value : 0,
    );
    return { kind: "table", variable: guard.variable, values };
  }
  return { kind: "if", guard, then };
}
