import { openBoard } from "./report.ts";
import { placeOf, type Run } from "./run.ts";
import type { PullRequest } from "./github/port.ts";

/**
 * The open pull requests that have a verdict. What can change it without an event: an owner may have left, or
 * objected where no run could see it, and the time for which an arbiter waits may be over.
 */
export async function withVerdict(run: Run, open: readonly PullRequest[]): Promise<readonly PullRequest[]> {
  const found: PullRequest[] = [];
  for (const pull of open) {
    const { sha } = pull.head;
    const statuses = await run.github.statuses(sha);
    const board = await openBoard(run.github, run.mode, placeOf(run, sha, pull.base.branch), statuses);
    if (board.standing() !== "none") found.push(pull);
  }
  return found;
}
