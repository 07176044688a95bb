import { describe, expect, it } from "vitest";
import { decidePullRequest, type Outcome } from "../../action/decide-pull-request.ts";
import type { Occasion } from "../../action/event.ts";
import type { PullRequest } from "../../action/github/port.ts";
import type { Run } from "../../action/run.ts";
import { lookAgain, mql, opened, proposal, pushed, reviewed, runOn } from "./support/company.ts";
import type { FakeGitHub } from "./support/fake-github.ts";

const decide = async (
  github: FakeGitHub,
  pull: PullRequest,
  occasion: Occasion,
  run: Run = runOn(github),
): Promise<Outcome> => decidePullRequest(run, pull, await run.github.openPullRequests(), occasion);

/** What was written since the last look, without the commit where there is only one. */
const written = (github: FakeGitHub, { head }: PullRequest): readonly string[] =>
  github.writes.splice(0).map((line) => line.replace(`${head.sha.slice(0, 7)} countersign/main `, ""));

const readingLine = "pending: Countersign is reading this commit.";
const waitingForBoth = "pending: Waiting for sales (rae or sam) and marketing (mia or noor).";
const signedByBoth = "success: Countersigned: rae signed for sales and mia signed for marketing.";

/** A proposal that was opened at nine and that both sides approved at ten. */
async function approvedProposal() {
  const { github, pull } = proposal();
  await decide(github, pull, opened(pull));
  github.setTime("2026-03-02T10:00:00Z");
  github.addReview(7, { by: "rae", state: "APPROVED" });
  github.addReview(7, { by: "mia", state: "APPROVED" });
  github.setTime("2026-03-02T10:05:00Z");
  github.writes.splice(0);
  github.calls.splice(0);
  return { github, pull };
}

describe("the order of what is written", () => {
  it("a new pull request is held back and recorded at once, then explained", async () => {
    const { github, pull } = proposal();
    const outcome = await decide(github, pull, opened(pull));
    expect(written(github, pull)).toEqual([readingLine, "#7 new comment", waitingForBoth]);
    expect(outcome).toMatchObject({ status: "decided", verdict: { state: "pending" } });
    expect(github.calls.length).toBeLessThanOrEqual(12);
  });

  it("one side alone does not make it green", async () => {
    const { github, pull } = proposal();
    await decide(github, pull, opened(pull));
    github.setTime("2026-03-02T10:00:00Z");
    github.addReview(7, { by: "rae", state: "APPROVED" });
    written(github, pull);
    await decide(github, pull, reviewed);
    expect(written(github, pull)).toEqual([
      "#7 comment edited",
      "pending: Waiting for marketing (mia or noor).",
    ]);
  });

  it("both sides make it green, last of all", async () => {
    const { github, pull } = await approvedProposal();
    await decide(github, pull, reviewed);
    expect(written(github, pull)).toEqual(["#7 comment edited", signedByBoth]);
    expect(github.calls.length).toBeLessThanOrEqual(14);
  });

  it("a green pull request is taken back before it is looked at after a review", async () => {
    const { github, pull } = await approvedProposal();
    await decide(github, pull, reviewed);
    github.addReview(7, { by: "sam", state: "CHANGES_REQUESTED" });
    written(github, pull);
    await decide(github, pull, reviewed);
    expect(written(github, pull)).toEqual([
      readingLine,
      "#7 comment edited",
      "pending: Not approved: sam (sales) asks for changes.",
    ]);
  });

  it("a green pull request that is only looked at again costs nothing and writes nothing", async () => {
    const { github, pull } = await approvedProposal();
    await decide(github, pull, reviewed);
    written(github, pull);
    github.calls.splice(0);
    await decide(github, pull, lookAgain);
    expect(written(github, pull)).toEqual([]);
    expect(github.calls.length).toBeLessThanOrEqual(10);
  });

  it("a flood of /countersign writes nothing", async () => {
    const { github, pull } = proposal();
    await decide(github, pull, opened(pull));
    written(github, pull);
    for (let count = 0; count < 5; count += 1) await decide(github, pull, lookAgain);
    expect(written(github, pull)).toEqual([]);
  });

  it("every verdict goes to the commit that was decided", async () => {
    const { github, pull } = await approvedProposal();
    github.before("comments", 1, () => {
      github.push(7, github.commit([pull.head.sha], mql(90)));
    });
    await decide(github, pull, reviewed);
    expect(github.writes.filter((line) => line.includes("countersign/"))).toEqual([]);
  });

  it("mistakes at the head end in a failure", async () => {
    const { github, pull } = proposal({ "definitions/stages/mql.yaml": "name: [\n" });
    await decide(github, pull, opened(pull));
    expect(written(github, pull).at(-1)).toMatch(/^failure: /u);
  });
});

