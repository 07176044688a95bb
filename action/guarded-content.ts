import { guardedPaths } from "../core/approval/guarded.ts";
import type { CommitContent, GuardedPath } from "../core/generated/facts.ts";
import { contentDigest } from "./digest.ts";
import type { GitHub, Sha } from "./github/port.ts";

/** The guarded paths that differ between two commits. */
export type GuardedDifference =
  | { readonly status: "listed"; readonly paths: readonly GuardedPath[] }
  | { readonly status: "truncated" }
  | { readonly status: "gone" };

const nothing = { status: "listed", entries: [] } as const;

/**
 * Compares the full trees of two commits: GitHub's own list of changed files ends after 3,000. Without a commit
 * before, everything is new.
 */
export async function guardedBetween(
  github: Pick<GitHub, "tree">,
  before: Sha | null,
  after: Sha,
): Promise<GuardedDifference> {
  if (before === after) return { status: "listed", paths: [] };
  const [left, right] = await Promise.all([
    before === null ? nothing : github.tree(before),
    github.tree(after),
  ]);
  if (left.status !== "listed") return left;
  if (right.status !== "listed") return right;
  return { status: "listed", paths: guardedPaths(left.entries, right.entries) };
}

/** The guarded content of any commit; null, which equals nothing, when the commit is gone or cannot be read. */
export async function contentOf(
  github: Pick<GitHub, "compare" | "tree">,
  tip: Sha,
  commit: Sha,
): Promise<CommitContent> {
  const comparison = await github.compare({ commit: tip }, commit);
  if (comparison.status === "gone") return { sha: commit, content: null };
  const difference = await guardedBetween(github, comparison.mergeBase, commit);
  if (difference.status !== "listed") return { sha: commit, content: null };
  return { sha: commit, content: contentDigest(difference.paths), paths: [...difference.paths] };
}
