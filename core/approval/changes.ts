import type { Problem } from "../generated/decision.ts";
import type { Facts, GuardedPath } from "../generated/facts.ts";
import { differs, isGuarded, ownersPath } from "./guarded.ts";

/** What a pull request does to guarded paths, as far as it is known. */
export type GuardedChanges =
  | { readonly status: "none" }
  | { readonly status: "unknown"; readonly problems: readonly Problem[] }
  | SomeChanges;

export interface SomeChanges {
  readonly status: "some";
  /** The paths that change, as far as they are known. */
  readonly paths: readonly string[];
  readonly owners: OwnersChange;
  readonly problems: readonly Problem[];
}

/** Whether the owners file is among the changes; a list that may be cut short could have held it. */
export type OwnersChange = "unchanged" | "changed";

type Listings = Pick<Facts, "guarded" | "test_merge">;

/** Whether anything guarded changes, between the merge base and the head or in the merge that GitHub prepares. */
export function guardedChanges(facts: Listings): GuardedChanges {
  const { guarded, test_merge: merge } = facts;
  const paths = [
    ...(guarded.status === "listed" ? guarded.paths : []),
    // With two merge bases a signed definition can be reverted while one of them shows no change.
    ...(merge.status === "listed" ? merge.paths : []),
  ].filter((path) => isGuarded(path.path) && differs(path));
  const truncated = guarded.status === "truncated" || merge.status === "truncated";
  const pending: readonly Problem[] = merge.status === "pending" ? [{ code: "test-merge-pending" }] : [];
  if (paths.length === 0 && !truncated) {
    return pending.length === 0 ? { status: "none" } : { status: "unknown", problems: pending };
  }
  return {
    status: "some",
    paths: [...new Set(paths.map(({ path }) => path))].sort(),
    owners: truncated || paths.some(({ path }) => path === ownersPath) ? "changed" : "unchanged",
    problems: [...pending, ...truncations(facts), ...notPlain(paths)],
  };
}

function truncations({ guarded, test_merge: merge }: Listings): readonly Problem[] {
  return [
    ...(guarded.status === "truncated" ? [{ code: "listing-truncated", of: "changes" } as const] : []),
    ...(merge.status === "truncated" ? [{ code: "listing-truncated", of: "test-merge" } as const] : []),
  ];
}

/** Definitions that would be links, programs or other repositories: what is shown would not be what is read. */
function notPlain(paths: readonly GuardedPath[]): readonly Problem[] {
  const modes = new Map<string, string>();
  for (const { path, after } of paths) {
    if (after === null || after.mode === "040000") continue;
    if (path === "definitions" || (path.startsWith("definitions/") && after.mode !== "100644")) {
      modes.set(path, after.mode);
    }
  }
  return [...modes].map(([path, mode]) => ({ code: "not-a-plain-file", path, mode }));
}