describe("races", () => {
  it("an objection while it is decided: green is never shown", async () => {
    const { github, pull } = await approvedProposal();
    github.before("comments", 1, () => github.addReview(7, { by: "sam", state: "CHANGES_REQUESTED" }));
    await decide(github, pull, reviewed);
    expect(written(github, pull)).toEqual([
      "#7 comment edited",
      "#7 comment edited",
      "pending: Not approved: sam (sales) asks for changes.",
    ]);
  });

  it("an objection while success is being written: it is taken back by the same run", async () => {
    const { github, pull } = await approvedProposal();
    github.before("postStatus", 1, () => github.addReview(7, { by: "sam", state: "CHANGES_REQUESTED" }));
    await decide(github, pull, reviewed);
    expect(written(github, pull)).toEqual([
      "#7 comment edited",
      signedByBoth,
      readingLine,
      "#7 comment edited",
      "pending: Not approved: sam (sales) asks for changes.",
    ]);
  });

  it("an approval that is dismissed while success is being written", async () => {
    const { github, pull } = await approvedProposal();
    github.before("postStatus", 1, () => github.addReview(7, { by: "mia", state: "DISMISSED" }));
    await decide(github, pull, reviewed);
    expect(written(github, pull).at(-1)).toBe("pending: Waiting for marketing (mia or noor).");
  });

  it("a new head while it is decided: nothing turns green, and the new head's own run decides it", async () => {
    const { github, pull } = await approvedProposal();
    github.before("openPullRequests", 2, () => github.push(7, github.commit([pull.head.sha], mql(90))));
    expect(await decide(github, pull, reviewed)).toEqual({ status: "superseded" });
    expect(written(github, pull)).toEqual(["#7 comment edited"]);
  });

  it("another base branch while it is decided", async () => {
    const { github, pull } = await approvedProposal();
    github.before("openPullRequests", 2, () =>
      github.open({ ...pull, sha: pull.head.sha, into: "release", base: { branch: "release" } }),
    );
    expect(await decide(github, pull, reviewed)).toEqual({ status: "superseded" });
  });

  it("closed while it is decided", async () => {
    const { github, pull } = await approvedProposal();
    github.before("openPullRequests", 2, () => github.close(7));
    expect(await decide(github, pull, reviewed)).toEqual({ status: "superseded" });
  });

  it("reviews that never stand still end in an error, and not in a guess", async () => {
    const { github, pull } = await approvedProposal();
    for (const nth of [2, 4, 6])
      github.before("reviews", nth, () => github.addReview(7, { by: "mia", state: "APPROVED" }));
    await expect(decide(github, pull, reviewed)).rejects.toThrow(
      "The reviews of #7 changed 3 times while we read them. Nothing is approved on moving ground. Comment " +
        "/countersign to have it decided again.",
    );
    expect(written(github, pull).filter((line) => line.startsWith("success"))).toEqual([]);
  });
});

describe("two pull requests with the same commit", () => {
  it("turn green only when both are countersigned", async () => {
    const { github, pull } = await approvedProposal();
    const other = github.open({ number: 8, sha: pull.head.sha });
    await decide(github, pull, reviewed);
    expect(written(github, pull)).toEqual([
      "#7 comment edited",
      "pending: Waiting for #8, which has the same commit.",
    ]);

    await decide(github, other, opened(other));
    expect(written(github, pull)).toEqual([readingLine, "#8 new comment", waitingForBoth]);
    github.setTime("2026-03-02T11:00:00Z");
    github.addReview(8, { by: "sam", state: "APPROVED" });
    github.addReview(8, { by: "noor", state: "APPROVED" });
    await decide(github, other, reviewed);
    expect(written(github, pull)).toEqual([
      "#8 comment edited",
      "success: Countersigned: sam signed for sales and noor signed for marketing.",
    ]);
  });

  it("a second one that is opened later takes the green back", async () => {
    const { github, pull } = await approvedProposal();
    await decide(github, pull, reviewed);
    const other = github.open({ number: 8, sha: pull.head.sha });
    written(github, pull);
    await decide(github, other, opened(other));
    expect(written(github, pull)).toEqual([readingLine, "#8 new comment", waitingForBoth]);
  });

  it("one that is opened while the first is decided counts as well", async () => {
    const { github, pull } = await approvedProposal();
    github.before("openPullRequests", 2, () => github.open({ number: 8, sha: pull.head.sha }));
    await decide(github, pull, reviewed);
    expect(written(github, pull).at(-1)).toBe("pending: Waiting for #8, which has the same commit.");
  });

  it("one into another base branch has a verdict of its own", async () => {
    const { github, pull } = await approvedProposal();
    github.setBranch("release", github.root);
    github.open({ number: 8, sha: pull.head.sha, into: "release" });
    await decide(github, pull, reviewed);
    expect(written(github, pull).at(-1)).toBe(signedByBoth);
  });
});

