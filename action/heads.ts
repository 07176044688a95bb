import type { HeadRecord } from "../core/generated/facts.ts";
import type { CommitStatus, Sha } from "./github/port.ts";

/** What a status says about the head that it was posted for, besides what GitHub says about the status itself. */
export interface HeadNote {
  readonly pullRequest: number;
  /** The digest of the guarded content. */
  readonly content: string;
  /** The head before this one, where the event named it. */
  readonly before: Sha | null;
}

/** A note as it is found again, with the time that GitHub gave it. */
export interface FoundNote extends HeadNote {
  readonly since: string;
  /** The page of the run that wrote it: a run that is repeated does not write a second note. */
  readonly run: string;
}

/** The context of the verdict on pull requests into a base branch. */
export const verdictContext = (base: string): string => `countersign/${base}`;
/** The context of the record where the verdict is a check run. It is always green, and must never be required. */
export const recordContext = (base: string): string => `countersign-heads/${base}`;

/** The base branches for which Countersign has posted on a commit. */
export const basesIn = (statuses: readonly CommitStatus[], account: string): ReadonlySet<string> =>
  new Set(
    statuses
      .filter(({ creator }) => isAccount(creator, account))
      .flatMap(({ context }) => /^countersign(?:-heads)?\/(.+)$/u.exec(context)?.[1] ?? []),
  );

const digest = /^[0-9a-f]{64}$/u;
const commitId = /^[0-9a-f]{40}$/u;
/** Nobody goes back further than this many heads to count an approval; older ones do not count. */
const longestWalk = 100;

/** The address of a status that also records a head: the page of the run, with the note in its query. */
export function noteUrl(run: string, { pullRequest, content, before }: HeadNote): string {
  const query = new URLSearchParams({ pull_request: String(pullRequest), content });
  if (before !== null) query.set("before", before);
  return `${run}?${query.toString()}`;
}

function noteIn(status: CommitStatus): FoundNote | null {
  const [run = "", query = ""] = status.targetUrl.split("?");
  const fields = new URLSearchParams(query);
  const content = fields.get("content") ?? "";
  const before = fields.get("before");
  const pullRequest = Number(fields.get("pull_request") ?? Number.NaN);
  if (!Number.isSafeInteger(pullRequest) || !digest.test(content)) return null;
  if (before !== null && !commitId.test(before)) return null;
  return { pullRequest, content, before, run, since: status.createdAt };
}

/** Countersign's own notes about a commit as a head of one pull request into one base branch, newest first. */
export function notesOf(
  statuses: readonly CommitStatus[],
  {
    account,
    base,
    pullRequest,
  }: { readonly account: string; readonly base: string; readonly pullRequest: number },
): readonly FoundNote[] {
  const contexts = new Set([verdictContext(base), recordContext(base)]);
  return statuses
    .filter(({ context, creator }) => contexts.has(context) && isAccount(creator, account))
    .map(noteIn)
    .filter((note): note is FoundNote => note?.pullRequest === pullRequest);
}

/** Whether this is the account that Countersign posts as; GitHub's logins have no upper and lower case. */
export const isAccount = (login: string | null, account: string): boolean =>
  login?.toLowerCase() === account.toLowerCase();

/** How far back the record of heads is needed. */
export interface Reach {
  /** The first approval that could count, if any. */
  readonly approval: string | null;
  /** The content whose unbroken stretch has to be known from its start, if any. */
  readonly stretch: string | null;
}

/**
 * Walks back from the head through the notes, each naming the head before it, as far as they are needed. It ends, and
 * what was approved before does not count, where a note is missing, where two of one second name different heads before,
 * and where a commit on the way was the head once more later than the walk says. Oldest first.
 */
export async function recordedHeads(
  head: Sha,
  { approval, stretch }: Reach,
  notes: (commit: Sha) => Promise<readonly FoundNote[]>,
): Promise<readonly HeadRecord[]> {
  const found: HeadRecord[] = [];
  /** The notes of the commits on the way that the walk has not come through, by all that tells them apart. */
  const left = new Map<string, HeadRecord>();
  const passed = new Set<string>();
  let commit: Sha | null = head;
  let until = Number.POSITIVE_INFINITY;
  while (commit !== null && found.length < longestWalk) {
    const place: Sha = commit;
    const limit = until;
    const nameOf = ({ since, run, before }: FoundNote): string => [place, since, run, before].join(" ");
    const open: readonly FoundNote[] = (await notes(place)).filter((note) => !passed.has(nameOf(note)));
    for (const note of open) left.set(nameOf(note), { sha: place, since: note.since, content: note.content });
    // A head may have been the head before, in the very second in which the next one came: an older note of the same
    // commit would skip all that was the head in between.
    const earlier: readonly FoundNote[] = open.filter(({ since }) => Date.parse(since) <= limit);
    const [newest] = earlier;
    if (newest === undefined) break;
    // Which of two notes of one second came last cannot be told, so both are handed on.
    const together = earlier.filter(({ since }) => since === newest.since);
    for (const note of together) {
      passed.add(nameOf(note));
      left.delete(nameOf(note));
    }
    const at = Date.parse(newest.since);
    const skipped = [...left.values()].filter(({ since }) => Date.parse(since) >= at);
    if (skipped.some(({ since }) => Date.parse(since) > at)) break;
    found.push(...skipped, ...together.map(({ since, content }) => ({ sha: place, since, content })));
    const seesApprovals = approval === null || newest.since < approval;
    const seesStretch = stretch === null || together.some(({ content }) => content !== stretch);
    if (seesApprovals && seesStretch) break;
    const [before = null, ...others] = new Set(
      together.flatMap((note) => (note.before === null || note.before === place ? [] : [note.before])),
    );
    if (others.length > 0) break;
    commit = before ?? (together.some((note) => note.before === place) ? place : null);
    until = at;
  }
  return found.reverse();
}
