import { type Bounds, type Interval, times } from "./bounds.ts";
import type { Formula } from "./formula.ts";
import { type Sum, courses } from "./sum.ts";

/**
 * A simple function that is never below a sum: a constant and, for every variable, a value for each cell. Its highest
 * value is the sum of the best cells, which bounds a score much better than rule by rule.
 */
export interface Envelope {
  constant: number;
  readonly tables: Map<number, number[]>;
  /** What the constant counts only because one of these statements may hold. */
  readonly hopes: { readonly guard: Formula; readonly gain: number }[];
}

/** What stands for a clamped sum that may exceed its limit: the limit, or what is inside of it. Both are never below. */
export type ForClamp = "limit" | "inner";

/** An envelope of `weight` times a sum, for what is still possible. */
export function envelope(sum: Sum, weight: 1 | -1, bounds: Bounds, forClamp: ForClamp): Envelope {
  const made: Envelope = { constant: 0, tables: new Map(), hopes: [] };
  add(sum, weight);
  return made;

  function add(part: Sum, by: number): void {
    const interval = bounds.interval(part);
    if (interval.low === interval.high || part.kind === "constant") {
      made.constant += times(interval.low, by);
      return;
    }
    switch (part.kind) {
      case "table":
        spread(part.variable, part.values, by);
        return;
      case "plus":
        for (const inner of part.parts) add(inner, by);
        return;
      case "scale":
        add(part.inner, by * part.by);
        return;
      case "if":
        addGuarded(part.guard, part.then, by);
        return;
      case "clamp":
        addClamped(part, by, interval);
        return;
      case "between": {
        const left = bounds.cells(part.course);
        if (left === courses.usual) add(part.usual, by);
        else add(left !== courses.together && by > 0 ? part.high : part.low, by);
        return;
      }
      case "decayed":
        if (by > 0 || bounds.verdict(part.spared) === true) add(part.inner, by);
        else made.constant += best(interval, by);
        return;
      case "least":
      case "greatest": {
        const open = part.cases.filter(({ guard }) => bounds.verdict(guard) !== false);
        const [only] = open;
        if (open.length === 1 && only !== undefined) add(only.value, by);
        else made.constant += best(interval, by);
      }
    }
  }

  function spread(variable: number, values: readonly number[], by: number): void {
    const table = made.tables.get(variable);
    if (table === undefined)
      made.tables.set(
        variable,
        values.map((value) => times(value, by)),
      );
    else for (const [cell, value] of values.entries()) table[cell] = (table[cell] ?? 0) + times(value, by);
  }

  /** Points behind an open guard: what the guard says of single variables decides cell by cell. */
  function addGuarded(guard: Formula, then: Sum, by: number): void {
    if (bounds.verdict(guard) === true) {
      add(then, by);
      return;
    }
    const gain = best(bounds.interval(then), by);
    if (gain === 0) return;
    const isAll = guard.kind === "at-least" && guard.need === guard.parts.length;
    const isAny = guard.kind === "at-least" && guard.need === 1;
    const parts = guard.kind === "literal" ? [guard] : guard.kind === "at-least" ? guard.parts : [];
    const literals = parts.filter((part) => part.kind === "literal");
    // A gain needs all of them, so each may stand for its share; a loss comes with any of them, so each brings its share.
    const isSplit = guard.kind === "literal" || (gain > 0 ? isAll : isAny);
    if (isSplit && literals.length > 0 && Number.isFinite(gain))
      for (const part of literals)
        spread(
          part.variable,
          Array.from({ length: 32 - Math.clz32(part.all) }, (_, cell) => (part.cells >> cell) & 1),
          gain / literals.length,
        );
    else if (gain > 0) {
      made.constant += gain;
      made.hopes.push({ guard, gain });
    }
  }

  function addClamped(
    { inner, min, max }: Extract<Sum, { kind: "clamp" }>,
    by: number,
    interval: Interval,
  ): void {
    const { low, high } = bounds.interval(inner);
    const exceeds = by > 0 ? high > max : low < min;
    if (exceeds && forClamp === "limit") {
      made.constant += best(interval, by);
      return;
    }
    // The other limit bends the sum the other way: there the straight line between its two ends is never below.
    const bends = by > 0 ? low < min : high > max;
    const slope = !bends ? 1 : by > 0 ? (high - min) / (high - low) : (max - low) / (high - low);
    if (bends && !(Number.isFinite(low) && Number.isFinite(high))) {
      made.constant += best(interval, by);
      return;
    }
    add(inner, by * slope);
    if (bends) made.constant += by * (1 - slope) * (by > 0 ? high : low);
  }
}

const best = ({ low, high }: Interval, by: number): number => (by > 0 ? times(high, by) : times(low, by));
