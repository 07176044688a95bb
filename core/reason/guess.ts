import type { Domains } from "./bounds.ts";
import { envelope } from "./envelope.ts";
import type { Narrowed } from "./narrow.ts";
import { courses } from "./sum.ts";

/**
 * A first guess at a lead: for every variable the cell that brings the sums closest to where they have to be, else the
 * first one, in a usual course of things. Most bars can be reached like this, and the evaluator judges the guess as it judges every lead.
 */
export function guess({ domains, bounds, required }: Narrowed, course: number): Domains {
  const worth = new Map<number, number[]>();
  for (const part of required) {
    if (part.kind !== "compare") continue;
    const { tables } = envelope(part.sum, part.op === ">=" ? 1 : -1, bounds, "inner");
    for (const [variable, table] of tables) {
      const known = worth.get(variable);
      worth.set(
        variable,
        known === undefined ? table : table.map((value, cell) => value + (known[cell] ?? 0)),
      );
    }
  }
  return domains.map((left, variable) => {
    if (variable === course) return courses.usual;
    const table = worth.get(variable);
    let best = left & -left;
    for (let cell = 0; table !== undefined && cell < table.length; cell += 1)
      if ((left >> cell) & 1 && (table[cell] ?? 0) > (table[31 - Math.clz32(best)] ?? 0)) best = 1 << cell;
    return best;
  });
}
