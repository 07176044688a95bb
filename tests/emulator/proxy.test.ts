import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { actor, type Actor } from "./client.ts";
import { startGitHub, type TestGitHub } from "./github.ts";
import type { TestRepository } from "./repository.ts";

let github: TestGitHub;
let repository: TestRepository;
let workflow: Actor;

beforeEach(async () => {
  github = await startGitHub();
  repository = await github.createRepository({ files: { "definitions/charter.yaml": "purpose: Agree.\n" } });
  const token = await github.workflowToken({
    permissions: { contents: "read", pull_requests: "write", statuses: "write" },
  });
  workflow = actor(github.call, token, repository.owner, repository.name);
});
afterEach(() => github.stop());

describe("a violation", () => {
  test("is recorded for a bad request body", async () => {
    const sha = await repository.tip("main");
    await workflow.attempt(
      "repos/create-commit-status",
      { sha },
      { state: "green", contxt: "countersign/main" },
    );
    const place = `POST /repos/acme/definitions/statuses/${sha}, request:`;
    expect(github.violations()).toEqual([
      `${place} body/state must be equal to one of the allowed values: error, failure, pending, success.`,
      `${place} body/contxt is not a key that GitHub knows.`,
    ]);
  });

  test("is recorded for an answer that GitHub would not give", async () => {
    const edit = (body: unknown): object => ({ ...(body as object), truncated: "perhaps" });
    github.fail({ operation: "git/get-tree", kind: { kind: "edited", edit } });
    const sha = await repository.tip("main");
    await workflow.act("git/get-tree", { tree_sha: sha });
    expect(github.violations()).toEqual([
      `GET /repos/acme/definitions/git/trees/${sha}, answer: body/truncated must be boolean.`,
    ]);
  });

  test("is recorded for an operation that nobody announced", async () => {
    const response = await fetch(`${github.url}/graphql`, { method: "POST", body: "{}" });
    expect(response.status).toBe(404);
    expect(github.violations()).toEqual([
      "POST /graphql, request: it is none of the operations in tests/contract/operations.ts.",
    ]);
  });

  test("fails the test that leaves it unread", async () => {
    const other = await startGitHub();
    await fetch(`${other.url}/graphql`, { method: "POST", body: "{}" });
    await expect(other.stop()).rejects.toThrow(
      "Against GitHub's description:\n" +
        "- POST /graphql, request: it is none of the operations in tests/contract/operations.ts.",
    );
  });
});

