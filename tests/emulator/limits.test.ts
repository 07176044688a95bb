import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { actor, type Actor } from "./client.ts";
import { startGitHub, type TestGitHub } from "./github.ts";
import type { TestRepository } from "./repository.ts";

// Where the emulator is not GitHub. Each test is a line of README.md: when one fails, the emulator has changed, and
// what the end-to-end tests show has changed with it.

let github: TestGitHub;
let repository: TestRepository;
let workflow: Actor;
let head: string;
let pr: number;

beforeEach(async () => {
  github = await startGitHub();
  repository = await github.createRepository({ files: { "definitions/charter.yaml": "purpose: Agree.\n" } });
  const permissions = { contents: "write", checks: "write", pull_requests: "write" } as const;
  workflow = actor(
    github.call,
    await github.workflowToken({ permissions }),
    repository.owner,
    repository.name,
  );
  head = await repository.commit("change", {
    files: { "definitions/charter.yaml": "purpose: Agree more.\n" },
  });
  pr = await repository.openPullRequest({ author: "ann", head: "change" });
});
afterEach(() => github.stop());

describe("a pull request on the emulator", () => {
  test("may be approved by its own author", async () => {
    await repository.review({ pr, by: "ann", state: "APPROVE" });
    expect(await workflow.act("pulls/list-reviews", { pull_number: pr })).toMatchObject([
      { user: { login: "ann" }, state: "APPROVED" },
    ]);
  });

  test("keeps its head when its branch gets a new commit", async () => {
    const next = await repository.commit("change", {
      files: { "definitions/charter.yaml": "purpose: Win.\n" },
    });
    expect(await repository.tip("change")).toBe(next);
    expect(await repository.pullRequest(pr)).toMatchObject({ head: { sha: head } });
  });

  test("gets a new head from `update-branch`, with the tree of the old one", async () => {
    await repository.commit("main", { files: { "definitions/funnel.yaml": "name: Funnel\n" } });
    await workflow.act("pulls/update-branch", { pull_number: pr }, {});
    const moved = (await repository.pullRequest(pr)).head.sha;
    expect(moved).not.toBe(head);
    const tree = async (sha: string) =>
      (await workflow.act("git/get-commit", { commit_sha: sha })) as { tree: object };
    expect((await tree(moved)).tree).toEqual((await tree(head)).tree);
  });

  test("keeps the base commit that it was opened on, and drops what came to the base since when it merges", async () => {
    const opened = await repository.pullRequest(pr);
    await repository.commit("main", { files: { "definitions/funnel.yaml": "name: Funnel\n" } });
    expect((await repository.pullRequest(pr)).base.sha).toBe(opened.base.sha);
    await repository.merge({ pr, by: "olivia" });
    const path = "definitions/funnel.yaml";
    expect((await workflow.attempt("repos/get-content", { path, ref: "main" })).status).toBe(404);
  });

  test("has no test merge, no changed files, and one commit too many", async () => {
    expect(await repository.pullRequest(pr)).toMatchObject({
      merge_commit_sha: null,
      mergeable: true,
      changed_files: 0,
      commits: 2,
    });
    expect(await workflow.act("pulls/list-commits", { pull_number: pr })).toMatchObject([
      { sha: await repository.tip("main"), author: null, committer: null },
      { sha: head, author: null, committer: null },
    ]);
  });
});

describe("a review on the emulator", () => {
  test("is dismissed by nobody: a pull request has no events", async () => {
    const review = await repository.review({ pr, by: "rae", state: "REQUEST_CHANGES" });
    await repository.dismiss({ pr, review, by: "olivia" });
    expect(await workflow.attempt("issues/list-events", { issue_number: pr })).toMatchObject({ status: 404 });
  });

  test("loses its text when it is dismissed", async () => {
    const review = await repository.review({ pr, by: "rae", state: "APPROVE", body: "Fine." });
    await repository.dismiss({ pr, review, by: "olivia" });
    expect(await workflow.act("pulls/list-reviews", { pull_number: pr })).toMatchObject([
      { state: "DISMISSED", body: "No longer true." },
    ]);
  });

  test("keeps its commit when the head moves", async () => {
    await repository.review({ pr, by: "rae", state: "APPROVE" });
    await workflow.act("pulls/update-branch", { pull_number: pr }, {});
    expect(await workflow.act("pulls/list-reviews", { pull_number: pr })).toMatchObject([
      { commit_id: head },
    ]);
  });
});