describe("the record of heads", () => {
  const notes = async (github: FakeGitHub, commit: string): Promise<readonly string[]> =>
    (await github.statuses(commit))
      .map(({ targetUrl }) => targetUrl.split("?")[1] ?? "")
      .filter((query) => query !== "");

  it("names the head before", async () => {
    const { github, pull } = proposal();
    await decide(github, pull, opened(pull));
    const second = github.push(7, github.commit([pull.head.sha], mql(90)));
    await decide(github, second, pushed(second, pull.head.sha));
    expect(await notes(github, pull.head.sha)).toEqual([
      expect.stringMatching(/^pull_request=7&content=[0-9a-f]{64}$/u),
    ]);
    expect(await notes(github, second.head.sha)).toEqual([
      expect.stringMatching(new RegExp(`^pull_request=7&content=[0-9a-f]{64}&before=${pull.head.sha}$`, "u")),
    ]);
  });

  it("is not written twice when a run is repeated", async () => {
    const { github, pull } = proposal();
    const run = runOn(github);
    await decide(github, pull, opened(pull), run);
    await decide(github, pull, opened(pull), run);
    expect(await notes(github, pull.head.sha)).toHaveLength(1);
  });

  it("is begun by whichever event comes first, when Countersign is installed later", async () => {
    const { github, pull } = proposal();
    await decide(github, pull, lookAgain);
    await decide(github, pull, reviewed);
    expect(await notes(github, pull.head.sha)).toHaveLength(1);
  });

  it("is left to the newer head's own run when an event is late", async () => {
    const { github, pull } = proposal();
    const second = github.push(7, github.commit([pull.head.sha], mql(90)));
    await decide(github, second, opened(pull));
    expect(await notes(github, second.head.sha)).toEqual([]);
  });

  it("is written anew when the merge base moves under a head that stays: approvals of before do not count", async () => {
    const { github, pull } = proposal();
    const second = github.push(7, github.commit([pull.head.sha], { "definitions/new.yaml": "name: New\n" }));
    await decide(github, second, opened(second));
    github.setTime("2026-03-02T10:00:00Z");
    for (const by of ["rae", "mia"]) github.addReview(7, { by, state: "APPROVED" });
    github.setTime("2026-03-02T10:30:00Z");
    // The first of the two commits reaches the base branch on another way.
    github.setBranch("main", pull.head.sha);
    await decide(github, second, lookAgain);
    const [newest, older] = await notes(github, second.head.sha);
    expect(newest).toMatch(new RegExp(`&before=${second.head.sha}$`, "u"));
    expect(newest?.split("&")[1]).not.toBe(older?.split("&")[1]);
    expect(written(github, second).filter((line) => line.startsWith("success"))).toEqual([]);
    await decide(github, second, lookAgain);
    expect(await notes(github, second.head.sha)).toHaveLength(2);
  });

  it("an approval before the first record does not count", async () => {
    const { github, pull } = proposal();
    github.addReview(7, { by: "rae", state: "APPROVED" });
    github.addReview(7, { by: "mia", state: "APPROVED" });
    github.setTime("2026-03-02T10:00:00Z");
    await decide(github, pull, lookAgain);
    expect(written(github, pull).at(-1)).toBe(waitingForBoth);
    expect(github.bodies()[0]).toContain("before Countersign first saw this content");
  });

  it("an update of the branch keeps the signatures", async () => {
    const { github, pull } = await approvedProposal();
    const main = github.commit([github.root], { "README.md": "new" });
    github.setBranch("main", main);
    const updated = github.push(7, github.commit([pull.head.sha, main], { "README.md": "new" }));
    await decide(github, updated, pushed(updated, pull.head.sha));
    expect(written(github, updated).at(-1)).toBe(signedByBoth);
  });

  it("a push of other content takes them back", async () => {
    const { github, pull } = await approvedProposal();
    const second = github.push(7, github.commit([pull.head.sha], mql(90)));
    await decide(github, second, pushed(second, pull.head.sha));
    expect(written(github, second).at(-1)).toBe(waitingForBoth);
  });

  it("an approval of the head in between does not count for a head that comes back, whatever commit GitHub names", async () => {
    const { github, pull } = proposal();
    await decide(github, pull, opened(pull));
    github.setTime("2026-03-02T10:00:00Z");
    const second = github.push(7, github.commit([github.root], mql(60)));
    await decide(github, second, pushed(second, pull.head.sha));
    github.setTime("2026-03-02T10:30:00Z");
    for (const by of ["rae", "mia"]) github.addReview(7, { by, state: "APPROVED", commit_id: pull.head.sha });
    github.setTime("2026-03-02T11:00:00Z");
    const back = github.push(7, pull.head.sha);
    await decide(github, back, pushed(back, second.head.sha));
    expect(written(github, pull).at(-1)).toBe(waitingForBoth);
  });
});

