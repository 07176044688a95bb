import type { Bounds } from "./bounds.ts";
import type { Cells, Formula } from "./formula.ts";
import { type Sum, courses } from "./sum.ts";

/** Up is 1: a sum has to reach a number. Down is -1: its opposite has to. */
export type Direction = 1 | -1;

/** Rounding must not decide anything: numbers that differ by less are the same. */
export const tolerance = 1e-6;

/** Who is told what has to hold; `false` ends the telling. */
export interface Told {
  readonly outside: (variable: number, cells: Cells) => boolean;
  readonly holds: (formula: Formula, value: boolean) => boolean;
}

/** The highest value of a sum, or of its opposite. */
export function most(sum: Sum, direction: Direction, bounds: Bounds): number {
  const { low, high } = bounds.interval(sum);
  return direction === 1 ? high : -low;
}

/**
 * Tells what has to hold of variables and guards so that a sum, or its opposite, can reach `need`; it is known that it
 * can.
 */
export function tellConsequences(
  sum: Sum,
  direction: Direction,
  need: number,
  bounds: Bounds,
  told: Told,
): boolean {
  const { low, high } = bounds.interval(sum);
  // Whatever it comes to is enough.
  if ((direction === 1 ? low : -high) >= need - tolerance) return true;
  const through = (inner: Sum, way: Direction, least: number): boolean =>
    tellConsequences(inner, way, least, bounds, told);
  switch (sum.kind) {
    case "constant":
      return true;
    case "table": {
      const left = bounds.known.cells(sum.variable);
      let out = 0;
      for (let cell = 0; cell < sum.values.length; cell += 1)
        if ((left >> cell) & 1 && direction * (sum.values[cell] ?? 0) < need - tolerance) out |= 1 << cell;
      return out === 0 || told.outside(sum.variable, out);
    }
    case "plus": {
      const spare = (direction === 1 ? high : -low) - need;
      if (!Number.isFinite(spare)) return true;
      for (const part of sum.parts) {
        const own = bounds.interval(part);
        if (own.high - own.low <= spare + tolerance) continue;
        if (!through(part, direction, (direction === 1 ? own.high : -own.low) - spare)) return false;
      }
      return true;
    }
    case "scale":
      return through(sum.inner, sum.by > 0 ? direction : direction === 1 ? -1 : 1, need / Math.abs(sum.by));
    case "if": {
      const can = most(sum.then, direction, bounds) >= need - tolerance;
      if (!can) return told.holds(sum.guard, false);
      // Without its guard it comes to nothing.
      if (need <= tolerance && bounds.known.verdict(sum.guard) !== true) return true;
      return told.holds(sum.guard, true) && through(sum.then, direction, need);
    }
    case "clamp":
      return through(sum.inner, direction, need);
    case "between": {
      const left = bounds.known.cells(sum.course);
      if (left === courses.usual) return through(sum.usual, direction, need);
      if (left === courses.together) return through(sum.low, direction, need);
      return through(direction === 1 ? sum.high : sum.low, direction, need);
    }
    case "decayed":
      // Losing points never helps to reach more; where it has to be little, much may be lost.
      return direction === 1 || bounds.known.verdict(sum.spared) === true
        ? through(sum.inner, direction, need)
        : true;
    case "least":
    case "greatest": {
      const able = sum.cases.filter(
        ({ guard, value }) =>
          bounds.known.verdict(guard) !== false && most(value, direction, bounds) >= need - tolerance,
      );
      // The lowest reaches it if every value does that counts; the highest if one does.
      if ((sum.kind === "least") === (direction === 1))
        return sum.cases.every(
          (one) =>
            bounds.known.verdict(one.guard) === false ||
            (able.includes(one)
              ? bounds.known.verdict(one.guard) !== true || through(one.value, direction, need)
              : told.holds(one.guard, false)),
        );
      const [only] = able;
      if (able.length !== 1 || only === undefined) return true;
      return told.holds(only.guard, true) && through(only.value, direction, need);
    }
  }
}
