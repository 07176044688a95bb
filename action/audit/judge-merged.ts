import { decide } from "../../core/approval/decide.ts";
import type { DecidedPullRequest } from "../../core/approval/merged.ts";
import type { GuardedPath } from "../../core/generated/facts.ts";
import { contentDigest } from "../digest.ts";
import { gatherFacts } from "../gather.ts";
import type { MergedPullRequest, Past, Sha } from "../github/port.ts";
import { guardedBetween, type GuardedDifference } from "../guarded-content.ts";
import { notesFor } from "../judge.ts";
import type { Reader } from "../run.ts";
import { ownersAt } from "../sides.ts";
import type { Survey } from "../survey.ts";
import { reviewsThen } from "./reviews-then.ts";

/** What an audit reads with. */
export interface AuditReader extends Reader {
  readonly past: Past;
}

/** A pull request as it was when it was merged onto `parent`. */
interface Merge {
  readonly pull: MergedPullRequest;
  readonly parent: Sha | null;
  /** What the merge did to the branch. */
  readonly paths: readonly GuardedPath[];
}

/** The guarded paths that differ at the head of a merged pull request, and the commit where it left the branch. */
export async function contentOfMerged(
  { github }: Pick<AuditReader, "github">,
  { pull, parent }: Omit<Merge, "paths">,
): Promise<{ readonly mergeBase: Sha; readonly content: GuardedDifference }> {
  const head = pull.head.sha;
  const comparison = parent === null ? null : await github.compare({ commit: parent }, head);
  if (comparison?.status !== "compared") return { mergeBase: head, content: { status: "gone" } };
  const { mergeBase } = comparison;
  return { mergeBase, content: await guardedBetween(github, mergeBase, head) };
}

/**
 * Decides a merged pull request again, by the owners and reviews of the moment of its merge. Who is in a team is known
 * only as of now. Whether the definitions are right is not asked: their rules may have become stricter since.
 */
export async function judgeMerged(reader: AuditReader, merge: Merge): Promise<DecidedPullRequest> {
  const { pull, parent, paths } = merge;
  const { mergeBase, content } = await contentOfMerged(reader, merge);
  const listed = content.status === "listed";
  const found: Survey = {
    pull,
    tip: parent ?? mergeBase,
    mergeBase,
    guarded: listed ? { status: "listed", paths: [...content.paths] } : { status: "truncated" },
    testMerge: { status: "listed", paths: [...paths] },
    content: listed ? contentDigest(content.paths) : null,
    touches: "guarded",
  };
  const statuses = await reader.github.statuses(pull.head.sha);
  const facts = await gatherFacts(reader.github, found, {
    decidedAt: pull.mergedAt,
    sides: {
      owners: {
        base: await ownersAt(reader.github, found.tip),
        head: await ownersAt(reader.github, pull.head.sha),
      },
      check: { status: "clean" },
    },
    notes: notesFor(reader, pull, statuses),
    reviewsOf: reviewsThen(reader.past, pull.mergedAt),
  });
  return { number: pull.number, decision: decide(facts), content: listed ? content.paths : [] };
}
