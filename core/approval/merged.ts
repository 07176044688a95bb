import type { Decision } from "../generated/decision.ts";
import type { Entry, GuardedPath } from "../generated/facts.ts";

/** One change of the guarded paths of a branch, and what is known of the pull requests that brought it. */
export interface MergedChange {
  /** The commit with which it was complete. */
  readonly commit: string;
  /** When and by whom the branch was moved, as GitHub knows it. */
  readonly at: string | null;
  readonly by: string | null;
  readonly how: "pull-request" | "push" | "replacement";
  readonly paths: readonly GuardedPath[] | "unknown";
  readonly pullRequests: readonly DecidedPullRequest[];
}

/** A pull request as it stood when it was merged. */
export interface DecidedPullRequest {
  readonly number: number;
  readonly decision: Decision;
  /** The guarded paths that differ at its head: what its signatures are for. */
  readonly content: readonly GuardedPath[];
}

/** Why something on a branch is not signed. */
export type Unsigned =
  | { readonly code: "pushed" }
  | { readonly code: "replaced" }
  | { readonly code: "unknown" }
  | { readonly code: "not-approved"; readonly number: number; readonly decision: Decision }
  | { readonly code: "merged-otherwise"; readonly number: number; readonly paths: readonly string[] };

/** What of a change is signed, and why the rest is not. */
export interface Signing {
  readonly unsigned: readonly GuardedPath[];
  readonly reasons: readonly Unsigned[];
}

const isApproved = ({ decision }: DecidedPullRequest): boolean => decision.result === "approved";

const isSame = (a: Entry | null, b: Entry | null): boolean => a?.mode === b?.mode && a?.blob === b?.blob;

/** Whether a path was left as one of these changes leaves it. */
const isLeftBy = (path: GuardedPath, content: readonly GuardedPath[]): boolean =>
  content.some((other) => other.path === path.path && isSame(other.after, path.after));

/**
 * Tells what of a change both sides had signed. Signed is only what was approved, and only as it was approved: a
 * merge can put together something that nobody has read.
 */
export function signing({ how, paths, pullRequests }: MergedChange): Signing {
  if (paths === "unknown") return { unsigned: [], reasons: [{ code: "unknown" }] };
  const [first] = pullRequests;
  if (first === undefined)
    return { unsigned: paths, reasons: [{ code: how === "replacement" ? "replaced" : "pushed" }] };
  const waiting = pullRequests.filter((each) => !isApproved(each));
  if (waiting.length > 0)
    return {
      unsigned: paths,
      reasons: waiting.map(({ number, decision }) => ({ code: "not-approved", number, decision })),
    };
  const other = paths.filter((path) => !isLeftBy(path, first.content));
  return other.length === 0
    ? { unsigned: [], reasons: [] }
    : {
        unsigned: other,
        reasons: [{ code: "merged-otherwise", number: first.number, paths: other.map(({ path }) => path) }],
      };
}

/** Something that holds on the branch and is not signed; without an entry, something that is missing. */
export interface InForce {
  readonly path: string;
  readonly entry: Entry | null;
  /** The change that brought it. */
  readonly since: MergedChange;
}

const content = (entry: Entry | null): string => (entry === null ? "-" : `${entry.mode} ${entry.blob}`);

/**
 * The guarded paths that are not signed as they are now, after all these changes, oldest first. What was there before
 * the first of them is taken as it was; to bring back what was signed needs no new signature.
 */
export function unsignedInForce(changes: readonly MergedChange[]): readonly InForce[] {
  const accepted = new Map<string, Set<string>>();
  const open = new Map<string, InForce>();
  for (const change of changes) {
    if (change.paths === "unknown") continue;
    const unsigned = new Set(signing(change).unsigned);
    for (const path of change.paths) {
      const known = accepted.get(path.path) ?? new Set([content(path.before)]);
      accepted.set(path.path, known);
      if (!unsigned.has(path)) known.add(content(path.after));
      if (known.has(content(path.after))) open.delete(path.path);
      else open.set(path.path, { path: path.path, entry: path.after, since: change });
    }
  }
  return [...open.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Who signed a definition as it is now; null where no change among these explains it. */
export function signatureOf(
  path: string,
  entry: Entry,
  newestFirst: readonly MergedChange[],
): { readonly change: MergedChange; readonly signed: "yes" | "no" } | null {
  const bringing = newestFirst.filter(
    ({ paths }) =>
      paths !== "unknown" && paths.some((each) => each.path === path && isSame(each.after, entry)),
  );
  const signed = bringing.find((change) => !signing(change).unsigned.some((each) => each.path === path));
  if (signed !== undefined) return { change: signed, signed: "yes" };
  const [newest] = bringing;
  return newest === undefined ? null : { change: newest, signed: "no" };
}