describe("what is read", () => {
  it("owners come from the tip of the base branch, not from where the branch began", async () => {
    const { github, pull } = await approvedProposal();
    const owners = `functions:
  sales: { owners: [{ login: sam }] }
  marketing: { owners: [{ login: mia }] }
`;
    const main = github.commit([github.root], { "definitions/owners.yaml": owners });
    github.setBranch("main", main);
    github.setTestMerge(7, github.commit([main, pull.head.sha], mql(80)));
    await decide(github, pull, reviewed);
    expect(written(github, pull).at(-1)).toBe("pending: Waiting for sales (sam).");
  });

  it("strangers' approvals of old commits are not read", async () => {
    const { github, pull } = await approvedProposal();
    for (let count = 0; count < 50; count += 1)
      github.addReview(7, { by: `stranger-${count}`, state: "APPROVED", commit_id: github.root });
    await decide(github, pull, reviewed);
    expect(github.calls.filter((call) => call.startsWith("compare"))).toHaveLength(1);
    expect(written(github, pull).at(-1)).toBe(signedByBoth);
  });

  it("a commit that is gone equals nothing", async () => {
    const { github, pull } = proposal();
    await decide(github, pull, opened(pull));
    github.setTime("2026-03-02T10:00:00Z");
    for (const by of ["rae", "mia"])
      github.addReview(7, { by, state: "APPROVED", commit_id: "f".repeat(40) });
    written(github, pull);
    await decide(github, pull, reviewed);
    expect(written(github, pull)).toEqual(["#7 comment edited"]);
    const [status] = await github.statuses(pull.head.sha);
    expect(`${status?.state ?? ""}: ${status?.description ?? ""}`).toBe(waitingForBoth);
  });

  it("a pull request without definitions is green at once, without a comment", async () => {
    const { github, pull } = proposal({ "README.md": "new" });
    await decide(github, pull, opened(pull));
    expect(written(github, pull)).toEqual([
      readingLine,
      "success: No definition changes, so nothing has to be signed.",
    ]);
    expect(github.calls.filter((call) => /^(archive|blob|reviews)/u.test(call))).toEqual([]);
  });

  it("says so in the comment that is there when the definitions are taken out again", async () => {
    const { github, pull } = proposal();
    await decide(github, pull, opened(pull));
    const second = github.push(7, github.commit([pull.head.sha], mql(50)));
    written(github, second);
    await decide(github, second, pushed(second, pull.head.sha));
    expect(written(github, second)).toEqual([
      readingLine,
      "#7 comment edited",
      "success: No definition changes, so nothing has to be signed.",
    ]);
  });
});

describe("in check mode", () => {
  it("shows the verdict in one check run and records the head in a status of its own", async () => {
    const { github, pull } = proposal();
    const inCheckMode = (): Run => runOn(github, { mode: "check" });
    await decide(github, pull, opened(pull), inCheckMode());
    github.setTime("2026-03-02T10:00:00Z");
    for (const by of ["rae", "mia"]) github.addReview(7, { by, state: "APPROVED" });
    await decide(github, pull, reviewed, inCheckMode());
    github.addReview(7, { by: "sam", state: "CHANGES_REQUESTED" });
    await decide(github, pull, reviewed, inCheckMode());
    const head = pull.head.sha.slice(0, 7);
    expect(github.writes.map((line) => line.replace(`${head} `, ""))).toEqual([
      "countersign-heads/main success: Countersign has seen this commit. This is a record, not an approval.",
      "new check run countersign/main in_progress: Countersign is reading this commit.",
      "#7 new comment",
      "check run countersign/main in_progress: Waiting for sales (rae or sam) and marketing (mia or noor).",
      "#7 comment edited",
      "check run countersign/main success: Countersigned: rae signed for sales and mia signed for marketing.",
      "check run countersign/main in_progress: Countersign is reading this commit.",
      "#7 comment edited",
      "check run countersign/main in_progress: Not approved: sam (sales) asks for changes.",
    ]);
  });
});
