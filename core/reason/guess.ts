import { envelope } from "./envelope.ts";
import type { Cells, Comparison, Formula } from "./formula.ts";
import type { Relations } from "./relations.ts";
import type { Space } from "./space.ts";
import { courses } from "./sum.ts";
import { lies, within } from "./within.ts";

/** A first guess at a lead. */
export interface Guess {
  readonly cells: readonly number[];
  /** Whether the formulas hold for it, as far as bounds tell. */
  readonly fits: boolean;
  /** The variables that bring sums closer to where they have to be: a search tries their cells first, too. */
  readonly chosen: readonly number[];
}

/**
 * Guesses at a lead for which interned formulas hold: what has to hold for them is looked at once, from the outside in,
 * and nothing is taken back. For every variable it takes the cell that brings the sums closest to where they have to be,
 * else the first one, in a usual course of things. Most questions need no more than this.
 */
export function guess(goals: readonly Formula[], space: Space, relations: Relations): Guess {
  const left: Cells[] = space.variables.map(({ size }) => 2 ** size - 1);
  left[space.course] = courses.usual;
  const comparisons: Comparison[] = [];
  const choices: Extract<Formula, { kind: "at-least" }>[] = [];
  goals.forEach(demand);
  // What leaves no choice comes first.
  for (const { need, parts } of choices) {
    const easiest = [...parts].sort((a, b) => ease(b) - ease(a));
    for (const part of easiest.slice(0, need)) demand(part);
  }
  const worth = worthOf(comparisons, relations);
  const cells = left.map((own, variable) => best(own, worth[variable] ?? []));
  const chosen = [...worth.keys()].filter((variable) => worth[variable]?.some((value) => value !== 0));
  const { verdict } = within((variable) => 1 << (cells[variable] ?? 0)).known;
  return { cells, chosen, fits: goals.every((goal) => verdict(goal) === true) };

  function demand(formula: Formula): void {
    if (formula.kind === "literal") left[formula.variable] = (left[formula.variable] ?? 0) & formula.cells;
    else if (formula.kind === "compare") comparisons.push(formula);
    else if (formula.kind === "at-least") {
      if (formula.need === formula.parts.length) formula.parts.forEach(demand);
      else choices.push(formula);
    }
  }

  /** The higher, the less has to be given up for a formula. */
  function ease(formula: Formula): number {
    switch (formula.kind) {
      case "constant":
        return formula.value ? 2 : -2;
      case "literal": {
        const own = left[formula.variable] ?? 0;
        return lies(own & -own, formula.cells) === true ? 2 : (own & formula.cells) !== 0 ? 1 : -2;
      }
      case "compare":
        return 0;
      case "at-least": {
        const eases = formula.parts.map(ease).sort((a, b) => b - a);
        return eases[formula.need - 1] ?? -2;
      }
    }
  }
}

/** By variable and cell, what a cell does for the sums that have to reach their bounds. */
function worthOf(comparisons: readonly Comparison[], { bounds }: Relations): readonly (readonly number[])[] {
  const worth: number[][] = [];
  for (const { sum, op } of comparisons) {
    const direction = op === ">=" ? 1 : -1;
    const above = envelope(sum, direction, bounds) ?? sum;
    const sign = above === sum ? direction : 1;
    for (const part of above.kind === "plus" ? above.parts : [above])
      if (part.kind === "table")
        for (const [cell, value] of part.values.entries()) {
          const own = (worth[part.variable] ??= []);
          own[cell] = (own[cell] ?? 0) + sign * value;
        }
  }
  return worth;
}

/** Of the cells that are left the first one that is worth most. */
function best(left: Cells, worth: readonly number[]): number {
  let found = Math.max(0, 31 - Math.clz32(left & -left));
  for (const [cell, value] of worth.entries())
    if ((left >> cell) & 1 && value > (worth[found] ?? 0)) found = cell;
  return found;
}
