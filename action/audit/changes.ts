import type { DecidedPullRequest, MergedChange } from "../../core/approval/merged.ts";
import type { GuardedPath } from "../../core/generated/facts.ts";
import type { MergedPullRequest, Sha } from "../github/port.ts";
import { guardedBetween, type GuardedDifference } from "../guarded-content.ts";
import { contentOfMerged, judgeMerged, type AuditReader } from "./judge-merged.ts";
import { lineage, type Lineage } from "./lineage.ts";
import { movements, type Movement } from "./movements.ts";

/** Which part of a branch's past is meant. */
export interface Stretch {
  readonly branch: string;
  readonly tip: Sha;
  /** Without it the whole past is meant. */
  readonly since: string | null;
}

/** How far an audit has come. */
export type Progress = (done: number, total: number) => void;

/** Every change of guarded paths on a branch, newest first, with the pull requests that brought it decided again. */
export async function* mergedChanges(
  reader: AuditReader,
  { branch, tip, since }: Stretch,
  progress: Progress = () => undefined,
): AsyncGenerator<MergedChange> {
  const moves = movements({ pushes: await reader.past.pushes(branch, since), branch, tip }, since);
  const oldest = moves.at(-1)?.at ?? since;
  const merged = byCommit(moves.length === 0 ? [] : await reader.past.merged(branch, oldest));
  const known = lineage(reader.past);
  for (const [index, move] of moves.entries()) {
    progress(index, moves.length);
    yield* changesOf(reader, move, merged, known);
  }
  progress(moves.length, moves.length);
}

type Merged = ReadonlyMap<Sha, readonly MergedPullRequest[]>;

function byCommit(pulls: readonly MergedPullRequest[]): Merged {
  const found = new Map<Sha, MergedPullRequest[]>();
  for (const pull of pulls) found.set(pull.mergeCommit, [...(found.get(pull.mergeCommit) ?? []), pull]);
  return found;
}

/** One push may hold several pull requests, and commits that belong to none. */
async function* changesOf(
  reader: AuditReader,
  move: Movement,
  merged: Merged,
  known: Lineage,
): AsyncGenerator<MergedChange> {
  const { before, after } = move;
  if (await isSameTree(known, before, after)) return;
  const whole = await guardedBetween(reader.github, before, after);
  if (isNothing(whole)) return;
  const line = await known.between(before, after);
  if (line === null) {
    const change = { commit: after, parent: before, difference: whole, pulls: merged.get(after) ?? [] };
    yield judged(reader, move, { ...change, how: "replacement" });
    return;
  }
  const parentOf = (index: number): Sha | null => line[index + 1] ?? before;
  let start = 0;
  while (start < line.length) {
    const commit = line[start] ?? after;
    const pulls = merged.get(commit) ?? [];
    const next = line.findIndex((other, index) => index > start && merged.has(other));
    const last = (next < 0 ? line.length : next) - 1;
    const end =
      pulls[0] === undefined ? last : await endOf(reader, pulls[0], { commit, start, last, parentOf });
    const parent = parentOf(end);
    const difference = await guardedBetween(reader.github, parent, commit);
    const how = pulls.length === 0 ? "push" : "pull-request";
    if (!isNothing(difference)) yield judged(reader, move, { commit, parent, difference, pulls, how });
    start = end + 1;
  }
}

/** Two commits with one tree differ in nothing, and to know that takes no request of its own. */
async function isSameTree(known: Lineage, before: Sha | null, after: Sha): Promise<boolean> {
  if (before === null) return false;
  const there = await known.commit(after);
  const here = await known.commit(before);
  return here !== null && here.tree === there?.tree;
}

const isNothing = (difference: GuardedDifference): boolean =>
  difference.status === "listed" && difference.paths.length === 0;

interface Place {
  readonly commit: Sha;
  readonly start: number;
  readonly last: number;
  readonly parentOf: (index: number) => Sha | null;
}

/**
 * The oldest commit of a pull request that ends with the newest. A merge by rebase puts several commits on the branch:
 * as many as together change what the pull request changes.
 */
async function endOf(
  reader: AuditReader,
  pull: MergedPullRequest,
  { commit, start, last, parentOf }: Place,
): Promise<number> {
  if (start === last) return start;
  const { content } = await contentOfMerged(reader, { pull, parent: parentOf(start) });
  if (content.status !== "listed") return start;
  for (let end = start; end <= last; end += 1) {
    const difference = await guardedBetween(reader.github, parentOf(end), commit);
    if (difference.status === "listed" && outcome(difference.paths) === outcome(content.paths)) return end;
  }
  return start;
}

const outcome = (paths: readonly GuardedPath[]): string =>
  JSON.stringify(paths.map(({ path, after }) => [path, after?.mode, after?.blob]));

interface Part {
  readonly commit: Sha;
  readonly parent: Sha | null;
  readonly difference: GuardedDifference;
  readonly pulls: readonly MergedPullRequest[];
  readonly how: MergedChange["how"];
}

async function judged(
  reader: AuditReader,
  { at, by }: Movement,
  { commit, parent, difference, pulls, how }: Part,
): Promise<MergedChange> {
  const paths = difference.status === "listed" ? difference.paths : "unknown";
  const pullRequests: DecidedPullRequest[] = [];
  if (paths !== "unknown")
    for (const pull of pulls) pullRequests.push(await judgeMerged(reader, { pull, parent, paths }));
  return { commit, at, by, how, paths, pullRequests };
}
