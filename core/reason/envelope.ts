import { type Bounds, type Interval, times } from "./bounds.ts";
import type { Direction } from "./consequences.ts";
import type { Formula } from "./formula.ts";
import { type Sum, constant, plus } from "./sum.ts";

/**
 * A simple sum that is never below a sum, or its opposite: a constant, a value for each cell of a variable, and what
 * comes with some statements. What a variable does in several places is added up in one, which bounds a score much
 * better than rule by rule. `undefined` where it would be the sum itself.
 */
export function envelope(sum: Sum, direction: Direction, bounds: Bounds): Sum | undefined {
  const parts: Sum[] = [];
  const simpler = new Set<Sum>();
  add(sum, direction);
  return simpler.size > 0 ? plus(parts) : undefined;

  function add(part: Sum, by: number): void {
    const interval = bounds.interval(part);
    if (interval.low === interval.high) {
      parts.push(constant(times(interval.low, by)));
      return;
    }
    switch (part.kind) {
      case "table":
        parts.push({
          kind: "table",
          variable: part.variable,
          values: part.values.map((value) => times(value, by)),
        });
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
      default:
        parts.push(constant(best(interval, by)));
    }
  }

  /** Points behind a guard: what the guard says of single variables decides cell by cell. */
  function addGuarded(guard: Formula, then: Sum, by: number): void {
    const gain = best(bounds.interval(then), by);
    if (gain === 0) return;
    const isAll = guard.kind === "at-least" && guard.need === guard.parts.length;
    const isAny = guard.kind === "at-least" && guard.need === 1;
    const statements = guard.kind === "literal" ? [guard] : guard.kind === "at-least" ? guard.parts : [];
    const literals = statements.filter((part) => part.kind === "literal");
    // A gain needs all of them, so each may stand for its share; a loss comes with any of them, so each brings its share.
    const isSplit = guard.kind === "literal" || (gain > 0 ? isAll : isAny);
    if (isSplit && literals.length > 0 && Number.isFinite(gain)) {
      simpler.add(then);
      for (const { variable, cells, all } of literals)
        parts.push({
          kind: "table",
          variable,
          values: Array.from({ length: 32 - Math.clz32(all) }, (_, cell) =>
            (cells >> cell) & 1 ? gain / literals.length : 0,
          ),
        });
    } else if (gain > 0) parts.push({ kind: "if", guard, then: constant(gain) });
  }

  function addClamped(
    { inner, min, max }: Extract<Sum, { kind: "clamp" }>,
    by: number,
    interval: Interval,
  ): void {
    const { low, high } = bounds.interval(inner);
    // One limit bends the sum away, and is left out; the other bends it the other way: there the straight line between
    // its two ends is never below.
    const bends = by > 0 ? low < min : high > max;
    if (bends && !(Number.isFinite(low) && Number.isFinite(high))) {
      parts.push(constant(best(interval, by)));
      return;
    }
    simpler.add(inner);
    const slope = !bends ? 1 : by > 0 ? (high - min) / (high - low) : (max - low) / (high - low);
    add(inner, by * slope);
    if (bends) parts.push(constant(by * (1 - slope) * (by > 0 ? high : low)));
  }
}

const best = ({ low, high }: Interval, by: number): number => (by > 0 ? times(high, by) : times(low, by));
