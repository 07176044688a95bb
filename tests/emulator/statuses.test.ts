import { afterEach, beforeEach, expect, test } from "vitest";
import { actor, type Actor } from "./client.ts";
import { startGitHub, type TestGitHub } from "./github.ts";
import type { Status, TestRepository } from "./repository.ts";

let github: TestGitHub;
let repository: TestRepository;
let workflow: Actor;
let sha: string;

beforeEach(async () => {
  github = await startGitHub();
  repository = await github.createRepository({
    files: { "definitions/charter.yaml": "purpose: Agree.\n" },
    collaborators: { sam: "push", rae: "pull" },
  });
  sha = await repository.tip("main");
  workflow = as(await github.workflowToken({ permissions: { statuses: "write" } }));
});
afterEach(() => github.stop());

const as = (token: string): Actor => actor(github.call, token, repository.owner, repository.name);
const post = (by: Actor, body: object, commit = sha) =>
  by.attempt("repos/create-commit-status", { sha: commit }, body);
const context = "countersign/main";

test("carry the server's time, to the second, and who posted them", async () => {
  const at = github.clock.now();
  const { status, body } = await post(workflow, {
    state: "pending",
    context,
    description: "Waiting for sales.",
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    id: 1,
    state: "pending",
    context,
    description: "Waiting for sales.",
    target_url: null,
    created_at: at,
    updated_at: at,
    creator: { login: "github-actions[bot]", type: "Bot" },
  });
  expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
});

test("are listed newest first, whatever their context", async () => {
  await post(workflow, { state: "pending", context });
  await post(workflow, { state: "success" });
  await post(workflow, { state: "success", context });
  expect((await repository.statuses(sha)).map(({ state, context: name }) => `${name} ${state}`)).toEqual([
    `${context} success`,
    "default success",
    `${context} pending`,
  ]);
});

test("come in pages that the Link header announces", async () => {
  for (const number of [1, 2, 3, 4, 5])
    await post(workflow, { state: "pending", context, description: `${number}` });
  const url = `${github.url}/repos/acme/definitions/commits/${sha}/statuses`;
  const read = async (address: string) => {
    const headers = { authorization: `Bearer ${github.tokenOf("olivia")}` };
    const response = await fetch(address, { headers });
    const statuses = (await response.json()) as Status[];
    return { seen: statuses.map(({ description }) => description), link: response.headers.get("link") };
  };
  expect(await read(`${url}?per_page=2`)).toEqual({
    seen: ["5", "4"],
    link: `<${url}?per_page=2&page=2>; rel="next", <${url}?per_page=2&page=3>; rel="last"`,
  });
  expect(await read(`${url}?per_page=2&page=3`)).toEqual({
    seen: ["1"],
    link: `<${url}?per_page=2&page=2>; rel="prev", <${url}?per_page=2&page=1>; rel="first"`,
  });
  expect(await read(url)).toEqual({ seen: ["5", "4", "3", "2", "1"], link: null });
});

test("combine to the worst of the newest of each context", async () => {
  const combined = async () => {
    const { state, statuses, total_count } = (await workflow.act("repos/get-combined-status-for-ref", {
      ref: "main",
    })) as { state: string; statuses: Status[]; total_count: number };
    return { state, total_count, contexts: statuses.map((status) => `${status.context} ${status.state}`) };
  };
  expect(await combined()).toEqual({ state: "pending", total_count: 0, contexts: [] });
  await post(workflow, { state: "failure", context });
  await post(workflow, { state: "success", context: "build" });
  expect(await combined()).toMatchObject({ state: "failure", total_count: 2 });
  await post(workflow, { state: "success", context });
  expect(await combined()).toEqual({
    state: "success",
    total_count: 2,
    contexts: [`${context} success`, "build success"],
  });
});

test("belong to one commit of one repository", async () => {
  await post(workflow, { state: "success", context });
  const next = await repository.commit("change", {
    files: { "definitions/charter.yaml": "purpose: More.\n" },
  });
  expect(await repository.statuses(next)).toEqual([]);
});

test("are posted by whoever may push, and by a workflow with the permission", async () => {
  const reader = as(await github.workflowToken({ permissions: { contents: "write" } }));
  const refused = { status: 403, body: { message: "Resource not accessible by integration" } };
  expect(await post(reader, { state: "success" })).toMatchObject(refused);
  expect(await post(as(github.tokenOf("sam")), { state: "success" })).toMatchObject({
    status: 201,
    body: { creator: { login: "sam", type: "User" } },
  });
  for (const stranger of ["rae", "ann"]) {
    expect(await post(as(github.tokenOf(stranger)), { state: "success" })).toMatchObject({ status: 404 });
  }
});

test("are refused where GitHub refuses them", async () => {
  const nowhere = "0".repeat(40);
  expect(await post(workflow, { state: "success" }, nowhere)).toMatchObject({
    status: 422,
    body: { message: `No commit found for SHA: ${nowhere}` },
  });
  expect(await post(workflow, { state: "success", description: "x".repeat(141) })).toMatchObject({
    status: 422,
    body: { errors: [{ message: "description is too long (maximum is 140 characters)" }] },
  });
  expect(await post(workflow, { state: "success", target_url: "javascript:alert(1)" })).toMatchObject({
    status: 422,
    body: { errors: [{ message: "target_url must use http(s) scheme" }] },
  });
  expect(await repository.statuses(sha)).toEqual([]);
});

test("end at a thousand for a commit and a context", { timeout: 30_000 }, async () => {
  for (let number = 0; number < 1000; number += 1) await post(workflow, { state: "pending", context });
  expect(await post(workflow, { state: "success", context })).toMatchObject({
    status: 422,
    body: { message: "This SHA and context has reached the maximum number of statuses." },
  });
  expect(await post(workflow, { state: "success", context: "other" })).toMatchObject({ status: 201 });
});
