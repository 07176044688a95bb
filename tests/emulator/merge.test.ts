import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { actor, type Actor } from "./client.ts";
import { startGitHub, type TestGitHub } from "./github.ts";
import type { TestRepository } from "./repository.ts";

let github: TestGitHub;
let repository: TestRepository;
let workflow: Actor;
let head: string;
let pr: number;

const refused = { status: 422, message: "Required status checks have not succeeded." };
const accepted = { status: 200, message: "Pull Request successfully merged" };

beforeEach(async () => {
  github = await startGitHub();
  repository = await github.createRepository({
    files: { "definitions/charter.yaml": "purpose: Agree.\n" },
    collaborators: { rae: "pull", sam: "push" },
    requiredCheck: "countersign",
  });
  const token = await github.workflowToken({ permissions: { checks: "write" } });
  workflow = actor(github.call, token, repository.owner, repository.name);
  head = await repository.commit("change", {
    files: { "definitions/charter.yaml": "purpose: Agree more.\n" },
  });
  pr = await repository.openPullRequest({ author: "ann", head: "change" });
});
afterEach(() => github.stop());

describe("a merge", () => {
  test("is refused without the required check, whoever asks", async () => {
    for (const by of ["ann", "sam", "olivia"]) expect(await repository.merge({ pr, by })).toEqual(refused);
    expect(await repository.pullRequest(pr)).toMatchObject({ state: "open", merged: false });
  });

  test("is refused while the check runs and when it fails, and accepted once it has succeeded", async () => {
    const run = await check({ status: "in_progress" });
    expect(await repository.merge({ pr, by: "olivia" })).toEqual(refused);
    await update(run, { status: "completed", conclusion: "failure" });
    expect(await repository.merge({ pr, by: "olivia" })).toEqual(refused);
    await update(run, { status: "completed", conclusion: "success" });
    expect(await repository.merge({ pr, by: "olivia" })).toEqual(accepted);
    expect(await repository.pullRequest(pr)).toMatchObject({ state: "closed", merged: true });
  });

  test("is refused again once the run is patched back", async () => {
    const run = await check({ status: "completed", conclusion: "success" });
    await update(run, { status: "in_progress" });
    expect(await repository.merge({ pr, by: "olivia" })).toEqual(refused);
  });

  test("is not helped by a run of another name or on another commit", async () => {
    await check({ status: "completed", conclusion: "success" }, "build");
    await workflow.act(
      "checks/create",
      {},
      {
        name: "countersign",
        head_sha: await repository.tip("main"),
        status: "completed",
        conclusion: "success",
      },
    );
    expect(await repository.merge({ pr, by: "olivia" })).toEqual(refused);
  });

  test("needs no check where none is required", async () => {
    await repository.commit("release", { files: { "definitions/charter.yaml": "purpose: Release.\n" } });
    await repository.editPullRequest(pr, "ann", { base: "release" });
    expect(await repository.merge({ pr, by: "olivia" })).toEqual(accepted);
  });
});

describe("reviews", () => {
  test("come from different people, name the commit they were given on, and keep their order", async () => {
    const main = await repository.tip("main");
    await repository.review({ pr, by: "rae", state: "APPROVE", body: "Fine." });
    await repository.review({ pr, by: "mia", state: "REQUEST_CHANGES", commit: main });
    await repository.review({ pr, by: "sam", state: "COMMENT", body: "A thought." });
    expect(await reviews()).toMatchObject([
      {
        user: { login: "rae", id: await github.idOf("rae"), type: "User" },
        state: "APPROVED",
        commit_id: head,
      },
      { user: { login: "mia" }, state: "CHANGES_REQUESTED", commit_id: main },
      { user: { login: "sam" }, state: "COMMENTED", commit_id: head, body: "A thought." },
    ]);
    const times = (await reviews()).map(({ submitted_at }) => Date.parse(submitted_at));
    expect(times).toEqual([...times].sort((left, right) => left - right));
    expect(new Set(times).size).toBe(3);
  });

  test("are dismissed in place", async () => {
    const review = await repository.review({ pr, by: "rae", state: "APPROVE" });
    await repository.dismiss({ pr, review, by: "olivia" });
    expect(await reviews()).toMatchObject([{ id: review, user: { login: "rae" }, state: "DISMISSED" }]);
  });
});

describe("a pull request from a fork", () => {
  test("can be compared and read in the repository it is for", async () => {
    const fork = await repository.fork("mo");
    const idea = await fork.commit("idea", { files: { "definitions/icp.yaml": "name: Ideal\n" } });
    const number = await repository.openPullRequest({ author: "mo", head: "mo:idea" });
    expect(await repository.pullRequest(number)).toMatchObject({
      user: { login: "mo" },
      head: { sha: idea, label: "mo:idea", repo: { full_name: "mo/definitions", fork: true } },
      base: { repo: { full_name: "acme/definitions", fork: false } },
    });
    const basehead = `main...${idea}`;
    expect(
      await workflow.act("repos/compare-commits-with-basehead", { basehead, per_page: 1 }),
    ).toMatchObject({
      base_commit: { sha: await repository.tip("main") },
      merge_base_commit: { sha: await repository.tip("main") },
      ahead_by: 1,
      behind_by: 0,
    });
  });
});

test("a comparison names the tip, the merge base and how far apart they are", async () => {
  const base = await repository.tip("main");
  const tip = await repository.commit("main", { files: { "definitions/funnel.yaml": "name: Funnel\n" } });
  expect(
    await workflow.act("repos/compare-commits-with-basehead", { basehead: `main...${head}`, per_page: 1 }),
  ).toMatchObject({
    base_commit: { sha: tip },
    merge_base_commit: { sha: base },
    status: "diverged",
    ahead_by: 1,
    behind_by: 1,
  });
});

async function check(state: object, name = "countersign"): Promise<number> {
  const run = await workflow.act("checks/create", {}, { name, head_sha: head, ...state });
  return (run as { readonly id: number }).id;
}

async function update(run: number, state: object): Promise<void> {
  await workflow.act("checks/update", { check_run_id: run }, state);
}

async function reviews(): Promise<readonly { readonly submitted_at: string }[]> {
  return (await workflow.act("pulls/list-reviews", { pull_number: pr })) as { submitted_at: string }[];
}
