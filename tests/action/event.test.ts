import { describe, expect, it } from "vitest";
import { selected, taskOf, type Task } from "../../action/event.ts";
import type { PullRequest } from "../../action/github/port.ts";
import { webhook } from "./support/webhooks.ts";

const head = "ec26c3e57ca3a959ca5aad62de7213c562f8c821";
const task = (name: string, payload: unknown, pullRequest: number | null = null, isRepeated = false): Task =>
  taskOf(name, payload, { task: "decide", since: null, pullRequest, isRepeated });

describe("an audit", () => {
  it("is what a workflow asks for, whatever has started it", () => {
    const asked = {
      task: "audit",
      since: "2026-01-31T00:00:00.000Z",
      pullRequest: null,
      isRepeated: false,
    } as const;
    for (const name of ["schedule", "workflow_dispatch"])
      expect(taskOf(name, {}, asked)).toEqual({ kind: "audit", since: "2026-01-31T00:00:00.000Z" });
  });
});

describe("pull_request_target", () => {
  const decide = (action: string, more: Record<string, unknown> = {}): Task =>
    task("pull_request_target", { ...webhook("pull_request", action), ...more });

  it("records a new head and the one before it", () => {
    expect(decide("synchronize")).toEqual({
      kind: "decide",
      which: { by: "number", number: 2 },
      base: "master",
      occasion: { kind: "new-head", head, before: "f95f852bd8fca8fcc58a9a2d6c842781e32a215e" },
    });
  });

  // Its event may be long past, and other heads have come since.
  it("names no head before in a run that is repeated", () => {
    expect(task("pull_request_target", webhook("pull_request", "synchronize"), null, true)).toMatchObject({
      occasion: { kind: "new-head", head, before: null },
    });
  });

  it.each(["opened", "reopened"])(
    "records the head of a pull request that is %s, with nothing before it",
    (action) => {
      expect(decide(action)).toMatchObject({ occasion: { kind: "new-head", head, before: null } });
    },
  );

  it("knows no head before the first commit of a branch", () => {
    expect(decide("synchronize", { before: "0".repeat(40) })).toMatchObject({ occasion: { before: null } });
  });

  it("takes a green back when the base branch has changed, and not for a new title", () => {
    const edited = { ...webhook("pull_request", "opened"), action: "edited" };
    expect(
      task("pull_request_target", { ...edited, changes: { base: { ref: { from: "main" } } } }),
    ).toMatchObject({
      occasion: { kind: "may-have-changed" },
    });
    expect(task("pull_request_target", { ...edited, changes: { title: { from: "Old" } } })).toMatchObject({
      occasion: { kind: "look-again" },
    });
  });

  it("looks again at a draft that is ready", () => {
    expect(decide("ready_for_review")).toMatchObject({ occasion: { kind: "look-again" } });
  });

  it("refuses a payload without a head", () => {
    expect(() => decide("opened", { pull_request: { number: 2, head: {}, base: { ref: "main" } } })).toThrow(
      "We could not understand the pull_request_target event: `pull_request.head.sha` is not a text.",
    );
  });
});

describe("workflow_run, after the relay", () => {
  const run = { ...webhook("workflow_run", "completed") };

  it("names the pull request by its head and never by a number", () => {
    expect(task("workflow_run", run)).toEqual({
      kind: "decide",
      which: {
        by: "head",
        repository: "octo-org/octo-repo",
        branch: "main",
        sha: "5779607b49aab1200488439f02372c57b4f75444",
      },
      base: null,
      occasion: { kind: "may-have-changed" },
    });
  });

  const pull = (number: number, repository: string | null, branch: string, sha: string): PullRequest => ({
    number,
    author: null,
    draft: false,
    head: { sha, branch, repository },
    base: { branch: "main" },
    description: "",
  });
  const fork = pull(1, "eve/definitions", "patch", head);

  it.each([
    ["another repository", pull(2, "mallory/definitions", "patch", head)],
    ["another branch", pull(3, "eve/definitions", "other", head)],
    ["another commit", pull(4, "eve/definitions", "patch", "a".repeat(40))],
    ["a fork that is gone", pull(5, null, "patch", head)],
  ])("does not mistake %s for it", (_what, other) => {
    const which = { by: "head", repository: "eve/definitions", branch: "patch", sha: head } as const;
    expect(selected(which, [other, fork])).toEqual([fork]);
  });
});

describe("issue_comment", () => {
  const comment = (body: string, more: Record<string, unknown> = {}): Task => {
    const payload = webhook("issue_comment", "created");
    return task("issue_comment", {
      ...payload,
      comment: { body },
      issue: { number: 7, pull_request: { url: "https://api.github.com/pulls/7" } },
      ...more,
    });
  };

  it.each(["/countersign", "  /countersign\n", "/countersign please"])("looks again on %j", (body) => {
    expect(comment(body)).toEqual({
      kind: "decide",
      which: { by: "number", number: 7 },
      base: null,
      occasion: { kind: "look-again" },
    });
  });

  it.each(["I approve /countersign", "/countersigned", "", "override"])("does nothing on %j", (body) => {
    expect(comment(body)).toEqual({ kind: "nothing", why: "The comment does not start with /countersign." });
  });

  it("does nothing when a comment is edited, or is not on a pull request", () => {
    expect(comment("/countersign", { action: "edited" })).toMatchObject({ kind: "nothing" });
    expect(comment("/countersign", { issue: { number: 7 } })).toEqual({
      kind: "nothing",
      why: "The comment is on an issue, and /countersign is for pull requests.",
    });
  });
});

describe("the other events", () => {
  it("reads one place of the merge queue", () => {
    expect(task("merge_group", webhook("merge_group", "checks_requested"))).toEqual({
      kind: "merge-group",
      group: {
        number: 104,
        head: "2ffea6db159f6b6c47a24e778fb9ef40cf6b1c7d",
        parent: "380387fbc80638b734a49e1be1c4dfec1c01b33c",
        base: "main",
      },
    });
  });

  it("knows no pull request where the queue's branch names none", () => {
    const payload = webhook("merge_group", "checks_requested");
    const group = { ...(payload["merge_group"] as object), head_ref: "refs/heads/gh-readonly-queue/main/x" };
    expect(task("merge_group", { ...payload, merge_group: group })).toMatchObject({
      group: { number: null },
    });
  });

  it("decides one pull request by hand, or all", () => {
    const payload = webhook("workflow_dispatch");
    expect(task("workflow_dispatch", payload, 7)).toMatchObject({ which: { by: "number", number: 7 } });
    expect(task("workflow_dispatch", payload)).toMatchObject({ which: { by: "any" } });
  });

  it("sweeps on a schedule", () => {
    expect(task("schedule", { schedule: "17 * * * *" })).toEqual({ kind: "sweep" });
  });

  it("only annotates on pull_request, whose token may not write", () => {
    expect(task("pull_request", webhook("pull_request", "synchronize"))).toEqual({
      kind: "annotate",
      number: 2,
      head,
      base: "master",
    });
  });

  it("stops on an event that it does not know", () => {
    expect(() => task("push", {})).toThrow(
      "Countersign does not know what to do on the event `push`. Use the workflows that `countersign init` writes.",
    );
  });
});
