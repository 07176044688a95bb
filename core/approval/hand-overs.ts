import type { Problem } from "../generated/decision.ts";
import type { Facts } from "../generated/facts.ts";
import type { OwnersChange } from "./changes.ts";
import { functionOwners, loginKey } from "./people.ts";
import type { FunctionOwners, NamedOwner } from "./people.ts";
import { unenforcedProblems } from "./unenforced.ts";

/** What a change of the owners file means for who owns the functions after it. */
export interface HandOvers {
  /** The functions of which no owner remains, with the people who come in. */
  readonly incoming: readonly FunctionOwners[];
  /** Everybody whom the owners file of the head names. */
  readonly proposed: readonly FunctionOwners[];
  readonly problems: readonly Problem[];
}

/** Compares the owners of the base branch with those that the pull request proposes. */
export function handOvers(
  facts: Facts,
  change: OwnersChange,
  functions: readonly FunctionOwners[],
): HandOvers {
  const { head } = facts.owners;
  // A branch that left the base branch long ago may have an older owners file, or none: that is no change.
  if (change === "unchanged") return { incoming: [], proposed: [], problems: [] };
  switch (head.status) {
    case "absent":
      return { incoming: [], proposed: [], problems: [{ code: "owners-removed" }] };
    case "unreadable":
      return { incoming: [], proposed: [], problems: [{ code: "owners-broken", reason: head.reason }] };
    case "read": {
      const proposed = functionOwners(head.owners);
      const incoming = proposed.filter((next) => nobodyRemains(functions, next));
      const keys = unenforcedProblems(head.owners, "head");
      // Who a team brings in is not known, so nothing is said about missing people until the key is gone.
      return { incoming, proposed, problems: keys.length > 0 ? keys : orphans(incoming) };
    }
  }
}

function orphans(incoming: readonly FunctionOwners[]): readonly Problem[] {
  const empty = incoming.filter(({ owners }) => owners.length === 0);
  return empty.map((next) => ({ code: "no-incoming-owner", function: next.function }));
}

/** Whether a function had owners and none of them stays. A new function has nobody to hand over. */
function nobodyRemains(functions: readonly FunctionOwners[], next: FunctionOwners): boolean {
  const before = functions.find((held) => held.function === next.function)?.owners ?? [];
  return before.length > 0 && !before.some((owner) => next.owners.some((other) => sameOwner(owner, other)));
}

/** Two accounts with two numbers are two people, even if one has taken the login of the other. */
function sameOwner(a: NamedOwner, b: NamedOwner): boolean {
  return a.id !== null && b.id !== null ? a.id === b.id : loginKey(a.login) === loginKey(b.login);
}
