import { UnusableAnswer } from "../answer.ts";
import type { Push, Sha } from "../github/port.ts";

/** A branch as it moved from one commit to another; nobody knows when and by whom where GitHub has no push for it. */
export interface Movement {
  /** Null where the branch began. */
  readonly before: Sha | null;
  readonly after: Sha;
  readonly at: string | null;
  readonly by: string | null;
}

/**
 * The movements of a branch since a moment, newest first, without a gap: each begins where the one before it ended,
 * whatever the pushes say, so that nothing can have come in between unseen.
 */
export function movements(
  { pushes, branch, tip }: { readonly pushes: readonly Push[]; readonly branch: string; readonly tip: Sha },
  since: string | null,
): readonly Movement[] {
  const isInside = ({ at }: Push): boolean => since === null || Date.parse(at) >= Date.parse(since);
  const inside = pushes.filter(isInside);
  const last = pushes.find((push) => !isInside(push)) ?? null;
  const oldest = inside.at(-1);
  if (last === null && oldest === undefined)
    throw new UnusableAnswer(
      `GitHub knows of no push to ${branch}, so nobody can tell how its definitions came there. ` +
        "Check the name of the repository and that the token may read it.",
    );
  const found: Movement[] = [];
  let before = last === null ? (oldest?.before ?? null) : last.after;
  for (const { after, at, by } of inside.toReversed()) {
    if (after !== before) found.push({ before, after, at, by });
    before = after;
  }
  if (before !== tip) found.push({ before, after: tip, at: null, by: null });
  return found.reverse();
}
