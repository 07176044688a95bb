import type { GitHub, Sha, Tree } from "./port.ts";

/** A tree may have a hundred thousand entries, and a sweep may visit many. */
const kept = 8;

/** Asks only once for the tree of a commit, which can never change: several steps need the same few. */
export function remembering(github: GitHub): GitHub {
  const trees = new Map<Sha, Promise<Tree>>();
  return {
    ...github,
    tree: (commit) => {
      const known = trees.get(commit);
      if (known !== undefined) return known;
      const [oldest] = trees.size < kept ? [] : trees.keys();
      if (oldest !== undefined) trees.delete(oldest);
      const asked = github.tree(commit);
      trees.set(commit, asked);
      return asked;
    },
  };
}
