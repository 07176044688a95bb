import type { Problem } from "../generated/decision.ts";
import { candidatesOf, type Candidate } from "./candidates.ts";
import { deadlocksOf, isReplaceable, type Deadlock } from "./deadlocks.ts";
import type { Electors } from "./electors.ts";
import { ownersPath } from "./guarded.ts";
import { setsFor, type OwnerSet, type Ownership } from "./owner-sets.ts";

/** What nobody can satisfy: said at once, with the way out, unless an arbiter could stand in for it. */
export function obstacles(
  held: Ownership,
  needed: readonly OwnerSet[],
  paths: readonly string[],
  { signers, free, author, arbiters }: Electors,
): readonly Problem[] {
  // Who is in a team that cannot be read is not known, so nothing is known to be impossible.
  if (needed.some(({ unreadable }) => unreadable.length > 0)) return [];
  const people = [...free, ...signers];
  const found = deadlocksOf(needed, people, author);
  if (found.length === 0 || isReplaceable(needed, people, arbiters)) return [];
  const wayOut = !canBeSigned(held, ownersPath, null)
    ? "administrator"
    : paths.length > 1 && paths.every((path) => canBeSigned(held, path, author))
      ? "separate-pull-requests"
      : "own-pull-request";
  return found.map((deadlock) => problemOf(deadlock, wayOut));
}

/** Whether a change of this path alone could be signed without the one who may not sign it. */
function canBeSigned(held: Ownership, path: string, author: Candidate | null): boolean {
  const sets = setsFor(held, path);
  const others = candidatesOf(sets).filter(({ login }) => login !== author?.login);
  return deadlocksOf(sets, others, null).length === 0;
}

type WayOut = Extract<Problem, { code: "no-owner" }>["way_out"];

function problemOf(deadlock: Deadlock, wayOut: WayOut): Problem {
  const places = deadlock.places.map((set) => ({ function: set.function, files: [...set.files] }));
  switch (deadlock.code) {
    case "no-owner": {
      const [{ function: name, files, teams }] = deadlock.places;
      return { code: "no-owner", function: name, files: [...files], teams: [...teams], way_out: wayOut };
    }
    case "too-few-owners":
      return { code: "too-few-owners", places, people: [...deadlock.people], way_out: wayOut };
    case "author-needed":
      return { code: "author-needed", places, people: [...deadlock.people], author: deadlock.author };
  }
}
