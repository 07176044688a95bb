import { describe, expect, it } from "vitest";
import { Refused, type Ask, type Call } from "../../action/github/ask.ts";
import { client } from "../../action/github/client.ts";
import type { GitHub } from "../../action/github/port.ts";
import { reads } from "../../action/github/reads.ts";
import { writes } from "../../action/github/writes.ts";

const sha = (letter: string): string => letter.repeat(40);
const user = { login: "rae", id: 1001, type: "User" };

/** GitHub with prepared answers by route; tells what was sent. */
function answering(answers: Readonly<Record<string, unknown>>) {
  const sent: { readonly route: string; readonly parameters: Call["parameters"] }[] = [];
  const ask: Ask = (call) => {
    sent.push({ route: call.route, parameters: call.parameters });
    const data = answers[call.route.replace("/repos/{owner}/{repo}", "")];
    return data === undefined
      ? Promise.reject(new Refused(call, 404, "Not Found"))
      : Promise.resolve({ data, headers: {} });
  };
  const bound = client({ owner: "acme", repo: "definitions" }, ask);
  const github: GitHub = { ...reads(bound), ...writes(bound) };
  return { github, sent };
}

describe("reading from GitHub", () => {
  it("compares with the full name of the branch, so that no tag can take its place", async () => {
    const { github, sent } = answering({
      "GET /compare/{basehead}": {
        base_commit: { sha: sha("a") },
        merge_base_commit: { sha: sha("b") },
        behind_by: 2,
      },
    });
    expect(await github.compare({ branch: "main" }, sha("c"))).toEqual({
      status: "compared",
      tip: sha("a"),
      mergeBase: sha("b"),
      behindBy: 2,
    });
    expect(sent[0]).toEqual({
      route: "GET /repos/{owner}/{repo}/compare/{basehead}",
      parameters: {
        owner: "acme",
        repo: "definitions",
        basehead: `refs/heads/main...${sha("c")}`,
        per_page: 1,
      },
    });
  });

  it("says that a commit is gone instead of failing", async () => {
    const { github } = answering({});
    expect(await github.compare({ commit: sha("a") }, sha("c"))).toEqual({ status: "gone" });
    expect(await github.tree(sha("c"))).toEqual({ status: "gone" });
  });

  it("never takes half a tree for a whole one", async () => {
    const tree = [{ path: "definitions", mode: "040000", type: "tree", sha: sha("d") }];
    const { github } = answering({ "GET /git/trees/{tree_sha}": { truncated: true, tree } });
    expect(await github.tree(sha("c"))).toEqual({ status: "truncated" });
    const whole = answering({ "GET /git/trees/{tree_sha}": { truncated: false, tree } });
    expect(await whole.github.tree(sha("c"))).toEqual({
      status: "listed",
      reach: "everything",
      entries: [{ ...tree[0], size: 0 }],
    });
  });

  it("refuses a tree that does not say whether it is whole", async () => {
    await expect(
      answering({ "GET /git/trees/{tree_sha}": { tree: [] } }).github.tree(sha("c")),
    ).rejects.toThrow(
      "We could not understand GitHub's answer when asked to list the files of ccccccc: `truncated` is not true or false.",
    );
  });

  it("knows the head of a fork that was deleted, and an author who is gone", async () => {
    const { github, sent } = answering({
      "GET /pulls": [
        {
          number: 7,
          user: null,
          draft: false,
          head: { sha: sha("c"), ref: "patch", repo: null },
          base: { ref: "main" },
          body: null,
        },
      ],
    });
    expect(await github.openPullRequests("main")).toEqual([
      {
        number: 7,
        author: null,
        draft: false,
        head: { sha: sha("c"), branch: "patch", repository: null },
        base: { branch: "main" },
        description: "",
      },
    ]);
    expect(sent[0]?.parameters).toMatchObject({ state: "open", base: "main", per_page: 100, page: 1 });
  });

  it("reads what the author of a pull request writes about it", async () => {
    const pull = {
      ...{ number: 7, user, draft: false, base: { ref: "main" } },
      head: { sha: sha("c"), ref: "patch", repo: null },
    };
    const { github } = answering({
      "GET /pulls": [
        { ...pull, body: "intent: a\r\n" },
        { ...pull, body: "" },
      ],
    });
    const open = await github.openPullRequests("main");
    expect(open.map(({ description }) => description)).toEqual(["intent: a\r\n", ""]);
  });

  it("reads reviews as they are, without a person or a commit where there is none", async () => {
    const { github } = answering({
      "GET /pulls/{pull_number}/reviews": [
        {
          id: 1,
          user,
          state: "APPROVED",
          submitted_at: "2026-03-02T09:10:00Z",
          commit_id: sha("c"),
          body: "Yes.",
        },
        { id: 2, user: null, state: "PENDING", commit_id: null, body: null },
      ],
    });
    expect(await github.reviews(7)).toEqual({
      status: "read",
      items: [
        {
          id: 1,
          person: user,
          state: "APPROVED",
          submitted_at: "2026-03-02T09:10:00Z",
          commit_id: sha("c"),
          body: "Yes.",
        },
        { id: 2, person: null, state: "PENDING", submitted_at: null, commit_id: null, body: "" },
      ],
    });
  });

  it("does not guess what an unknown kind of review means", async () => {
    const review = { id: 1, user, state: "ENDORSED", submitted_at: null, commit_id: null };
    await expect(
      answering({ "GET /pulls/{pull_number}/reviews": [review] }).github.reviews(7),
    ).rejects.toThrow("`state` is not one of APPROVED, CHANGES_REQUESTED, COMMENTED, DISMISSED, PENDING.");
  });

  it("says that reviews are incomplete when a page is missing", async () => {
    const ask: Ask = ({ parameters }) =>
      Promise.resolve({
        data: parameters["page"] === 1 ? [{ id: 1, user, state: "APPROVED" }] : [],
        headers: { link: '<https://api.github.com/x?page=2>; rel="next"' },
      });
    expect(await reads(client({ owner: "acme", repo: "definitions" }, ask)).reviews(7)).toEqual({
      status: "incomplete",
      reason: "We asked GitHub to read the reviews of #7. It announced page 2, and that page is empty.",
    });
  });

  it("has no test merge while GitHub does not know, or sees a conflict", async () => {
    for (const mergeable of [null, false])
      expect(
        await answering({
          "GET /pulls/{pull_number}": { mergeable, merge_commit_sha: sha("e") },
        }).github.testMerge(7),
      ).toEqual({ status: "pending" });
  });

  it("reads the test merge with its parents", async () => {
    const { github } = answering({
      "GET /pulls/{pull_number}": { mergeable: true, merge_commit_sha: sha("e") },
      "GET /git/commits/{commit_sha}": { sha: sha("e"), parents: [{ sha: sha("a") }, { sha: sha("c") }] },
    });
    expect(await github.testMerge(7)).toEqual({
      status: "ready",
      commit: sha("e"),
      parents: [sha("a"), sha("c")],
    });
  });

  it("gives the statuses of a commit newest first", async () => {
    const status = (id: number) => ({
      id,
      context: "countersign/main",
      state: "pending",
      description: null,
      target_url: null,
      created_at: "2026-03-02T09:00:00Z",
      creator: null,
    });
    const { github } = answering({ "GET /commits/{ref}/statuses": [status(1), status(3), status(2)] });
    expect((await github.statuses(sha("c"))).map(({ id }) => id)).toEqual([3, 2, 1]);
  });

  it("tells who dismissed a review", async () => {
    const { github } = answering({
      "GET /issues/{issue_number}/events": [
        { event: "labeled", actor: { login: "ann" } },
        { event: "review_dismissed", actor: { login: "kim" }, dismissed_review: { review_id: 12 } },
        { event: "review_dismissed", actor: null, dismissed_review: { review_id: 13 } },
      ],
    });
    expect([...(await github.dismissals(7))]).toEqual([[12, "kim"]]);
  });

  it("does without that where GitHub refuses it: a dismissed review counts for nothing, whoever did it", async () => {
    expect([...(await answering({}).github.dismissals(7))]).toEqual([]);
  });

  it("reads the members of a team of any organisation", async () => {
    const { github, sent } = answering({ "GET /orgs/{org}/teams/{team_slug}/members": [user] });
    expect(await github.teamMembers("acme/demand-gen")).toEqual({ status: "read", members: [user] });
    expect(sent[0]).toEqual({
      route: "GET /orgs/{org}/teams/{team_slug}/members",
      parameters: { org: "acme", team_slug: "demand-gen", per_page: 100, page: 1 },
    });
  });

  it("says which answer a team has got that it may not read", async () => {
    expect(await answering({}).github.teamMembers("acme/demand-gen")).toEqual({
      status: "unreadable",
      reason: "GitHub answered 404.",
    });
  });

  it("does not take half of a team for a whole one", async () => {
    const ask: Ask = ({ parameters }) =>
      Promise.resolve({
        data: parameters["page"] === 1 ? [user] : [],
        headers: { link: '<https://api.github.com/x?page=2>; rel="next"' },
      });
    const github = reads(client({ owner: "acme", repo: "definitions" }, ask));
    expect(await github.teamMembers("acme/demand-gen")).toEqual({
      status: "unreadable",
      reason:
        "We asked GitHub to read the members of the team acme/demand-gen. It announced page 2, and that page is empty.",
    });
  });

  it("knows whose commits they are by accounts, never by the names in them", async () => {
    const named = { author: { name: "Rae" }, committer: { name: "GitHub" } };
    const { github } = answering({
      "GET /pulls/{pull_number}/commits": [
        { sha: sha("a"), author: { login: "rae" }, committer: { login: "web-flow" }, commit: named },
        { sha: sha("b"), author: null, committer: {}, commit: named },
      ],
    });
    expect(await github.commits(7)).toEqual({
      status: "listed",
      items: [
        { sha: sha("a"), author: "rae", committer: "web-flow" },
        { sha: sha("b"), author: null, committer: null },
      ],
    });
  });

  it("does not take 250 commits for all of them, as GitHub lists no more", async () => {
    const commits = Array.from({ length: 250 }, () => ({ sha: sha("a"), author: null, committer: null }));
    expect(await answering({ "GET /pulls/{pull_number}/commits": commits }).github.commits(7)).toEqual({
      status: "truncated",
    });
    const { github } = answering({ "GET /pulls/{pull_number}/commits": commits.slice(1) });
    expect((await github.commits(7)).status).toBe("listed");
  });

  it("decodes a file", async () => {
    const content = Buffer.from("name: MQL\n").toString("base64");
    const { github } = answering({ "GET /git/blobs/{file_sha}": { encoding: "base64", content } });
    expect(new TextDecoder().decode(await github.blob(sha("f")))).toBe("name: MQL\n");
  });

  it("takes an archive that is no archive for one without files", async () => {
    expect(await answering({ "GET /tarball/{ref}": { message: "moved" } }).github.archive(sha("c"))).toEqual(
      new Uint8Array(),
    );
  });
});

