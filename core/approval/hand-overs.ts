import type { Problem } from "../generated/decision.ts";
import type { Facts } from "../generated/facts.ts";
import type { SomeChanges } from "./changes.ts";
import { allSets, arbitersIn, ownership, setsFor, type OwnerSet, type Ownership } from "./owner-sets.ts";
import { sameOwner } from "./people.ts";
import { samplePaths } from "./sample-paths.ts";

/** A set of the proposed owners file in which nobody remains of those who own its files now. */
export interface HandOver {
  readonly set: OwnerSet;
  /** The patterns of the files that it takes over; none if it is every file. */
  readonly files: readonly string[];
}

/** What a change of the owners file means for who owns the functions after it. */
export interface HandOvers {
  readonly incoming: readonly HandOver[];
  /** Every set of the proposed owners file. */
  readonly proposed: readonly OwnerSet[];
  readonly problems: readonly Problem[];
}

const nothing: HandOvers = { incoming: [], proposed: [], problems: [] };

/** Compares the owners of the base branch with those that the pull request proposes. */
export function handOvers(facts: Facts, { owners, paths }: SomeChanges, held: Ownership): HandOvers {
  const { head } = facts.owners;
  // A branch that left the base branch long ago may have an older owners file, or none: that is no change.
  if (owners === "unchanged") return nothing;
  switch (head.status) {
    case "absent":
      return { ...nothing, problems: [{ code: "owners-removed" }] };
    case "unreadable":
      return { ...nothing, problems: [{ code: "owners-broken", reason: head.reason }] };
    case "read": {
      const next = ownership(head.owners, facts.teams);
      const tried = [...new Set([...samplePaths(held), ...samplePaths(next), ...paths])];
      const incoming = allSets(next).flatMap((set) => handOver(held, next, set, tried));
      return { incoming, proposed: allSets(next), problems: [...unreadable(next), ...orphans(incoming)] };
    }
  }
}

/** Where a set takes over from people of whom none remains. */
function handOver(
  held: Ownership,
  next: Ownership,
  set: OwnerSet,
  tried: readonly string[],
): readonly HandOver[] {
  const left = tried
    .filter((path) => setsFor(next, path).includes(set))
    .map((path) => setsFor(held, path).filter((present) => present.function === set.function))
    .filter((present) => nobodyRemains(present, set));
  if (left.length === 0) return [];
  const files = left.some((present) => present.some((each) => each.files.length === 0))
    ? []
    : left.flatMap((present) => present.flatMap((each) => each.files));
  return [{ set, files: set.files.length > 0 ? set.files : [...new Set(files)] }];
}

function nobodyRemains(present: readonly OwnerSet[], set: OwnerSet): boolean {
  // A function that is new for these files has nobody to hand over. Whoever is in an unreadable team is somebody.
  const isHeld = present.some(({ owners, unreadable: teams }) => owners.length > 0 || teams.length > 0);
  const people = present.flatMap(({ owners }) => owners);
  return isHeld && !people.some((owner) => set.owners.some((other) => sameOwner(owner, other)));
}

/** A team comes in only if it can be read: otherwise nothing could be approved afterwards. */
function unreadable(next: Ownership): readonly Problem[] {
  const sets = [...allSets(next), ...arbitersIn(next)];
  const teams = new Map(
    sets.flatMap((set) => set.unreadable.map(({ team, reason }) => [team, reason] as const)),
  );
  return [...teams].map(([team, reason]) => ({ code: "team-unreadable", team, reason, role: "incoming" }));
}

function orphans(incoming: readonly HandOver[]): readonly Problem[] {
  // Who is in a team that cannot be read is not known, and that is said already.
  const empty = incoming.filter(({ set }) => set.owners.length === 0 && set.unreadable.length === 0);
  return empty.map(({ set, files }) => ({
    code: "no-incoming-owner",
    function: set.function,
    files: [...files],
  }));
}
