import type { Entry, GuardedPath } from "../generated/facts.ts";

/** One entry of a git tree, listed recursively: `type` is blob, tree or commit, `path` is from the root. */
export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly sha: string;
  readonly type: string;
}

export const ownersPath = "definitions/owners.yaml";

const ownWorkflow = /^\.github\/workflows\/countersign[^/]*\.ya?ml$/;
const codeOwners: readonly string[] = ["CODEOWNERS", ".github/CODEOWNERS", "docs/CODEOWNERS"];

/** Whether a change of this path needs signatures: a definition, or a file that decides about them. */
export function isGuarded(path: string): boolean {
  return (
    path === "definitions" ||
    path.startsWith("definitions/") ||
    ownWorkflow.test(path) ||
    codeOwners.includes(path)
  );
}

/** The guarded paths whose mode or content differs between two trees, sorted by bytes. */
export function guardedPaths(before: readonly TreeEntry[], after: readonly TreeEntry[]): GuardedPath[] {
  const left = guardedEntries(before);
  const right = guardedEntries(after);
  // A rename is a deletion and an addition: no similarity is guessed, so the previous path always counts.
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((path) => ({ path, before: left.get(path) ?? null, after: right.get(path) ?? null }))
    .filter(differs)
    .sort((a, b) => byBytes(a.path, b.path));
}

/** Whether the two sides of a path are not the same. */
export function differs({ before, after }: Pick<GuardedPath, "before" | "after">): boolean {
  return before?.mode !== after?.mode || before?.blob !== after?.blob;
}

/**
 * The guarded content of a commit as canonical text, to be hashed: two commits have equal text exactly if
 * they change the same guarded paths in the same way.
 */
export function guardedText(paths: readonly GuardedPath[]): string {
  // No path holds a NUL and no mode or id a line break, so that no name can imitate another line.
  const side = (entry: Entry | null): string => (entry === null ? "- -" : `${entry.mode} ${entry.blob}`);
  return paths
    .filter((path) => isGuarded(path.path) && differs(path))
    .sort((a, b) => byBytes(a.path, b.path))
    .map(({ path, before, after }) => `${path}\u0000${side(before)} ${side(after)}\n`)
    .join("");
}

function guardedEntries(entries: readonly TreeEntry[]): ReadonlyMap<string, Entry> {
  // A folder has no content of its own: what lies below it is listed as well.
  const held = entries.filter(({ path, type }) => type !== "tree" && isGuarded(path));
  return new Map(held.map(({ path, mode, sha }) => [path, { mode, blob: sha }]));
}

/** Order by UTF-8 bytes, which is the order of code points and not that of JavaScript's own comparison. */
function byBytes(a: string, b: string): number {
  const left = Array.from(a, (character) => character.codePointAt(0) ?? 0);
  const right = Array.from(b, (character) => character.codePointAt(0) ?? 0);
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
