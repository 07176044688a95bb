import type { Facts, GuardedPath, Owners, Person, Review } from "../../core/generated/facts.ts";

/** The content of each path, by a letter; a path that is not here does not exist. */
export type Tree = Readonly<Record<string, string>>;

export interface Commit {
  readonly sha: string;
  readonly tree: Tree;
  /** The commit of the base branch from which it comes, by its place there. */
  readonly fork: number;
  readonly parent: Commit | null;
  readonly author: string;
  readonly committer: string;
}

/** Countersign's note on a commit that became the head. */
interface Note {
  readonly sha: string;
  readonly at: number;
  readonly content: string;
  readonly before: string | null;
}

/** A review, with the content that the head really had when it was submitted. */
export interface TrueReview {
  readonly review: Review;
  readonly saw: string;
}

/** What becomes of the next record of a head. */
export type NextRecord =
  { readonly kind: "in-time" | "lost" } | { readonly kind: "late"; readonly by: number };

/** A repository with one pull request, as it really is; facts are what can be known of it. */
export interface World {
  /** Milliseconds since 1970. */
  now: number;
  readonly author: Person;
  readonly base: Tree[];
  readonly commits: Commit[];
  head: Commit;
  readonly notes: Note[];
  nextRecord: NextRecord;
  readonly reviews: TrueReview[];
  teams: Facts["teams"];
  check: Facts["check"];
  readonly unreadable: Set<string>;
  /** Whether every head has been recorded in the second in which it came up. */
  records: "faithful" | "doubtful";
}

export const ownersPath = "definitions/owners.yaml";
export const paths = [
  "definitions/stages/mql.yaml",
  "definitions/stages/emea-mql.yaml",
  "definitions/targets/plan.yaml",
  "definitions/fields.yaml",
  "CODEOWNERS",
  ownersPath,
] as const;

export const sha = (number: number): string => number.toString(16).padStart(40, "0");
export const iso = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace(".000Z", "Z");

const entry = (letter: string | undefined): GuardedPath["before"] =>
  letter === undefined ? null : { mode: "100644", blob: letter.charCodeAt(0).toString(16).padStart(40, "0") };

function differences(before: Tree, after: Tree): GuardedPath[] {
  return paths
    .filter((path) => before[path] !== after[path])
    .map((path) => ({ path, before: entry(before[path]), after: entry(after[path]) }));
}

const changesOf = ({ base }: World, commit: Commit): GuardedPath[] =>
  differences(base[commit.fork] ?? {}, commit.tree);

/** A tree without one of its paths. */
export const without = (tree: Tree, path: string): Tree =>
  Object.fromEntries(Object.entries(tree).filter(([name]) => name !== path));

/** The guarded content of a commit: what it changes since it left the base branch. */
export const contentOf = (world: World, commit: Commit): string => JSON.stringify(changesOf(world, commit));

/** The tree that a merge of the head makes, or null where both sides have changed one path differently. */
export function mergedTree({ base, head }: World): Tree | null {
  const [from, tip] = [base[head.fork] ?? {}, base.at(-1) ?? {}];
  const merged: Record<string, string> = {};
  for (const path of [...paths, "README.md"]) {
    const ours = head.tree[path] === from[path] ? tip[path] : head.tree[path];
    const both = head.tree[path] !== from[path] && tip[path] !== from[path];
    if (both && tip[path] !== head.tree[path]) return null;
    if (ours !== undefined) merged[path] = ours;
  }
  return merged;
}

/** What Countersign gathers at this moment, in the way in which the Action does. */
export function factsOf(world: World, files: readonly Owners[]): Facts {
  const { head, base } = world;
  const tip = base.at(-1) ?? {};
  const merged = mergedTree(world);
  const ownersIn = (tree: Tree): Facts["owners"]["base"] => {
    const file = files[(tree[ownersPath] ?? "?").charCodeAt(0) - "a".charCodeAt(0)];
    return file === undefined ? { status: "absent" } : { status: "read", owners: file };
  };
  const heads = recorded(world);
  const named = new Set([head.sha, ...world.reviews.map(({ review }) => review.commit_id)]);
  return {
    version: 1,
    decided_at: iso(world.now),
    pull_request: {
      number: 1,
      author: world.author,
      state: "open",
      draft: false,
      head: head.sha,
      base: { branch: "main", tip: sha(base.length) },
      merge_base: sha(head.fork),
    },
    guarded: { status: "listed", paths: changesOf(world, head) },
    test_merge:
      differences(base[head.fork] ?? {}, tip).length === 0
        ? { status: "not-needed" }
        : merged === null
          ? { status: "pending" }
          : { status: "listed", paths: differences(tip, merged) },
    owners: { base: ownersIn(tip), head: ownersIn(head.tree) },
    teams: world.teams,
    contents: world.commits
      .filter((commit) => named.has(commit.sha))
      .map((commit) => ({
        sha: commit.sha,
        content: world.unreadable.has(commit.sha) ? null : contentOf(world, commit),
      })),
    heads,
    reviews: { status: "read", items: world.reviews.map(({ review }) => review) },
    commits: { status: "listed", items: commitsOf(head) },
    check: world.check,
  };
}

/**
 * Walks back through the notes, each of which names the head before. It ends where one is missing, where two of one
 * second name different heads, and where a commit on the way was the head once more later than the walk says.
 */
function recorded({ head, notes }: World): Facts["heads"] {
  const found: Note[] = [];
  const passed = new Set<Note>();
  const places = new Set<string>();
  const walk = (commit: string, until: number): void => {
    places.add(commit);
    const earlier = notes.filter((note) => note.sha === commit && note.at <= until && !passed.has(note));
    const latest = Math.max(...earlier.map(({ at }) => at));
    const together = earlier.filter(({ at }) => at === latest);
    for (const note of together) passed.add(note);
    const skipped = notes.filter((note) => places.has(note.sha) && note.at >= latest && !passed.has(note));
    if (together.length === 0 || skipped.some(({ at }) => at > latest)) return;
    found.unshift(...together, ...skipped);
    const [before, ...others] = new Set(together.flatMap((note) => note.before ?? []));
    if (before !== undefined && others.length === 0) walk(before, latest);
  };
  walk(head.sha, Number.POSITIVE_INFINITY);
  return found.map(({ sha: id, at, content }) => ({ sha: id, since: iso(at), content }));
}

function commitsOf(head: Commit): Extract<Facts["commits"], { status: "listed" }>["items"] {
  const { sha: id, author, committer, parent } = head;
  return [{ sha: id, author, committer }, ...(parent === null ? [] : commitsOf(parent))];
}
