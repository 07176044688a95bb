import type { Problem } from "../generated/decision.ts";
import type { Owners } from "../generated/facts.ts";

/** A key of the owners file that no rule enforces yet, by its place in the file. */
export interface UnenforcedKey {
  readonly path: readonly (string | number)[];
}

/**
 * The keys of an owners file that are understood but not enforced yet. Each is an error: a restriction that
 * somebody wrote down and nobody applies is worse than none.
 */
export function unenforced(owners: Owners): readonly UnenforcedKey[] {
  const teams = Object.entries(owners.functions).flatMap(([name, held]) =>
    (held?.owners ?? []).flatMap(({ team }, index) =>
      team === undefined ? [] : [{ path: ["functions", name, "owners", index, "team"] }],
    ),
  );
  const keys = (["also", "scopes", "arbiter"] as const).filter((key) => owners[key] !== undefined);
  const author = owners.author === "signs-for-own-function" ? [{ path: ["author"] }] : [];
  return [...teams, ...keys.map((key) => ({ path: [key] })), ...author];
}

/** The same as problems of a decision, each key once. */
export function unenforcedProblems(owners: Owners, side: "base" | "head"): readonly Problem[] {
  const keys = unenforced(owners).map(({ path }) =>
    path.filter((step) => typeof step === "string").join("."),
  );
  return [...new Set(keys)].map((key) => ({ code: "key-not-enforced", key, side }));
}
