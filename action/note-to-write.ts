import { second } from "../core/approval/instant.ts";
import type { Occasion } from "./event.ts";
import type { FoundNote, HeadNote } from "./heads.ts";
import type { Survey } from "./survey.ts";

/**
 * The note that this run owes to the record of heads, if any. A head that comes back is noted again, because another
 * one may have been approved in between; a run that is repeated is no new head. A head that stays is noted again when
 * its guarded content is no longer what was noted: the base branch may have moved its merge base.
 */
export function noteToWrite(
  occasion: Occasion,
  { pull, content }: Survey,
  known: readonly FoundNote[],
  page: string,
): HeadNote | null {
  if (content === null) return null;
  const note = { pullRequest: pull.number, content };
  if (occasion.kind === "new-head") {
    // The event is late: the newer head has a run of its own, which knows the head before it.
    if (occasion.head !== pull.head.sha) return null;
    if (!known.some(({ run }) => run === page)) return { ...note, before: occasion.before };
  }
  const [newest] = known;
  if (newest === undefined) return { ...note, before: null };
  // The head before this note is the same commit, with what was noted about it before.
  return isSettled(known, newest, content) ? null : { ...note, before: pull.head.sha };
}

/** Two notes of one second with different content leave open which of them holds: only a later one can tell. */
const isSettled = (known: readonly FoundNote[], newest: FoundNote, content: string): boolean =>
  known
    .filter(({ since }) => second(since) === second(newest.since))
    .every((note) => note.content === content);