test("links to further pages lead back through the proxy", async () => {
  const pr = await openPullRequest();
  for (const by of ["rae", "sam", "mia"])
    await repository.review({ pr, by, state: "COMMENT", body: "A thought." });
  const url = `${github.url}/repos/acme/definitions/pulls/${pr}/reviews?per_page=2`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${github.tokenOf("rae")}` } });
  expect(response.headers.get("link")).toBe(`<${url}&page=2>; rel="next", <${url}&page=2>; rel="last"`);
});

describe("who asks", () => {
  test("a token that nobody was given is refused, as on GitHub", async () => {
    const stranger = actor(github.call, "made-up", repository.owner, repository.name);
    const answer = await stranger.attempt("pulls/list");
    expect(answer).toMatchObject({ status: 401, body: { message: "Bad credentials" } });
  });

  test("a workflow token can do what its workflow asked for and no more", async () => {
    const pr = await openPullRequest();
    const run = { name: "countersign", head_sha: await repository.tip("change") };
    expect((await workflow.attempt("checks/create", {}, run)).status).toBe(403);
    expect((await workflow.attempt("pulls/merge", { pull_number: pr }, {})).status).toBe(403);
    expect(
      (await workflow.attempt("issues/create-comment", { issue_number: pr }, { body: "Hello" })).status,
    ).toBe(201);
    expect(await repository.comments(pr)).toMatchObject([
      { body: "Hello", user: { login: "github-actions[bot]", type: "Bot" } },
    ]);
  });

  test("calls of apps are counted, calls of people are not, and counting starts anew at a mark", async () => {
    const pr = await openPullRequest();
    await workflow.act("pulls/list", { state: "open", base: "main" });
    await workflow.act("pulls/list-reviews", { pull_number: pr });
    await workflow.act("pulls/list-reviews", { pull_number: pr, page: 2 });
    expect(github.counts()).toEqual({ "pulls/list": 1, "pulls/list-reviews": 2 });
    expect(
      github.calls().map(({ method, path, query, status }) => `${method} ${path}${query} ${status}`),
    ).toEqual([
      "GET /repos/acme/definitions/pulls?state=open&base=main 200",
      `GET /repos/acme/definitions/pulls/${pr}/reviews 200`,
      `GET /repos/acme/definitions/pulls/${pr}/reviews?page=2 200`,
    ]);
    github.mark();
    expect(github.calls()).toEqual([]);
  });
});

describe("a fault", () => {
  test("happens when and as often as planned, and is no violation", async () => {
    github.fail({ operation: "pulls/list", after: 1, times: 2, kind: { kind: "status", status: 502 } });
    const statuses = [];
    for (let turn = 0; turn < 4; turn += 1) statuses.push((await workflow.attempt("pulls/list")).status);
    expect(statuses).toEqual([200, 502, 502, 200]);
  });

  test("can be aimed at one page, and take it away", async () => {
    const pr = await openPullRequest();
    await repository.review({ pr, by: "rae", state: "COMMENT", body: "One" });
    await repository.review({ pr, by: "sam", state: "COMMENT", body: "Two" });
    github.fail({ operation: "pulls/list-reviews", matching: "page=2", kind: { kind: "empty-list" } });
    const page = (number: number) =>
      workflow.act("pulls/list-reviews", { pull_number: pr, per_page: 1, page: number });
    expect(await page(1)).toMatchObject([{ body: "One" }]);
    expect(await page(2)).toEqual([]);
    expect(await page(2)).toMatchObject([{ body: "Two" }]);
  });

  test("can drop the connection, or let something happen around a call", async () => {
    github.fail({ operation: "pulls/list", kind: { kind: "hang-up" } });
    await expect(workflow.attempt("pulls/list")).rejects.toThrow("fetch failed");

    const pr = await openPullRequest();
    const happens = () => repository.comment(pr, "ann", "First");
    github.fail({ operation: "issues/create-comment", kind: { kind: "before", happens } });
    await workflow.act("issues/create-comment", { issue_number: pr }, { body: "Second" });
    expect((await repository.comments(pr)).map(({ body }) => body)).toEqual(["First", "Second"]);
  });

  test("never edits a pull request, its head or its reviews", () => {
    const edit = (body: unknown): unknown => body;
    for (const operation of ["pulls/get", "pulls/list", "pulls/list-reviews"] as const) {
      expect(() => github.fail({ operation, kind: { kind: "edited", edit } })).toThrow(
        "A pull request, its head and its reviews always come from the emulator.",
      );
    }
  });
});

test("GitHub's clock moves with every write, by a second, and as far as a test says", async () => {
  const pr = await openPullRequest();
  const before = github.clock.now();
  await repository.comment(pr, "ann", "Now");
  github.clock.pass({ days: 2, hours: 1 });
  await repository.comment(pr, "ann", "Later");
  const times = (await workflow.act("issues/list-comments", { issue_number: pr })) as {
    created_at: string;
  }[];
  const [now, later] = times.map(({ created_at }) => Date.parse(created_at));
  expect(now).toBe(Date.parse(before));
  expect(later).toBe(Date.parse(before) + (49 * 3600 + 1) * 1000);
});

async function openPullRequest(): Promise<number> {
  await repository.commit("change", { files: { "definitions/charter.yaml": "purpose: Agree more.\n" } });
  const pr = await repository.openPullRequest({ author: "ann", head: "change" });
  github.mark();
  return pr;
}
