import type { Occasion } from "./event.ts";
import type { FoundNote, HeadNote } from "./heads.ts";
import type { Survey } from "./survey.ts";

/**
 * The note that this run owes to the record of heads, if any. A head that comes back is noted again, because another
 * one may have been approved in between; a run that is repeated is no new head.
 */
export function noteToWrite(
  occasion: Occasion,
  { pull, content }: Survey,
  known: readonly FoundNote[],
  page: string,
): HeadNote | null {
  if (content === null) return null;
  const note = { pullRequest: pull.number, content };
  if (occasion.kind !== "new-head") return known.length === 0 ? { ...note, before: null } : null;
  // The event is late: the newer head has a run of its own, which knows the head before it.
  if (occasion.head !== pull.head.sha) return null;
  return known.some(({ run }) => run === page) ? null : { ...note, before: occasion.before };
}
