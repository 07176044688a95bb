import { succeeded, type Client } from "./client.ts";
import { examplePayload } from "./example-payload.ts";
import type { TestRepository } from "./repository.ts";
import { tokenOf } from "./seed.ts";

type Json = Readonly<Record<string, unknown>>;

/** What starts a workflow: what a runner puts into the event file and into the environment. */
export interface WorkflowEvent {
  readonly name: string;
  readonly payload: Json;
  /** `GITHUB_SHA` and `GITHUB_REF`: of the branch that the workflow is read from, or of the merge group. */
  readonly sha: string;
  readonly ref: string;
  readonly actor: string;
  readonly headRef?: string;
  readonly baseRef?: string;
}

/** Makes the events of one repository, in the shape of GitHub's real payloads and with the repository's own state. */
export interface Events {
  pullRequestTarget(
    action: "opened" | "synchronize" | "reopened" | "ready_for_review" | "edited",
    pr: number,
    /** `before` and `after` of `synchronize`, `changes` of `edited`. */
    more?: Json,
  ): Promise<WorkflowEvent>;
  /** The relay has ended, after a review of this pull request; `title` is the run's, as its workflow names it. */
  workflowRun(pr: number, run?: { readonly title?: string; readonly by?: string }): Promise<WorkflowEvent>;
  workflowDispatch(inputs: Readonly<Record<string, string>>): Promise<WorkflowEvent>;
  /** Writes the comment, too. */
  issueComment(pr: number, by: string, body: string): Promise<WorkflowEvent>;
  /** A group of the merge queue: `head` is its commit, made of `pr` and what is before it in the queue. */
  mergeGroup(group: {
    readonly pr: number;
    readonly head: string;
    readonly base?: string;
  }): Promise<WorkflowEvent>;
  schedule(cron: string): Promise<WorkflowEvent>;
}

/** Makes events; what they say is read from GitHub, as the repository's administrator. */
export function events(call: Client, repository: TestRepository): Events {
  const { owner, name: repo, admin } = repository;
  const workflow = ".github/workflows/countersign.yml";

  const read = async (...[operation, params]: readonly [Parameters<Client>[1], Parameters<Client>[2]]) =>
    succeeded(await call(tokenOf(admin), operation, params), operation) as Json;
  const common = async (actor: string) => ({
    repository: await read("repos/get", { owner, repo }),
    sender: await read("users/get-by-username", { username: actor }),
  });
  const onBranch = async (branch: string) => ({
    sha: await repository.tip(branch),
    ref: `refs/heads/${branch}`,
  });

  return {
    pullRequestTarget: async (action, pr, more = {}) => {
      const request = await repository.pullRequest(pr);
      const { head, base, user } = request;
      const payload = { action, number: pr, pull_request: request, ...(await common(user.login)), ...more };
      // GitHub publishes no example of `edited`: that of `opened`, with `changes` from the test.
      const example = action === "edited" ? "opened" : action;
      return {
        name: "pull_request_target",
        payload: examplePayload("pull_request", example, payload),
        ...(await onBranch(base.ref)),
        actor: user.login,
        headRef: head.ref,
        baseRef: base.ref,
      };
    },

    workflowRun: async (pr, { title = `Review of #${pr}`, by = admin } = {}) => {
      const { head, base } = await repository.pullRequest(pr);
      const shared = await common(by);
      const relay = { name: "Countersign relay", path: ".github/workflows/countersign-relay.yml" };
      const run = {
        ...relay,
        display_title: title,
        event: "pull_request_review",
        status: "completed",
        conclusion: "success",
        head_branch: head.ref,
        head_sha: head.sha,
        head_repository: head.repo,
        repository: shared.repository,
        actor: shared.sender,
        triggering_actor: shared.sender,
        // GitHub names the pull request only if it does not come from a fork.
        pull_requests: head.repo.full_name === base.repo.full_name ? [{ number: pr, head, base }] : [],
      };
      const payload = { action: "completed", workflow_run: run, workflow: relay, ...shared };
      return {
        name: "workflow_run",
        payload: examplePayload("workflow_run", "completed", payload),
        ...(await onBranch("main")),
        actor: by,
      };
    },

    workflowDispatch: async (inputs) => {
      const place = await onBranch("main");
      const payload = { inputs, ref: place.ref, workflow, ...(await common(admin)) };
      const example = examplePayload("workflow_dispatch", undefined, payload);
      return { name: "workflow_dispatch", payload: example, ...place, actor: admin };
    },

    issueComment: async (pr, by, body) => {
      const id = await repository.comment(pr, by, body);
      const { title, state, user, draft, url, html_url, issue_url } = await repository.pullRequest(pr);
      const shared = await common(by);
      // Only the comments on a pull request have `pull_request`.
      const issue = {
        number: pr,
        title,
        state,
        user,
        draft,
        url: issue_url,
        pull_request: { url, html_url },
      };
      const comment = { id, body, user: shared.sender, issue_url };
      const payload = { action: "created", issue, comment, ...shared };
      return {
        name: "issue_comment",
        payload: examplePayload("issue_comment", "created", payload),
        ...(await onBranch("main")),
        actor: by,
      };
    },

    mergeGroup: async ({ pr, head, base = "main" }) => {
      const base_sha = await repository.tip(base);
      const head_ref = `refs/heads/gh-readonly-queue/${base}/pr-${pr}-${base_sha}`;
      const group = { head_sha: head, head_ref, base_sha, base_ref: `refs/heads/${base}` };
      const payload = { action: "checks_requested", merge_group: group, ...(await common(admin)) };
      const example = examplePayload("merge_group", "checks_requested", payload);
      return { name: "merge_group", payload: example, sha: head, ref: head_ref, actor: admin };
    },

    schedule: async (cron) => {
      // GitHub publishes no example of this one: it is the line of the workflow and the repository.
      const payload = { schedule: cron, workflow, ...(await common(admin)) };
      return { name: "schedule", payload, ...(await onBranch("main")), actor: admin };
    },
  };
}
