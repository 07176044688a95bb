import type { PullRequest } from "./github/port.ts";
import { openBoard } from "./report.ts";
import { placeOf, type Run } from "./run.ts";
import { plainVerdict } from "./verdict.ts";
import { describe, visible } from "./words.ts";

/**
 * Shows on the head that it could not be decided, so that no older green stays. Answers with what went wrong in
 * doing so: nothing, or one sentence.
 */
export async function showCrash(run: Run, pull: PullRequest, reason: string): Promise<readonly string[]> {
  const { sha } = pull.head;
  const verdict = plainVerdict("error", visible(`Not decided, so not approved. ${reason}`));
  const place = placeOf(run, sha, pull.base.branch);
  try {
    // Without the statuses it is not known what is shown already, and the verdict is written in any case.
    const statuses = await run.github.statuses(sha).catch(() => []);
    await (await openBoard(run.github, run.mode, place, statuses)).show(verdict);
    return [];
  } catch (thrown) {
    return [`This could not even be shown on the commit: ${describe(thrown)}`];
  }
}
