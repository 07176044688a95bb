import type { Signature } from "../generated/decision.ts";
import { placesFor, withStandIns, type Candidate, type SetPlace } from "./candidates.ts";
import { fill, fillable, usualEffort, type Effort } from "./fill.ts";
import type { OwnerSet } from "./owner-sets.ts";

/** Somebody whose signature counts. */
export interface Signer extends Candidate {
  readonly signature: Signature;
  /** The reason with which this person may stand in as the arbiter; null for everybody who may not. */
  readonly reason: string | null;
}

/** What has become of the signature that a set asks for. */
export type Covered =
  | { readonly state: "SATISFIED" | "OVERRIDDEN"; readonly set: OwnerSet; readonly by: Signer }
  /** Somebody can still sign; in the state ERROR nobody can. */
  | { readonly state: "UNSATISFIED" | "ERROR"; readonly set: OwnerSet };

export interface Coverage {
  readonly covered: readonly Covered[];
  /** Whether the search came to an end: what was not found in time is not there. */
  readonly search: "ended" | "given-up";
}

/**
 * Gives every set the signature of a person, nobody for two functions. If that leaves one function open, an arbiter
 * takes its place; if that is not enough, as much as possible is filled so that the rest can still be signed.
 */
export function coverage(
  needed: readonly OwnerSet[],
  signers: readonly Signer[],
  free: readonly Candidate[],
): Coverage {
  const effort = usualEffort();
  const places = placesFor(needed, signers);
  const signed = fill(places, effort);
  if (signed.status === "filled")
    return { covered: together(needed, signed.people, signers), search: "ended" };
  for (const arbiter of signers.filter(({ reason }) => reason !== null))
    for (const name of new Set(needed.map((set) => set.function))) {
      const overridden = fill(withStandIns(places, name, [arbiter]), effort);
      if (overridden.status === "filled")
        return { covered: together(needed, overridden.people, signers), search: "ended" };
    }
  return {
    covered: partly(needed, signers, free, effort),
    search: effort.left < 0 ? "given-up" : "ended",
  };
}

function together(
  sets: readonly OwnerSet[],
  people: readonly (Candidate | undefined)[],
  signers: readonly Signer[],
): readonly Covered[] {
  return sets.flatMap((set, index): readonly Covered[] => {
    const by = signers.find((signer) => signer === people[index]);
    if (by === undefined) return [{ state: "UNSATISFIED", set }];
    return [{ state: by.sets.includes(set) ? "SATISFIED" : "OVERRIDDEN", set, by }];
  });
}

/** The places that can be filled at all, and of those the ones that those who signed fill. */
function partly(
  needed: readonly OwnerSet[],
  signers: readonly Signer[],
  free: readonly Candidate[],
  effort: Effort,
): readonly Covered[] {
  const anybody = placesFor(needed, [...signers, ...free]);
  const possible = largest(anybody, (kept) => kept, effort);
  const bySigners = placesFor(needed, signers);
  const strict = (kept: readonly SetPlace[]): readonly SetPlace[] =>
    possible.map((place) =>
      kept.includes(place) ? (bySigners.find(({ set }) => set === place.set) ?? place) : place,
    );
  const kept = largest(possible, strict, effort);
  const filling = fill(strict(kept), effort);
  const people = possible.map((place, index) =>
    filling.status === "filled" && kept.includes(place) ? filling.people[index] : undefined,
  );
  const found = together(
    possible.map(({ set }) => set),
    people,
    signers,
  );
  return needed.map((set) => found.find((each) => each.set === set) ?? { state: "ERROR", set });
}

/** Adds one place after the other for as long as what is asked of them can be filled. */
function largest(
  places: readonly SetPlace[],
  asked: (kept: readonly SetPlace[]) => readonly SetPlace[],
  effort: Effort,
): readonly SetPlace[] {
  return places.reduce<readonly SetPlace[]>(
    (kept, place) => (fillable(asked([...kept, place]), effort) === "yes" ? [...kept, place] : kept),
    [],
  );
}
