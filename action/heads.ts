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

/**
 * Walks back from the head through the notes, each naming the head before it, until one is older than `earliest`:
 * the first approval that could count. Where a note is missing the walk ends, and what was approved before does not
 * count. Oldest first.
 */
export async function recordedHeads(
  head: Sha,
  earliest: string | null,
  notes: (commit: Sha) => Promise<readonly FoundNote[]>,
): Promise<readonly HeadRecord[]> {
  const found: HeadRecord[] = [];
  let commit: Sha | null = head;
  let until = Number.POSITIVE_INFINITY;
  while (commit !== null && found.length < longestWalk) {
    const limit = until;
    const note: FoundNote | undefined = (await notes(commit)).find(({ since }) => Date.parse(since) < limit);
    if (note === undefined) break;
    found.push({ sha: commit, since: note.since, content: note.content });
    if (earliest === null || note.since < earliest) break;
    commit = note.before;
    until = Date.parse(note.since);
  }
  return found.reverse();
}
