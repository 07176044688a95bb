import { describe, expect, it } from "vitest";
import { decidePullRequest } from "../../action/decide-pull-request.ts";
import type { Occasion } from "../../action/event.ts";
import type { PullRequest } from "../../action/github/port.ts";
import type { Facts } from "../../core/generated/facts.ts";
import { definitions, lookAgain, mql, opened, proposal, pushed, reviewed, runOn } from "./support/company.ts";
import type { FakeGitHub } from "./support/fake-github.ts";

const owners = (text: string): { readonly [path: string]: string } => ({
  ...definitions,
  "definitions/owners.yaml": text,
});

const withTeam = owners(`functions:
  sales: { owners: [{ login: rae }, { login: sam }] }
  marketing: { owners: [{ team: "@Acme/Demand-Gen" }] }
`);

const withArbiter = owners(`${definitions["definitions/owners.yaml"] ?? ""}arbiter:
  owners: [{ login: kim }]
  may_stand_in_after: 2 days
  reason_required: true
`);

const signsForOwn = owners(`${definitions["definitions/owners.yaml"] ?? ""}author: signs-for-own-function
`);

/** Decides, and tells the facts and the newest status. */
async function decided(
  github: FakeGitHub,
  pull: PullRequest,
  occasion: Occasion,
): Promise<{ readonly facts: Facts; readonly shown: string }> {
  const outcome = await decidePullRequest(runOn(github), pull, await github.openPullRequests(), occasion);
  if (outcome.status !== "decided") throw new Error("It was superseded.");
  const { state, description } = outcome.verdict;
  return { facts: outcome.judgement.facts, shown: `${state}: ${description}` };
}

describe("the members of teams", () => {
  it("are read where the owners file names a team, and sign", async () => {
    const { github, pull } = proposal(mql(80), withTeam);
    github.setTeam("acme/demand-gen", ["mia", "noor"]);
    await decided(github, pull, opened(pull));
    github.setTime("2026-03-02T10:00:00Z");
    for (const by of ["rae", "mia"]) github.addReview(7, { by, state: "APPROVED" });
    const { facts, shown } = await decided(github, pull, reviewed);
    expect(shown).toBe("success: Countersigned: rae signed for sales and mia signed for marketing.");
    const team = facts.teams["acme/demand-gen"];
    expect(team?.status === "read" && team.members.map(({ login }) => login)).toEqual(["mia", "noor"]);
  });

  it("that cannot be read leave the pull request not approved, with the permission that is missing", async () => {
    const { github, pull } = proposal(mql(80), withTeam);
    await decided(github, pull, opened(pull));
    github.setTime("2026-03-02T10:00:00Z");
    for (const by of ["rae", "mia"]) github.addReview(7, { by, state: "APPROVED" });
    const { facts, shown } = await decided(github, pull, reviewed);
    expect(facts.teams).toEqual({
      "acme/demand-gen": { status: "unreadable", reason: "GitHub answered 404." },
    });
    expect(shown).toMatch(/^error: Not approved: /u);
    expect(github.bodies()[0]).toContain("Members: read");
  });

  it("are not asked for where no team is named", async () => {
    const { github, pull } = proposal();
    await decided(github, pull, opened(pull));
    expect(github.calls.filter((call) => /^(teamMembers|commits)/u.test(call))).toEqual([]);
  });

  it("are read once for two pull requests with one commit", async () => {
    const { github, pull } = proposal(mql(80), withTeam);
    github.setTeam("acme/demand-gen", ["mia", "noor"]);
    const other = github.open({ number: 8, sha: pull.head.sha });
    for (const each of [pull, other]) await decided(github, each, opened(each));
    github.setTime("2026-03-02T10:00:00Z");
    for (const number of [7, 8])
      for (const by of ["rae", "mia"]) github.addReview(number, { by, state: "APPROVED" });
    github.calls.splice(0);
    expect((await decided(github, pull, reviewed)).shown).toMatch(/^success/u);
    expect(github.calls.filter((call) => call.startsWith("teamMembers"))).toEqual([
      "teamMembers acme/demand-gen",
    ]);
  });
});

describe("the commits", () => {
  /** A proposal of mia's, who owns marketing. */
  const byMia = () => {
    const { github, pull } = proposal(mql(80), signsForOwn);
    const { sha, ...rest } = { ...pull, sha: pull.head.sha };
    const mine = github.open({ ...rest, sha, author: { login: "mia", id: 2, type: "User" } });
    return { github, pull: mine };
  };

  it("are read where authors sign for their own function", async () => {
    const { github, pull } = byMia();
    await decided(github, pull, opened(pull));
    github.setTime("2026-03-02T10:00:00Z");
    github.addReview(7, { by: "rae", state: "APPROVED" });
    const { facts, shown } = await decided(github, pull, reviewed);
    expect(facts.commits).toEqual({
      status: "listed",
      items: [{ sha: pull.head.sha, author: "mia", committer: "mia" }],
    });
    expect(shown).toMatch(/^success: Countersigned: rae signed for sales/u);
  });

  it("of somebody else make it wait for an owner who is not the author", async () => {
    const { github, pull } = byMia();
    github.setCommits(7, {
      status: "listed",
      items: [{ sha: pull.head.sha, author: "mia", committer: "ann" }],
    });
    await decided(github, pull, opened(pull));
    github.setTime("2026-03-02T10:00:00Z");
    github.addReview(7, { by: "rae", state: "APPROVED" });
    expect((await decided(github, pull, reviewed)).shown).toBe("pending: Waiting for marketing (noor).");
  });

  it("that GitHub does not list to the end sign nothing", async () => {
    const { github, pull } = byMia();
    github.setCommits(7, { status: "truncated" });
    await decided(github, pull, opened(pull));
    github.setTime("2026-03-02T10:00:00Z");
    github.addReview(7, { by: "rae", state: "APPROVED" });
    expect((await decided(github, pull, reviewed)).shown).not.toMatch(/^success/u);
  });
});

describe("the record of heads", () => {
  it("goes back to where the content came up, where an arbiter waits for it", async () => {
    const { github, pull } = proposal(mql(80), withArbiter);
    await decided(github, pull, opened(pull));
    github.setTime("2026-03-03T09:00:00Z");
    const second = github.push(7, github.commit([pull.head.sha], { "README.md": "new" }));
    await decided(github, second, pushed(second, pull.head.sha));
    github.setTime("2026-03-04T09:00:00Z");
    const { facts } = await decided(github, second, lookAgain);
    expect(facts.heads.map(({ sha, since }) => [sha, since])).toEqual([
      [pull.head.sha, "2026-03-02T09:00:00Z"],
      [second.head.sha, "2026-03-03T09:00:00Z"],
    ]);
  });

  it("lets the arbiter stand in, with the reason from the text of the review", async () => {
    const { github, pull } = proposal(mql(80), withArbiter);
    await decided(github, pull, opened(pull));
    github.setTime("2026-03-02T10:00:00Z");
    github.addReview(7, { by: "rae", state: "APPROVED" });
    github.setTime("2026-03-09T10:00:00Z");
    github.addReview(7, { by: "kim", state: "APPROVED", body: "Marketing is away this week." });
    const { shown } = await decided(github, pull, reviewed);
    expect(shown).toMatch(/^success: /u);
    expect(github.bodies()[0]).toContain("Marketing is away this week.");
  });
});
