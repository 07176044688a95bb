import type { AuditOutput } from "../core/generated/audit.ts";
import { audit } from "./audit/audit.ts";
import { keepIssue } from "./audit/keep-issue.ts";
import { usualSince } from "./audit/since.ts";
import { checkPullRequest, type Checked } from "./annotate.ts";
import { decidePullRequest, type Outcome } from "./decide-pull-request.ts";
import { selected, type Occasion, type Task } from "./event.ts";
import type { PullRequest, StatusState } from "./github/port.ts";
import { decideMergeGroup } from "./merge-group.ts";
import { showCrash, takeBack } from "./crash.ts";
import type { Run } from "./run.ts";
import { withVerdict } from "./sweep.ts";
import { describe } from "./words.ts";

/** One pull request and how deciding it ended. */
export interface Result {
  readonly number: number;
  readonly head: string;
  readonly outcome: Outcome | { readonly status: "crashed"; readonly reason: string };
}

/** What a run has done. */
export type Done =
  | { readonly kind: "decided"; readonly results: readonly Result[] }
  | { readonly kind: "queued"; readonly state: StatusState; readonly description: string }
  | { readonly kind: "checked"; readonly checked: Checked }
  | { readonly kind: "audited"; readonly output: AuditOutput; readonly issue: string | null }
  | { readonly kind: "nothing"; readonly why: string };

const lookAgain: Occasion = { kind: "look-again" };

/** Does what an event asks for. One pull request that cannot be decided does not keep the others from it. */
export async function perform(run: Run, task: Task): Promise<Done> {
  switch (task.kind) {
    case "nothing":
      return task;
    case "annotate":
      return { kind: "checked", checked: await checkPullRequest(run.github, task) };
    case "merge-group": {
      const { state, description } = await decideMergeGroup(run, task.group);
      return { kind: "queued", state, description };
    }
    case "audit": {
      const { repository } = run;
      const output = await audit(run, { repository, since: task.since ?? usualSince(run.now()) });
      return { kind: "audited", output, issue: await keepIssue(run.issues, output, run) };
    }
    case "sweep": {
      const open = await run.github.openPullRequests();
      return {
        kind: "decided",
        results: await decideEach(run, await withVerdict(run, open), open, lookAgain),
      };
    }
    case "decide": {
      const open = await listOpen(run, task);
      const pulls = selected(task.which, open);
      if (pulls.length === 0 && task.which.by !== "any")
        return {
          kind: "nothing",
          why: "No open pull request is meant. It was closed, or its branch has moved on.",
        };
      return { kind: "decided", results: await decideEach(run, pulls, open, task.occasion) };
    }
  }
}

/** The open pull requests. Where GitHub does not list them, nothing stays green on the commit of the event. */
async function listOpen(
  run: Run,
  { which, base, occasion }: Extract<Task, { kind: "decide" }>,
): Promise<readonly PullRequest[]> {
  try {
    return await run.github.openPullRequests(base ?? undefined);
  } catch (thrown) {
    const commit = which.by === "head" ? which.sha : occasion.kind === "new-head" ? occasion.head : null;
    const shown = commit === null ? [] : await takeBack(run, commit, describe(thrown));
    throw new Error([describe(thrown), ...shown].join(" "), { cause: thrown });
  }
}

async function decideEach(
  run: Run,
  pulls: readonly PullRequest[],
  open: readonly PullRequest[],
  occasion: Occasion,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  // One after the other: GitHub slows down whoever writes many things at once.
  for (const pull of pulls) {
    const outcome = await decidePullRequest(run, pull, open, occasion).catch(async (thrown: unknown) => {
      const shown = await showCrash(run, pull, describe(thrown));
      return { status: "crashed" as const, reason: [describe(thrown), ...shown].join(" ") };
    });
    results.push({ number: pull.number, head: pull.head.sha, outcome });
  }
  return results;
}
