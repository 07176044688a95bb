import { describe, expect, test } from "vitest";
import { requestFaults, responseFaults, type Asked } from "./contract.ts";
import { description } from "./description.ts";
import { mend } from "./deviations.ts";
import { operations } from "./operations.ts";
import { route } from "./route.ts";

const repository = { owner: "acme", repo: "definitions" };

function asked(request: Partial<Asked> & Pick<Asked, "operation">): readonly string[] {
  return requestFaults({
    params: repository,
    query: new URLSearchParams(),
    agent: "countersign",
    body: undefined,
    ...request,
  });
}

describe("the cut description", () => {
  test("says that it is generated, and from which version", () => {
    expect(Object.keys(description)[0]).toBe("generated");
    expect(description.generated).toMatch(
      /^By scripts\/cut-openapi\.ts from api\.github\.com\.json of @octokit\/openapi \d+\.\d+\.\d+\. Do not edit\.$/,
    );
  });

  test("has the operations that we use and no others", () => {
    expect(Object.keys(description.operations)).toEqual([...operations].sort());
  });

  test("has every schema that it refers to and no others", () => {
    const references = JSON.stringify(description).matchAll(/"\$ref":"#\/schemas\/([^"]+)"/g);
    const used = new Set([...references].map(([, name]) => name));
    // Errors that no operation describes are held against this one.
    used.add("basic-error");
    expect(Object.keys(description.schemas)).toEqual([...used].sort());
  });
});

describe("route", () => {
  test.each([
    ["GET", "/repos/acme/definitions/pulls/7/reviews", "pulls/list-reviews", { pull_number: "7" }],
    [
      "GET",
      "/repos/acme/definitions/compare/main...abc",
      "repos/compare-commits-with-basehead",
      { basehead: "main...abc" },
    ],
    [
      "GET",
      "/repos/acme/definitions/contents/definitions%2Fstages%2Fmql.yaml",
      "repos/get-content",
      { path: "definitions/stages/mql.yaml" },
    ],
    [
      "GET",
      "/repos/acme/definitions/contents/a/pulls/7/reviews",
      "repos/get-content",
      { path: "a/pulls/7/reviews" },
    ],
    [
      "GET",
      "/repos/acme/definitions/commits/release/2025/statuses",
      "repos/list-commit-statuses-for-ref",
      { ref: "release/2025" },
    ],
  ] as const)("%s %s is %s", (method, path, operation, params) => {
    expect(route(method, path)).toEqual({ operation, params: { ...repository, ...params } });
  });

  test.each([
    ["POST", "/graphql"],
    ["DELETE", "/repos/acme/definitions"],
    ["GET", "/repos/acme/definitions/pulls/7/files"],
  ])("%s %s is none of ours", (method, path) => {
    expect(route(method, path)).toBeUndefined();
  });
});

describe("requestFaults", () => {
  const params = { ...repository, sha: "a".repeat(40) };

  test("has nothing to say about a good request", () => {
    const body = { state: "pending", context: "countersign/main", description: "Waiting for sales." };
    expect(asked({ operation: "repos/create-commit-status", params, body })).toEqual([]);
  });

  test.each([
    [
      { state: "green" },
      ["body/state must be equal to one of the allowed values: error, failure, pending, success."],
    ],
    [{ context: "countersign/main" }, ["body must have required property 'state'."]],
    [
      { state: "success", descriptoin: "Countersigned" },
      ["body/descriptoin is not a key that GitHub knows."],
    ],
    [{ state: "success", description: 3 }, ["body/description must be string,null."]],
    [undefined, ["it has no body; GitHub requires one."]],
  ])("finds what is wrong in %j", (body, faults) => {
    expect(asked({ operation: "repos/create-commit-status", params, body })).toEqual(faults);
  });

  test("reads numbers in a path and a query as GitHub does", () => {
    const numbered = { ...repository, pull_number: "seven" };
    expect(asked({ operation: "pulls/get", params: numbered })).toEqual([
      "path/pull_number must be integer.",
    ]);
    const query = new URLSearchParams({ per_page: "many", sate: "open" });
    expect(asked({ operation: "pulls/list", query })).toEqual([
      "query must NOT have additional properties: sate.",
      "query/per_page must be integer.",
    ]);
  });

  test("wants a User-Agent, and no body where GitHub describes none", () => {
    expect(asked({ operation: "pulls/list", agent: undefined, body: {} })).toEqual([
      "it has no User-Agent; GitHub refuses such requests.",
      "it has a body; GitHub describes none.",
    ]);
  });
});

describe("responseFaults", () => {
  const answered = {
    operation: "repos/create-commit-status",
    status: 201,
    location: null,
    body: {},
  } as const;

  test("finds a missing key, a status that GitHub never answers, an error without its shape", () => {
    expect(responseFaults(answered)).toContain("body must have required property 'creator'.");
    expect(responseFaults({ ...answered, status: 204 })).toEqual([
      "its status is 204; GitHub describes no such answer.",
    ]);
    expect(responseFaults({ ...answered, status: 503, body: { message: ["no"] } })).toEqual([
      "body/message must be string.",
    ]);
    expect(responseFaults({ ...answered, status: 503, body: { message: "Unavailable" } })).toEqual([]);
  });

  test("wants a redirect to lead somewhere", () => {
    const redirect = { operation: "repos/download-tarball-archive", status: 302, body: undefined } as const;
    expect(responseFaults({ ...redirect, location: null })).toEqual(["it is a redirect without a Location."]);
    expect(responseFaults({ ...redirect, location: "http://127.0.0.1/x" })).toEqual([]);
  });

  test("knows a link and a date when it sees one", () => {
    const comment = { id: 1, node_id: "x", url: "here", html_url: "http://x.y/{z}", body: "" };
    const more = { created_at: "yesterday", updated_at: "2025-03-03T09:00:00Z", issue_url: "http://x.y" };
    const body = { ...comment, ...more, user: null, author_association: "OWNER" };
    expect(responseFaults({ operation: "issues/update-comment", status: 200, location: null, body })).toEqual(
      ['body/url must match format "uri".', 'body/created_at must match format "date-time".'],
    );
  });
});

describe("the known deviations", () => {
  test("change one place of one operation, and only where the emulator deviates", () => {
    const rules = { restrictions: null, required_status_checks: { contexts: [] } };
    expect(mend("repos/update-branch-protection", 200, rules).body).toEqual({
      required_status_checks: { contexts: [] },
    });
    expect(mend("repos/get", 200, rules).body).toMatchObject(rules);
    expect(mend("pulls/create-review", 201, {}).status).toBe(200);
    expect(mend("pulls/create-review", 422, {}).status).toBe(422);
    expect(mend("pulls/create", 201, {}).status).toBe(201);
  });

  test("leave the answer itself as it is", () => {
    const body = { output: { annotations_count: 0 } };
    expect(mend("checks/create", 201, body).body).toEqual({
      output: { annotations_count: 0, annotations_url: "https://api.github.com/" },
    });
    expect(body).toEqual({ output: { annotations_count: 0 } });
  });
});
