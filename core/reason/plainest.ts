import type { Space } from "./space.ts";
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
