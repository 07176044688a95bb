import type { Past, PastCommit, Sha } from "../github/port.ts";

/** What commits say about those before them, read as it is needed. */
export interface Lineage {
  readonly commit: (sha: Sha) => Promise<PastCommit | null>;
  /**
   * The commits from `after` back to the one behind `before`, each the first parent of the one above it; null where
   * that way does not lead to `before`.
   */
  readonly between: (before: Sha | null, after: Sha) => Promise<readonly Sha[] | null>;
}

/** More commits than this in one push are compared as a whole. */
const longest = 500;

/** Starts without knowing any commit. */
export function lineage(past: Pick<Past, "history">): Lineage {
  const known = new Map<Sha, PastCommit>();
  const commit = async (sha: Sha): Promise<PastCommit | null> => {
    if (!known.has(sha)) for (const each of await past.history(sha)) known.set(each.sha, each);
    return known.get(sha) ?? null;
  };
  return {
    commit,
    between: async (before, after) => {
      const found: Sha[] = [];
      let next: Sha | null = after;
      while (next !== before) {
        const here: PastCommit | null = next === null ? null : await commit(next);
        if (here === null || found.length === longest) return null;
        found.push(here.sha);
        next = here.parents[0] ?? null;
      }
      return found;
    },
  };
}