describe("a check run on the emulator", () => {
  test("is all that its gate looks at: a commit status opens nothing", async () => {
    await repository.requireCheck("main", "countersign");
    const token = await github.workflowToken({ permissions: { statuses: "write" } });
    const poster = actor(github.call, token, repository.owner, repository.name);
    await poster.act(
      "repos/create-commit-status",
      { sha: head },
      { state: "success", context: "countersign" },
    );
    expect(await repository.merge({ pr, by: "olivia" })).toMatchObject({ status: 422 });
  });

  const create = async (state: object) =>
    (await workflow.act("checks/create", {}, { name: "countersign", head_sha: head, ...state })) as {
      id: number;
    };

  test("opens the gate for good, unless that very run is patched back", async () => {
    await repository.requireCheck("main", "countersign");
    await create({ status: "completed", conclusion: "success" });
    github.clock.pass({ hours: 1 });
    await create({ status: "completed", conclusion: "failure" });
    expect(await repository.merge({ pr, by: "olivia" })).toMatchObject({ status: 200 });
  });

  test("opens the gate only as a success: GitHub also takes neutral and skipped", async () => {
    await repository.requireCheck("main", "countersign");
    await create({ status: "completed", conclusion: "neutral" });
    expect(await repository.merge({ pr, by: "olivia" })).toMatchObject({ status: 422 });
  });

  test("belongs to no app, and a listing by app shows everybody's", async () => {
    expect(await create({ status: "in_progress" })).toMatchObject({ app: null });
    expect(await workflow.act("checks/list-for-ref", { ref: head, app_id: 1 })).toMatchObject({
      total_count: 1,
    });
  });

  test("has its annotations replaced by an update: GitHub adds the new ones to them", async () => {
    const annotation = {
      path: "definitions/charter.yaml",
      start_line: 1,
      end_line: 1,
      annotation_level: "failure",
      message: "No.",
    };
    const output = { title: "Invalid", summary: "One mistake." };
    const { id } = await create({
      status: "completed",
      conclusion: "failure",
      output: { ...output, annotations: [annotation] },
    });
    const again = { output: { ...output, annotations: [] } };
    expect(await workflow.act("checks/update", { check_run_id: id }, again)).toMatchObject({
      output: { annotations_count: 0 },
    });
  });

  test("is listed in one piece, however many there are", async () => {
    for (const name of ["one", "two", "three"]) {
      await workflow.act("checks/create", {}, { name, head_sha: head });
    }
    const listed = await workflow.act("checks/list-for-ref", { ref: head, per_page: 2 });
    expect((listed as { check_runs: object[] }).check_runs).toHaveLength(3);
  });
});

describe("rights on the emulator", () => {
  test("an app is nobody when it asks who it is: GitHub answers 403", async () => {
    const token = await github.workflowToken({ permissions: { contents: "read" } });
    expect(await github.call(token, "users/get-authenticated", {})).toMatchObject({
      status: 404,
      body: { message: "Not Found" },
    });
  });

  test("members of a team can be read by anybody", async () => {
    await github.createTeam("demand-gen", ["mia"]);
    const token = await github.workflowToken({ permissions: { contents: "read" } });
    expect(
      await github.call(token, "teams/list-members-in-org", { org: "acme", team_slug: "demand-gen" }),
    ).toMatchObject({
      status: 200,
      body: [{ login: "mia" }],
    });
  });

  test("an administrator pushes to a protected branch, but merges into it only with the check", async () => {
    await repository.requireCheck("main", "countersign");
    expect((await repository.merge({ pr, by: "olivia" })).status).toBe(422);
    const pushed = await repository.commit("main", {
      files: { "definitions/funnel.yaml": "name: Funnel\n" },
    });
    expect(await repository.tip("main")).toBe(pushed);
  });
});

test("a fork on the emulator does not share its commits with its parent until they are copied", async () => {
  const fork = await repository.fork("mo");
  const idea = await fork.commit("idea", { files: { "definitions/icp.yaml": "name: Ideal\n" } });
  const read = async () => (await workflow.attempt("git/get-commit", { commit_sha: idea })).status;
  expect(await read()).toBe(404);
  await repository.openPullRequest({ author: "mo", head: "mo:idea" });
  expect(await read()).toBe(200);
});

test("the emulator is the version that all this is about", () => {
  const file = new URL("../../node_modules/emulate/package.json", import.meta.url);
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ name: "emulate", version: "0.12.2" });
});

test("a tree on the emulator is never cut short", async () => {
  expect(await workflow.act("git/get-tree", { tree_sha: head, recursive: "1" })).toMatchObject({
    truncated: false,
  });
});
