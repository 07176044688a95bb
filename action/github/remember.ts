import type { GitHub, Sha } from "./port.ts";

/** Asks only once for what can never change: the tree of a commit, and how two commits went apart. */
export function remembering(github: GitHub): GitHub {
  const once = <T>(read: (commit: Sha) => Promise<T>): ((commit: Sha) => Promise<T>) => {
    const answers = new Map<Sha, Promise<T>>();
    return (commit) => {
      const known = answers.get(commit);
      if (known !== undefined) return known;
      const asked = read(commit);
      answers.set(commit, asked);
      return asked;
    };
  };
  return { ...github, tree: once(github.tree), blob: once(github.blob), archive: once(github.archive) };
}
