import type { Space, Variable } from "./space.ts";
import { type Sum, plus } from "./sum.ts";
import type { Sketch } from "./witness.ts";

/**
 * Takes away what a lead can do without, and prefers ordinary values: every data source records everything, fields are
 * blank or hold an example of the dictionary, nothing happened. The first cells are the plainest.
 */
export function plainest(sketch: Sketch, { variables }: Space, confirm: (sketch: Sketch) => boolean): Sketch {
  let plain = sketch;
  const open = variables.flatMap(({ kind }, index) =>
    kind !== "course" && (sketch.cells[index] ?? 0) > 0 ? [index] : [],
  );
  withoutAny(open);
  for (const index of open)
    for (let cell = 1; cell < (plain.cells[index] ?? 0); cell += 1) attempt(new Map([[index, cell]]));
  return plain;

  /** Takes away as many as possible at once; where that fails, one half after the other. */
  function withoutAny(indexes: readonly number[]): void {
    if (indexes.length === 0 || attempt(new Map(indexes.map((index) => [index, 0])))) return;
    if (indexes.length === 1) return;
    const half = Math.ceil(indexes.length / 2);
    withoutAny(indexes.slice(0, half));
    withoutAny(indexes.slice(half));
  }

  function attempt(cells: ReadonlyMap<number, number>): boolean {
    const simpler = { ...plain, cells: plain.cells.map((own, index) => cells.get(index) ?? own) };
    if (!confirm(simpler)) return false;
    plain = simpler;
    return true;
  }
}

/** How much there is to say about a lead: two for everything that is not plain, one more where it happened repeatedly. */
export const saidOf = ({ cells }: Sketch, { variables }: Space): number =>
  variables.reduce((sum, variable, index) => sum + (weights(variable)[cells[index] ?? 0] ?? 0), 0);

/** The same for every lead, as a sum: the less there is to say, the higher. */
export const unsaid = ({ variables }: Space): Sum =>
  plus(
    variables.map((of, variable) => ({
      kind: "table",
      variable,
      values: weights(of).map((weight) => -weight),
    })),
  );

const weights = (variable: Variable): readonly number[] =>
  Array.from({ length: variable.size }, (_, cell) => {
    if (cell === 0 || variable.kind === "course") return 0;
    return variable.kind === "count" && (variable.counts[cell] ?? 0) > 1 ? 3 : 2;
  });
