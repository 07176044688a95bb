import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { events, type Events, type WorkflowEvent } from "./events.ts";
import { exampleOf } from "./example-payload.ts";
import { startGitHub, type TestGitHub } from "./github.ts";
import type { TestRepository } from "./repository.ts";

let github: TestGitHub;
let repository: TestRepository;
let event: Events;
let main: string;
let head: string;
let pr: number;

beforeEach(async () => {
  github = await startGitHub();
  repository = await github.createRepository({ files: { "definitions/charter.yaml": "purpose: Agree.\n" } });
  event = events(github.call, repository);
  main = await repository.tip("main");
  head = await repository.commit("change", {
    files: { "definitions/charter.yaml": "purpose: Agree more.\n" },
  });
  pr = await repository.openPullRequest({ author: "ann", head: "change", title: "Agree more" });
});
afterEach(() => github.stop());

const onMain = () => ({ sha: main, ref: "refs/heads/main" });

describe("an event has the repository's own values", () => {
  test("pull_request_target", async () => {
    const made = await event.pullRequestTarget("synchronize", pr, { before: main, after: head });
    expect(made).toMatchObject({
      name: "pull_request_target",
      ...onMain(),
      headRef: "change",
      baseRef: "main",
    });
    expect(made.payload).toMatchObject({
      action: "synchronize",
      number: pr,
      before: main,
      after: head,
      pull_request: {
        number: pr,
        title: "Agree more",
        head: { sha: head },
        base: { ref: "main", sha: main },
      },
      repository: { full_name: "acme/definitions", default_branch: "main", owner: { type: "Organization" } },
      sender: { login: "ann" },
    });
  });

  test("workflow_run, which names the pull request unless it comes from a fork", async () => {
    const own = await event.workflowRun(pr, { by: "rae", title: "Review of #1" });
    expect(own).toMatchObject({ name: "workflow_run", ...onMain(), actor: "rae" });
    expect(own.payload).toMatchObject({
      action: "completed",
      workflow_run: {
        name: "Countersign relay",
        display_title: "Review of #1",
        event: "pull_request_review",
        conclusion: "success",
        head_branch: "change",
        head_sha: head,
        head_repository: { full_name: "acme/definitions" },
        pull_requests: [{ number: pr, head: { sha: head } }],
      },
    });

    const fork = await repository.fork("mo");
    const idea = await fork.commit("idea", { files: { "definitions/icp.yaml": "name: Ideal\n" } });
    const number = await repository.openPullRequest({ author: "mo", head: "mo:idea" });
    expect((await event.workflowRun(number)).payload).toMatchObject({
      workflow_run: { head_sha: idea, head_repository: { full_name: "mo/definitions" }, pull_requests: [] },
    });
  });

  test("workflow_dispatch and schedule", async () => {
    const asked = await event.workflowDispatch({ "pull-request": String(pr) });
    expect(asked).toMatchObject({ name: "workflow_dispatch", ...onMain() });
    expect(asked.payload).toMatchObject({ inputs: { "pull-request": "1" }, ref: "refs/heads/main" });
    expect(await event.schedule("17 * * * *")).toMatchObject({
      name: "schedule",
      ...onMain(),
      payload: { schedule: "17 * * * *", repository: { full_name: "acme/definitions" } },
    });
  });

  test("issue_comment", async () => {
    const { payload } = await event.issueComment(pr, "rae", "/countersign");
    expect(payload).toMatchObject({
      action: "created",
      issue: {
        number: pr,
        state: "open",
        pull_request: { url: `${github.url}/repos/acme/definitions/pulls/${pr}` },
      },
      comment: { body: "/countersign", user: { login: "rae" } },
      sender: { login: "rae" },
    });
    expect(await repository.comments(pr)).toMatchObject([{ body: "/countersign", user: { login: "rae" } }]);
  });

  test("merge_group", async () => {
    const ref = `refs/heads/gh-readonly-queue/main/pr-${pr}-${main}`;
    expect(await event.mergeGroup({ pr, head })).toMatchObject({
      name: "merge_group",
      sha: head,
      ref,
      payload: {
        merge_group: { head_sha: head, head_ref: ref, base_sha: main, base_ref: "refs/heads/main" },
      },
    });
  });
});

test("no key of GitHub's own examples is missing, and none has another type", async () => {
  const made: readonly (readonly [string, string | undefined, WorkflowEvent])[] = [
    ["pull_request", "opened", await event.pullRequestTarget("opened", pr)],
    [
      "pull_request",
      "synchronize",
      await event.pullRequestTarget("synchronize", pr, { before: main, after: head }),
    ],
    ["pull_request", "reopened", await event.pullRequestTarget("reopened", pr)],
    ["workflow_run", "completed", await event.workflowRun(pr)],
    ["workflow_dispatch", undefined, await event.workflowDispatch({})],
    ["issue_comment", "created", await event.issueComment(pr, "ann", "Hello")],
    ["merge_group", "checks_requested", await event.mergeGroup({ pr, head })],
  ];
  for (const [name, action, { payload }] of made) {
    expect({ [name]: differences(exampleOf(name, action), payload) }).toEqual({ [name]: [] });
  }
});

/** Where a value lacks a key of the example, or has something of another kind there; null goes with everything. */
function differences(example: unknown, value: unknown, at = ""): readonly string[] {
  if (example === null || value === null) return [];
  if (typeof example !== typeof value || Array.isArray(example) !== Array.isArray(value))
    return [`${at} differs`];
  if (typeof example !== "object" || Array.isArray(example)) return [];
  const object = value as Readonly<Record<string, unknown>>;
  return Object.entries(example).flatMap(([key, item]) =>
    key in object ? differences(item, object[key], `${at}/${key}`) : [`${at}/${key} is missing`],
  );
}
