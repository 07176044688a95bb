import { undecided } from "../core/report/undecided.ts";
import { keepComment } from "./comment.ts";
import type { PullRequest, Sha } from "./github/port.ts";
import { basesIn } from "./heads.ts";
import { openBoard } from "./report.ts";
import { placeOf, type Run } from "./run.ts";
import { plainVerdict, type Verdict } from "./verdict.ts";
import { describe, visible } from "./words.ts";

const notDecided = (reason: string): Verdict =>
  plainVerdict("error", visible(`Not decided, so not approved. ${reason}`));

/** What went wrong in showing that something went wrong: nothing, or one sentence. */
async function trying(place: string, show: () => Promise<unknown>): Promise<readonly string[]> {
  try {
    await show();
    return [];
  } catch (thrown) {
    return [`This could not even be shown ${place}: ${describe(thrown)}`];
  }
}

/**
 * Shows on the head that it could not be decided, so that no older green stays, and then in the comment, if there is
 * one. Answers with what went wrong in doing so.
 */
export async function showCrash(run: Run, pull: PullRequest, reason: string): Promise<readonly string[]> {
  const { number, head, base } = pull;
  const onCommit = await showOnCommit(run, pull, reason);
  const text = undecided({ head: head.sha, base: base.branch, reason });
  const comment = { number, account: run.account, text, page: run.page, when: "if-there-is-one" } as const;
  const inComment = await trying("in the comment", () => keepComment(run.github, comment));
  // Where the comments are the very reason, that has been said.
  return [...onCommit, ...inComment.filter((sentence) => !sentence.endsWith(reason))];
}

function showOnCommit(run: Run, pull: PullRequest, reason: string): Promise<readonly string[]> {
  const { sha } = pull.head;
  return trying("on the commit", async () => {
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
  return trying("on the commit", async () => {
    const statuses = await run.github.statuses(commit);
    for (const base of basesIn(statuses, run.account)) {
      const board = await openBoard(run.github, run.mode, placeOf(run, commit, base), statuses);
      if (board.standing() === "green") await board.show(notDecided(reason));
    }
  });
}
