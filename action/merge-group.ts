import { statusDescription } from "../core/report/decision.ts";
import type { MergeGroup } from "./event.ts";
import type { PullRequest } from "./github/port.ts";
import { guardedBetween } from "./guarded-content.ts";
import { contentDigest } from "./digest.ts";
import { isGreen, judge } from "./judge.ts";
import { recheckReviews } from "./recheck.ts";
import { openBoard } from "./report.ts";
import { placeOf, type Run } from "./run.ts";
import { survey } from "./survey.ts";
import { plainVerdict, reading, type Board, type Verdict } from "./verdict.ts";
import { describe, visible } from "./words.ts";

/**
 * Decides one place in the merge queue. Its commit has no reviews of its own: it is green only if it changes exactly
 * what its pull request changes, and that pull request is countersigned at its own head.
 */
export async function decideMergeGroup(run: Run, group: MergeGroup): Promise<Verdict> {
  const { github } = run;
  const place = placeOf(run, group.head, group.base);
  const board = await openBoard(github, run.mode, place, await github.statuses(group.head));
  await board.show(reading);
  try {
    return await decideOn(board, run, group);
  } catch (thrown) {
    // A green may be there already: nobody else would look at this commit again.
    await board.show(refused(visible(`Not decided, so not approved. ${describe(thrown)}`)));
    throw thrown;
  }
}

async function decideOn(board: Board, run: Run, group: MergeGroup): Promise<Verdict> {
  const open = await run.github.openPullRequests(group.base);
  const pull = open.find(({ number }) => number === group.number);
  if (pull === undefined) {
    const unknown = refused("This place in the merge queue names no open pull request.");
    await board.show(unknown);
    return unknown;
  }
  const { verdict, isUnchanged } = await judgeMember(run, group, pull, open);
  const changed = refused(`The reviews of #${pull.number} changed while it was in the merge queue.`);
  const shown = verdict.state === "success" && !(await isUnchanged()) ? changed : verdict;
  await board.show(shown);
  // Somebody may have objected while success was being written.
  if (shown.state !== "success" || (await isUnchanged())) return shown;
  await board.show(changed);
  return changed;
}

/** The queue drops a place that failed; one that stayed pending would hold up everybody behind it. */
const refused = (description: string): Verdict => plainVerdict("failure", description);

interface Judged {
  readonly verdict: Verdict;
  readonly isUnchanged: () => Promise<boolean>;
}

async function judgeMember(
  run: Run,
  group: MergeGroup,
  pull: PullRequest,
  open: readonly PullRequest[],
): Promise<Judged> {
  const { github } = run;
  const [found, difference] = await Promise.all([
    survey(github, pull, run.wait),
    guardedBetween(github, group.parent, group.head),
  ]);
  const judgement = await judge(run, found, open, await github.statuses(pull.head.sha));
  const isUnchanged = async (): Promise<boolean> => (await recheckReviews(github, judgement)) === "same";
  const verdict = ((): Verdict => {
    if (difference.status !== "listed")
      return refused("GitHub does not list all files that this place in the merge queue would change.");
    if (contentDigest(difference.paths) !== found.content)
      return refused(`The merge queue would merge other definitions than those of #${pull.number}.`);
    const { decision, siblings } = judgement;
    const unsigned = siblings.find((sibling) => !isGreen(sibling.decision));
    if (unsigned !== undefined)
      return refused(`#${unsigned.facts.pull_request.number} has the same commit and is not countersigned.`);
    return isGreen(decision)
      ? plainVerdict("success", statusDescription(decision))
      : refused(statusDescription(decision));
  })();
  return { verdict, isUnchanged };
}