describe("writing to GitHub", () => {
  const run = {
    name: "countersign/main",
    title: "Waiting for marketing.",
    summary: "Waiting for marketing.",
    detailsUrl: "https://github.com/acme/definitions/actions/runs/1",
    annotations: [],
  };
  const stored = {
    id: 5,
    name: "countersign/main",
    status: "in_progress",
    conclusion: null,
    external_id: "countersign",
  };

  it("never concludes a check run that waits", async () => {
    const { github, sent } = answering({ "POST /check-runs": stored });
    expect((await github.postCheckRun(sha("c"), { ...run, outcome: "in_progress" })).outcome).toBe(
      "in_progress",
    );
    expect(sent[0]?.parameters).toEqual({
      owner: "acme",
      repo: "definitions",
      head_sha: sha("c"),
      name: "countersign/main",
      external_id: "countersign",
      details_url: run.detailsUrl,
      status: "in_progress",
      output: { title: "Waiting for marketing.", summary: "Waiting for marketing.", annotations: [] },
    });
  });

  it("concludes it with success or failure, and with nothing that passes for success", async () => {
    const { github, sent } = answering({
      "PATCH /check-runs/{check_run_id}": { ...stored, status: "completed", conclusion: "failure" },
    });
    expect((await github.updateCheckRun(5, { ...run, outcome: "failure" })).outcome).toBe("failure");
    expect(sent[0]?.parameters).toMatchObject({
      check_run_id: 5,
      status: "completed",
      conclusion: "failure",
    });
  });

  it("reads a foreign conclusion as none of its own", async () => {
    const { github } = answering({
      "POST /check-runs": { ...stored, status: "completed", conclusion: "neutral" },
    });
    expect((await github.postCheckRun(sha("c"), { ...run, outcome: "success" })).outcome).toBe("other");
  });

  it("posts a status on the commit that was decided", async () => {
    const answer = {
      id: 9,
      context: "countersign/main",
      state: "pending",
      description: "Waiting.",
      target_url: run.detailsUrl,
      created_at: "2026-03-02T09:00:00Z",
      creator: { login: "github-actions[bot]" },
    };
    const { github, sent } = answering({ "POST /statuses/{sha}": answer });
    const status = {
      context: "countersign/main",
      state: "pending",
      description: "Waiting.",
      targetUrl: run.detailsUrl,
    } as const;
    expect(await github.postStatus(sha("c"), status)).toEqual({
      ...status,
      id: 9,
      createdAt: "2026-03-02T09:00:00Z",
      creator: "github-actions[bot]",
    });
    expect(sent[0]?.parameters).toEqual({
      owner: "acme",
      repo: "definitions",
      sha: sha("c"),
      context: "countersign/main",
      state: "pending",
      description: "Waiting.",
      target_url: run.detailsUrl,
    });
  });
});
