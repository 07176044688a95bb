import type { Bounds } from "./bounds.ts";
import { type Direction, most } from "./consequences.ts";
import type { Cells, Formula } from "./formula.ts";
import { type Case, type Sum, courses } from "./sum.ts";

/** What may get lost in adding up; far below the tolerance by which a proof is sure. */
const rounding = 1e-9;

/** Who is told why a sum cannot be higher: a variable lies outside of some cells, a guard holds or does not. */
export interface Asked {
  readonly outside: (variable: number, cells: Cells) => void;
  readonly holds: (formula: Formula, value: boolean) => void;
}

/**
 * Tells why a sum, or its opposite, is at most `cap`, which it is by what is known. The fewer and the weaker reasons the
 * better: what holds in every case, by `always`, is none, and where there is room below the cap, it is used up.
 */
export function explain(
  sum: Sum,
  direction: Direction,
  cap: number,
  { bounds, always }: { readonly bounds: Bounds; readonly always: Bounds },
  asked: Asked,
): void {
  why(sum, direction, cap, rounding);

  function why(part: Sum, way: Direction, cap: number, slack: number): void {
    const { low, high } = bounds.interval(part);
    // What can have no value at all is below everything.
    const limit = low > high ? -Infinity : cap;
    if (most(part, way, always) <= limit + slack) return;
    switch (part.kind) {
      case "constant":
        return;
      case "table": {
        let out = 0;
        for (const [cell, value] of part.values.entries()) if (way * value > limit + slack) out |= 1 << cell;
        asked.outside(part.variable, out);
        return;
      }
      case "plus":
        shared(part.parts, way, limit, slack);
        return;
      case "scale":
        // What is within the slack outside is so many times less of it inside.
        why(
          part.inner,
          part.by > 0 ? way : way === 1 ? -1 : 1,
          limit / Math.abs(part.by),
          slack / Math.abs(part.by),
        );
        return;
      case "if":
        if (limit >= -slack && bounds.known.verdict(part.guard) === false) asked.holds(part.guard, false);
        else {
          if (limit < -slack) asked.holds(part.guard, true);
          why(part.then, way, limit, slack);
        }
        return;
      case "clamp":
        why(part.inner, way, limit, slack);
        return;
      case "between": {
        const far = way === 1 ? part.high : part.low;
        if (most(far, way, bounds) <= limit + slack) {
          why(far, way, limit, slack);
          return;
        }
        const left = bounds.known.cells(part.course);
        asked.outside(part.course, 7 & ~left);
        why(left === courses.usual ? part.usual : part.low, way, limit, slack);
        return;
      }
      case "decayed":
        if (way === -1 && limit > -Infinity && -part.min > limit + slack) asked.holds(part.spared, true);
        why(part.inner, way, limit, slack);
        return;
      case "least":
      case "greatest":
        extreme(part.cases, (part.kind === "least") === (way === 1), way, limit, slack);
    }
  }

  /** Parts that need no reason with the room that there is go without one; what is left of it goes to the last part. */
  function shared(parts: readonly Sum[], way: Direction, limit: number, slack: number): void {
    // A part that can have no value at all, as none of its cases is left, is reason enough.
    const impossible = parts.find((part) => {
      const { low, high } = bounds.interval(part);
      return low > high;
    });
    if (impossible !== undefined) {
      why(impossible, way, limit, slack);
      return;
    }
    let room = limit;
    const moved: { readonly part: Sum; readonly now: number; readonly by: number }[] = [];
    for (const part of parts) {
      const now = most(part, way, bounds);
      room -= now;
      const by = most(part, way, always) - now;
      if (by > 0) moved.push({ part, now, by });
    }
    moved.sort((a, b) => a.by - b.by);
    for (const [index, { part, now, by }] of moved.entries())
      if (by <= room + slack) room -= by;
      else {
        const isLast = index === moved.length - 1;
        why(part, way, now + (isLast ? Math.max(0, room) : 0), slack);
      }
  }

  /** One value that surely counts is enough for a lowest one; a highest one needs all that may count. */
  function extreme(
    cases: readonly Case[],
    isOneEnough: boolean,
    way: Direction,
    limit: number,
    slack: number,
  ): void {
    const sure = cases.find(
      ({ guard, value }) => bounds.known.verdict(guard) === true && most(value, way, bounds) <= limit + slack,
    );
    if (isOneEnough && sure !== undefined) {
      asked.holds(sure.guard, true);
      why(sure.value, way, limit, slack);
      return;
    }
    for (const { guard, value } of cases)
      if (bounds.known.verdict(guard) === false && most(value, way, always) > limit + slack)
        asked.holds(guard, false);
      else if (bounds.known.verdict(guard) !== false) why(value, way, limit, slack);
  }
}
