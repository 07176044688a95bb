import type { GitHub, Reads, Sha, Tree } from "./port.ts";

/** A tree may have a hundred thousand entries, and a sweep may visit many. */
const kept = 8;

/**
 * Asks only once for the tree of a commit, which can never change, and for the members of a team, which change less
 * than a run lasts: several steps need the same few.
 */
export function remembering<G extends Reads>(github: G): G {
  const trees = new Map<Sha, Promise<Tree>>();
  const teams = new Map<string, ReturnType<GitHub["teamMembers"]>>();
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
    teamMembers: (team) => {
      const asked = teams.get(team) ?? github.teamMembers(team);
      teams.set(team, asked);
      return asked;
    },
  };
}
