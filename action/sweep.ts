import { openBoard } from "./report.ts";
import { placeOf, type Run } from "./run.ts";
import type { PullRequest } from "./github/port.ts";

/**
 * The open pull requests that have a verdict. What can change it without an event: an owner may have left, or
 * objected where no run could see it, and the time for which an arbiter waits may be over.
 */
export async function withVerdict(run: Run, open: readonly PullRequest[]): Promise<readonly PullRequest[]> {
  const found: PullRequest[] = [];
  for (const pull of open) if (await mayHaveVerdict(run, pull)) found.push(pull);
  return found;
}

/** Where that cannot be read a green may stand, so it is decided: that fails as well, and then it is shown. */
async function mayHaveVerdict(run: Run, { head, base }: PullRequest): Promise<boolean> {
  try {
    const statuses = await run.github.statuses(head.sha);
    const board = await openBoard(run.github, run.mode, placeOf(run, head.sha, base.branch), statuses);
    return board.standing() !== "none";
  } catch {
    return true;
  }
}
