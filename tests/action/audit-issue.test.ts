import { describe, expect, it } from "vitest";
import { issueMarker } from "../../action/audit/keep-issue.ts";
import { failureOf } from "../../action/failure.ts";
import type { Issue, Issues } from "../../action/github/port.ts";
import { logOf } from "../../action/log.ts";
import { outputsOf } from "../../action/outputs.ts";
import { perform, type Done } from "../../action/perform.ts";
import { summaryOf } from "../../action/summary.ts";
import { mql, runOn } from "./support/company.ts";
import { companyPast, type CompanyPast } from "./support/company-past.ts";
import { account } from "./support/fake-github.ts";

/** The issues of a repository, with a log of what is written. */
function fakeIssues(open: readonly Partial<Issue>[] = []): Issues & { readonly writes: string[] } {
  const url = "https://github.test/acme/definitions/issues/";
  const all: Issue[] = open.map((issue, index) => ({
    number: index + 1,
    author: account,
    body: "",
    url: `${url}${index + 1}`,
    ...issue,
  }));
  const writes: string[] = [];
  return {
    writes,
    openIssues: () => Promise.resolve(all),
    postIssue: (title, body) => {
      const number = all.length + 1;
      writes.push(`new #${number}: ${title}`);
      const issue = { number, author: account, body, url: `${url}${number}` };
      all.push(issue);
      return Promise.resolve(issue);
    },
    editIssue: (number, title, body) => {
      writes.push(`edited #${number}: ${title}`);
      const issue = { number, author: account, body, url: `${url}${number}` };
      all[number - 1] = issue;
      return Promise.resolve(issue);
    },
  };
}

const audited = ({ github, past }: CompanyPast, issues: Issues): Promise<Done> =>
  perform(runOn(github, { past, issues }), { kind: "audit", since: "2026-03-02T10:00:00.000Z" });

const bodiesIn = async (issues: Issues): Promise<readonly string[]> =>
  (await issues.openIssues()).map(({ body }) => body);

describe("the nightly audit", () => {
  it("opens no issue where there is nothing to say", async () => {
    const company = companyPast();
    const issues = fakeIssues();
    const done = await audited(company, issues);
    expect(issues.writes).toEqual([]);
    expect(outputsOf(done)).toMatchObject({ result: "signed", decisions: "[]" });
    expect(failureOf(done)).toBeNull();
    expect(logOf(done)).toEqual(["Countersign: audit of main. There is nothing to sign."]);
  });

  it("opens one issue, leaves it alone while nothing is new, and edits it when something is", async () => {
    const company = companyPast();
    const issues = fakeIssues([{ body: "Something else." }]);
    company.past.push([mql(90)], "mallory");
    const done = await audited(company, issues);
    await audited(company, issues);
    expect(issues.writes).toEqual(["new #2: Definitions without both signatures"]);
    expect(outputsOf(done)).toMatchObject({ result: "not-signed", decisions: "[]" });
    expect(logOf(done)).toEqual([
      "Countersign: audit of main. One was merged without both signatures. 1 file is in force without both signatures.",
      "Countersign: the issue about it is https://github.test/acme/definitions/issues/2",
    ]);
    expect((await bodiesIn(issues))[1]).toBe(`${issueMarker}\n${summaryOf(done)}`);

    company.past.push([mql(95)], "mallory");
    await audited(company, issues);
    expect(issues.writes.slice(1)).toEqual(["edited #2: Definitions without both signatures"]);
  });

  it("does not take for its own what somebody else wrote with the same mark", async () => {
    const company = companyPast();
    const issues = fakeIssues([{ author: "mallory", body: `${issueMarker}\nAll is well.` }]);
    company.past.push([mql(90)], "mallory");
    await audited(company, issues);
    expect(issues.writes).toEqual(["new #2: Definitions without both signatures"]);
  });

  it("says in its issue when nothing is left, and leaves closing it to people", async () => {
    const company = companyPast();
    const issues = fakeIssues([{ body: `${issueMarker}\nOne was merged without both signatures.` }]);
    await audited(company, issues);
    expect(issues.writes).toEqual(["edited #1: Definitions without both signatures"]);
    expect((await bodiesIn(issues))[0]).toMatch(
      /\nNothing is left to sign\. Close this issue; a new one is opened when it is needed\.\n$/u,
    );
  });

  it("looks back ninety days from midnight when nobody says otherwise", async () => {
    const { github, past } = companyPast();
    const done = await perform(runOn(github, { past, issues: fakeIssues() }), { kind: "audit", since: null });
    expect(done.kind === "audited" && done.output.since).toBe("2025-12-02T00:00:00.000Z");
  });

  it("shows nothing on any commit, and no comment", async () => {
    const company = companyPast();
    company.past.push([mql(90)], "mallory");
    await audited(company, fakeIssues());
    expect(company.github.writes).toEqual([]);
  });
});
