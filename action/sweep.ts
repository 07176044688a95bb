import { openBoard } from "./report.ts";
import { placeOf, type Run } from "./run.ts";
import type { PullRequest } from "./github/port.ts";

/**
 * The open pull requests that are green now. An owner may have left, or objected where no run could see it: only a
 * green that should not be one does harm, so the others can wait for their own events.
 */
export async function greenAmong(run: Run, open: readonly PullRequest[]): Promise<readonly PullRequest[]> {
  const green: PullRequest[] = [];
  for (const pull of open) {
    const { sha } = pull.head;
    const statuses = await run.github.statuses(sha);
    const board = await openBoard(run.github, run.mode, placeOf(run, sha, pull.base.branch), statuses);
    if (board.standing() === "green") green.push(pull);
  }
  return green;
}
