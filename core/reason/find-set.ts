import type { CriteriaSet } from "../criteria/model.ts";
import { nearWord } from "../near-word.ts";

/** A name that nothing has, with the word that may be meant. */
export interface UnknownId {
  readonly status: "unknown-id";
  readonly what: "stage, profile or criteria set" | "score";
  readonly id: string;
  readonly near: string | undefined;
  readonly known: readonly string[];
}

/** Looks up a stage, profile or criteria set by its id, or a stage by its abbreviation; letters' case does not count. */
export function findSet<S extends Pick<CriteriaSet, "abbreviation">>(
  id: string,
  sets: ReadonlyMap<string, S>,
): { readonly status: "found"; readonly set: S } | UnknownId {
  const wanted = id.toLowerCase();
  const set =
    sets.get(wanted) ?? [...sets.values()].find(({ abbreviation }) => abbreviation?.toLowerCase() === wanted);
  if (set !== undefined) return { status: "found", set };
  const known = [...sets.keys()].sort();
  return {
    status: "unknown-id",
    what: "stage, profile or criteria set",
    id,
    near: nearWord(id, known),
    known,
  };
}
