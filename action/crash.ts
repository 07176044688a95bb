import type { PullRequest, Sha } from "./github/port.ts";
import { basesIn } from "./heads.ts";
import { openBoard } from "./report.ts";
import { placeOf, type Run } from "./run.ts";
import { plainVerdict, type Verdict } from "./verdict.ts";
import { describe, visible } from "./words.ts";

const notDecided = (reason: string): Verdict =>
  plainVerdict("error", visible(`Not decided, so not approved. ${reason}`));

/** What went wrong in showing that something went wrong: nothing, or one sentence. */
async function trying(show: () => Promise<void>): Promise<readonly string[]> {
  try {
    await show();
    return [];
  } catch (thrown) {
    return [`This could not even be shown on the commit: ${describe(thrown)}`];
  }
}

/**
 * Shows on the head that it could not be decided, so that no older green stays. Answers with what went wrong in
 * doing so.
 */
export async function showCrash(run: Run, pull: PullRequest, reason: string): Promise<readonly string[]> {
  const { sha } = pull.head;
  return trying(async () => {
    // Without the statuses it is not known what is shown already, and the verdict is written in any case.
    const statuses = await run.github.statuses(sha).catch(() => []);
    const board = await openBoard(run.github, run.mode, placeOf(run, sha, pull.base.branch), statuses);
    await board.show(notDecided(reason));
  });
}

/**
 * Takes back every green on a commit whose pull requests GitHub does not list: the event may be an objection to it.
 * The record of heads says for which base branches it can be green.
 */
export async function takeBack(run: Run, commit: Sha, reason: string): Promise<readonly string[]> {
  return trying(async () => {
    const statuses = await run.github.statuses(commit);
    for (const base of basesIn(statuses, run.account)) {
      const board = await openBoard(run.github, run.mode, placeOf(run, commit, base), statuses);
      if (board.standing() === "green") await board.show(notDecided(reason));
    }
  });
}
