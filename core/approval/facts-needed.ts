import type { Facts } from "../generated/facts.ts";
import { guardedChanges } from "./changes.ts";
import { ownersPath } from "./guarded.ts";
import { allSets, arbitersIn, neededSets, ownership, type OwnerSet } from "./owner-sets.ts";
import type { NamedOwner } from "./people.ts";

/** What a decision reads besides what every decision reads; it follows from the owners file and the changed paths. */
export interface FactsNeeded {
  /** The teams whose members have to be known, as organisation/team in lower case. */
  readonly teams: readonly string[];
  /** Every commit is needed only where authors sign for their own function. */
  readonly commits: "every" | "none";
  /** How far back the record of heads is needed; an arbiter waits since the content came up. */
  readonly heads: "since-the-first-approval" | "since-the-content-came-up";
}

type Known = Pick<Facts, "guarded" | "test_merge" | "owners">;

/** Tells what has to be read before the decision, so that nothing is read that nobody needs. */
export function factsNeeded(known: Known): FactsNeeded {
  const { base } = known.owners;
  const isRead = base.status === "read";
  return {
    teams: [...new Set(setsAtStake({ ...known, teams: {} }).flatMap(({ teams }) => teams))].sort(),
    commits: isRead && base.owners.author === "signs-for-own-function" ? "every" : "none",
    heads:
      isRead && base.owners.arbiter !== undefined ? "since-the-content-came-up" : "since-the-first-approval",
  };
}

/** Everybody whose approval may count, once the teams are read: what others have approved need not be read. */
export function possibleSigners(known: Known & Pick<Facts, "teams">): readonly NamedOwner[] {
  return setsAtStake(known).flatMap(({ owners }) => owners);
}

/** The sets that sign this change, the arbiters, and where the owners change everybody before and after. */
function setsAtStake({ owners, teams, ...listings }: Known & Pick<Facts, "teams">): readonly OwnerSet[] {
  const changes = guardedChanges(listings);
  const { base, head } = owners;
  if (changes.status !== "some" || base.status !== "read") return [];
  const held = ownership(base.owners, teams);
  if (changes.owners === "changed" && head.status === "read")
    return [held, ownership(head.owners, teams)].flatMap((each) => [...allSets(each), ...arbitersIn(each)]);
  const needed = neededSets(held, changes.paths.length === 0 ? [ownersPath] : changes.paths);
  return [...needed, ...arbitersIn(held)];
}
