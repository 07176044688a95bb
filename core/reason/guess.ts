import { envelope } from "./envelope.ts";
import type { Solver } from "./solver.ts";
import type { Space } from "./space.ts";
import type { Statements } from "./statements.ts";
import { courses } from "./sum.ts";

/**
 * A first guess at a lead: for every variable the cell that brings the sums closest to where they have to be, else the
 * first one, in a usual course of things. Most bars can be reached like this, and the evaluator judges the guess as it
 * judges every lead. The search tries these cells first, too.
 */
export function guess(
  { comparisons, variables }: Statements,
  solver: Solver,
  space: Space,
): readonly number[] {
  /** By variable and cell, where a sum depends on it. */
  const worth: number[][] = [];
  const { bounds } = comparisons;
  for (const { sum, direction } of comparisons.decided()) {
    const above = envelope(sum, direction, bounds) ?? sum;
    const sign = above === sum ? direction : 1;
    for (const part of above.kind === "plus" ? above.parts : [above])
      if (part.kind === "table")
        for (const [cell, value] of part.values.entries()) {
          const own = (worth[part.variable] ??= []);
          own[cell] = (own[cell] ?? 0) + sign * value;
        }
  }
  return space.variables.map((_, variable) => {
    if (variable === space.course) return Math.log2(courses.usual);
    const left = variables.left(variable);
    let best = 31 - Math.clz32(left & -left);
    const own = worth[variable] ?? [];
    for (const [cell, value] of own.entries())
      if ((left >> cell) & 1 && value > (own[best] ?? 0)) best = cell;
    if (own.some((value) => value !== 0))
      for (const lit of variables.about(variable))
        if (((variables.membership(lit)?.cells ?? 0) >> best) & 1) solver.prefer(lit);
        else solver.prefer(lit ^ 1);
    return best;
  });
}
