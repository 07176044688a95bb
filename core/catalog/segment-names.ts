import { matrixCell } from "../criteria/matrix.ts";
import type * as raw from "../generated/definitions.ts";

interface FileOf<T> {
  readonly id: string;
  readonly value: T;
}

/** The segments of every segmentation, id and name: listed, taken over from another one, or made by a matrix. */
export function segmentNames(
  files: readonly FileOf<raw.Segmentation>[],
  scores: readonly FileOf<raw.Score>[],
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  return new Map(files.map(({ id }) => [id, namesOf(id, new Set())]));

  function namesOf(id: string, trail: ReadonlySet<string>): ReadonlyMap<string, string> {
    const value = files.find((file) => file.id === id)?.value;
    // A circle is reported elsewhere; here it must only end.
    if (value === undefined || trail.has(id)) return new Map();
    const [best] = value.highest_of ?? [];
    if (best !== undefined) return namesOf(best, new Set([...trail, id]));
    return new Map((value.first ?? value.exclusive ?? []).flatMap(entryNames));
  }

  function entryNames({ id, name, matrix }: raw.Segment): readonly (readonly [string, string])[] {
    if (matrix === undefined) return id === undefined ? [] : [[id, name ?? id]];
    const [rows, columns] = [bandsOf(matrix[0]), bandsOf(matrix[1])];
    return Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => {
        const cell = matrixCell(row, column);
        return [cell, cell.toUpperCase()] as const;
      }),
    ).flat();
  }

  function bandsOf(score: string | undefined): number {
    return scores.find(({ id }) => id === score)?.value.bands?.length ?? 0;
  }
}
