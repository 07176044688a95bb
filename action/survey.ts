import type { Facts } from "../core/generated/facts.ts";
import { contentDigest } from "./digest.ts";
import type { PullRequest, Reads, Sha } from "./github/port.ts";
import { guardedBetween, type GuardedDifference } from "./guarded-content.ts";

/** What a pull request does to guarded paths, before anybody's opinion is looked at. */
export interface Survey {
  readonly pull: PullRequest;
  /** The newest commit of the base branch. */
  readonly tip: Sha;
  readonly mergeBase: Sha;
  readonly guarded: Facts["guarded"];
  readonly testMerge: Facts["test_merge"];
  /** The digest of the guarded content at the head; null if it cannot be told. */
  readonly content: string | null;
  readonly touches: "guarded" | "nothing-guarded";
}

/** GitHub prepares a test merge within seconds of being asked for it. */
const testMergePauses = [1000, 2000, 4000] as const;

export type Wait = (milliseconds: number) => Promise<unknown>;

/** Finds where the pull request left its base branch and which guarded paths differ since. */
export async function survey(github: Reads, pull: PullRequest, wait: Wait): Promise<Survey> {
  const head = pull.head.sha;
  const comparison = await github.compare({ branch: pull.base.branch }, head);
  if (comparison.status === "gone")
    throw new Error(
      `GitHub cannot compare #${pull.number} with ${pull.base.branch}: one of them is gone, they have no commit in ` +
        "common, or the job may not read them. Nothing is approved. Give the job `contents: read`, push the branch " +
        "again, or open a new pull request.",
    );
  const { tip, mergeBase, behindBy } = comparison;
  const [changed, changedInBase] = await Promise.all([
    guardedBetween(github, mergeBase, head).then(present),
    behindBy > 0 ? guardedBetween(github, mergeBase, tip).then(present) : nothing,
  ]);
  const testMerge: Facts["test_merge"] = isNothing(changedInBase)
    ? { status: "not-needed" }
    : await readTestMerge(github, pull, tip, wait);
  return {
    pull,
    tip,
    mergeBase,
    guarded: changed,
    testMerge,
    content: changed.status === "listed" ? contentDigest(changed.paths) : null,
    touches:
      isNothing(changed) && (testMerge.status === "not-needed" || isNothing(testMerge))
        ? "nothing-guarded"
        : "guarded",
  };
}

const nothing: Facts["guarded"] = { status: "listed", paths: [] };

const isNothing = (found: Facts["guarded"] | Facts["test_merge"]): boolean =>
  found.status === "listed" && found.paths.length === 0;

function present(difference: GuardedDifference): Facts["guarded"] {
  if (difference.status === "gone")
    throw new Error("GitHub no longer has a commit that this pull request needs. Nothing is approved.");
  return difference.status === "listed" ? { status: "listed", paths: [...difference.paths] } : difference;
}

/** What the merge itself would change: with two merge bases it may revert what the merge base shows unchanged. */
async function readTestMerge(
  github: Reads,
  { number, head }: PullRequest,
  tip: Sha,
  wait: Wait,
): Promise<Facts["test_merge"]> {
  for (const pause of [...testMergePauses, 0]) {
    const merge = await github.testMerge(number);
    // A merge of older commits says nothing about these.
    if (merge.status === "ready" && merge.parents.join() === [tip, head.sha].join())
      return present(await guardedBetween(github, tip, merge.commit));
    if (pause > 0) await wait(pause);
  }
  return { status: "pending" };
}
