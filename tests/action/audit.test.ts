import { describe, expect, it } from "vitest";
import { audit } from "../../action/audit/audit.ts";
import type { Review } from "../../action/github/port.ts";
import type { AuditOutput } from "../../core/generated/audit.ts";
import { definitions, mql, runOn } from "./support/company.ts";
import { companyPast } from "./support/company-past.ts";
import type { FakeGitHub } from "./support/fake-github.ts";

/** Every change in a line: how it came, its result and why. */
const told = ({ changes }: AuditOutput): readonly string[] =>
  changes.map(({ how, pull_requests, result, reasons, by }) =>
    [`${how} ${pull_requests.join()} by ${by ?? "nobody"}`.replace("  ", " "), result, ...reasons].join(": "),
  );
const inForce = ({ unsigned }: AuditOutput): readonly string[] =>
  unsigned.map(({ path, state }) => `${path} ${state}`);

const mqlPath = "definitions/stages/mql.yaml";

describe("an audit", () => {
  it("finds nothing where both sides had signed", async () => {
    const { past, propose, audit } = companyPast();
    past.merge(await propose(7, mql(80)), mql(80), "kim");
    const output = await audit();
    expect(told(output)).toEqual(["pull-request 7 by kim: signed"]);
    expect(output.changes[0]?.signatures).toEqual([
      { function: "sales", login: "rae", via: "review", at: "2026-03-02T10:02:00Z" },
      { function: "marketing", login: "mia", via: "review", at: "2026-03-02T10:02:00Z" },
    ]);
    expect(inForce(output)).toEqual([]);
  });

  it("leaves alone what changes no definition", async () => {
    const { past, propose, audit } = companyPast();
    past.merge(await propose(7, { "README.md": "new" }, []), { "README.md": "new" });
    past.push([{ "README.md": "newer" }], "ann");
    expect((await audit()).changes).toEqual([]);
  });

  it("finds what was merged with one signature, and which definition is therefore unsigned", async () => {
    const { past, propose, audit } = companyPast();
    past.merge(await propose(7, mql(80), ["rae"]), mql(80), "kim");
    const output = await audit();
    expect(told(output)).toEqual(["pull-request 7 by kim: not-signed: Nobody had signed for marketing."]);
    expect(output.unsigned).toEqual([
      {
        path: mqlPath,
        state: "in-force",
        commit: output.commit,
        at: "2026-03-02T10:03:00Z",
        by: "kim",
        pull_requests: [7],
      },
    ]);
  });

  it("finds what was merged over an objection", async () => {
    const { github, past, propose, audit } = companyPast();
    const pull = await propose(7, mql(80));
    github.addReview(7, { by: "sam", state: "CHANGES_REQUESTED" });
    past.merge(pull, mql(80));
    expect(told(await audit())).toEqual([
      "pull-request 7 by ann: not-signed: sam (sales) had asked for changes.",
    ]);
  });

  it("finds a direct push, whatever its commits say", async () => {
    const { past, audit } = companyPast();
    past.push([{ "README.md": "new" }, mql(90), mql(95)], "mallory");
    const output = await audit();
    expect(told(output)).toEqual([
      "push by mallory: not-signed: It was pushed to main without a pull request, so nobody could sign it.",
    ]);
    expect(inForce(output)).toEqual([`${mqlPath} in-force`]);
  });

  it("finds what came to the branch without a push that GitHub tells of", async () => {
    const { past, audit } = companyPast();
    past.moveSilently(mql(90));
    expect(told(await audit())).toEqual([
      "push by nobody: not-signed: It was pushed to main without a pull request, so nobody could sign it.",
    ]);
  });

  it("finds a force-push that took a signed definition back", async () => {
    const { github, past, propose, audit } = companyPast();
    past.merge(await propose(7, mql(80)), mql(80));
    past.moveTo(github.commit([github.root], { "README.md": "x" }), "mallory");
    const output = await audit();
    expect(told(output)).toEqual([
      "replacement by mallory: not-signed: The history of main was replaced, so no signature can be tied to it.",
      "pull-request 7 by ann: signed",
    ]);
    // The definition is as it was before the audit begins: nobody has to sign it again.
    expect(inForce(output)).toEqual([]);
  });

  it("finds a definition that was removed", async () => {
    const { past, audit } = companyPast();
    past.push([{ [mqlPath]: null }], "mallory");
    expect(inForce(await audit())).toEqual([`${mqlPath} removed`]);
  });

  it("does not take what a merge put together for what was signed", async () => {
    const { past, propose, audit } = companyPast();
    const other = { "definitions/lists/x.yaml": "domains: [example.com]\n" };
    past.merge(await propose(7, mql(80)), { ...mql(85), ...other });
    const output = await audit();
    expect(told(output)).toEqual([
      "pull-request 7 by ann: not-signed: What was merged differs from what was signed in #7: lists/x.yaml and stages/mql.yaml.",
    ]);
    expect(inForce(output)).toEqual(["definitions/lists/x.yaml in-force", `${mqlPath} in-force`]);
  });

  it("finds a signed definition that another merge reverted", async () => {
    const { past, propose, audit } = companyPast();
    past.merge(await propose(7, mql(80)), mql(80));
    const second = await propose(8, { "README.md": "new" }, []);
    past.merge(second, { ...mql(60), "README.md": "new" });
    expect(told(await audit())[0]).toMatch(/^pull-request 8 by ann: not-signed: /u);
  });

  it("takes a merge by rebase as one change", async () => {
    const { past, propose, audit } = companyPast();
    const fields = { "definitions/fields.yaml": `${definitions["definitions/fields.yaml"] ?? ""}  min: 1\n` };
    const pull = await propose(7, { ...mql(80), ...fields });
    past.rebase(pull, [fields, { "README.md": "between" }, mql(80)]);
    const output = await audit();
    expect(told(output)).toEqual(["pull-request 7 by ann: signed"]);
    expect(output.changes[0]?.paths?.map(({ path }) => path)).toEqual(["definitions/fields.yaml", mqlPath]);
  });

  it("tells the pull requests of one push apart, and what was pushed beside them", async () => {
    const { github, past, propose, audit } = companyPast();
    const pull = await propose(7, mql(80));
    const beside = github.commit([github.tipOf("main")], {
      "definitions/lists/x.yaml": "domains: [a.com]\n",
    });
    github.setBranch("main", beside);
    past.merge(pull, mql(80));
    expect(told(await audit())).toEqual([
      "pull-request 7 by ann: signed",
      "push by ann: not-signed: It was pushed to main without a pull request, so nobody could sign it.",
    ]);
  });

  it("accepts what a later signed change put right", async () => {
    const { past, propose, audit } = companyPast();
    past.push([mql(90)], "mallory");
    past.merge(await propose(8, mql(70)), mql(70));
    const output = await audit();
    expect(told(output)).toEqual([
      "pull-request 8 by ann: signed",
      "push by mallory: not-signed: It was pushed to main without a pull request, so nobody could sign it.",
    ]);
    expect(inForce(output)).toEqual([]);
  });

  it("accepts what was signed when somebody brings it back", async () => {
    const { past, propose, audit } = companyPast();
    past.merge(await propose(7, mql(80)), mql(80));
    past.push([mql(90)], "mallory");
    past.push([mql(80)], "ann");
    const output = await audit();
    expect(told(output)).toHaveLength(3);
    expect(inForce(output)).toEqual([]);
  });

  it("looks back only as far as it is asked to", async () => {
    const { past, propose, audit } = companyPast();
    past.push([mql(90)], "mallory");
    past.merge(await propose(7, mql(80)), mql(80));
    expect(told(await audit("2026-03-02T10:02:00Z"))).toEqual(["pull-request 7 by ann: signed"]);
    expect(told(await audit("2026-03-03T00:00:00Z"))).toEqual([]);
  });

  it("says so where GitHub knows of no push at all", async () => {
    const { github, past } = companyPast();
    const silent = { ...past, pushes: () => Promise.resolve([]) };
    await expect(
      audit(
        { ...runOn(github), past: silent },
        { repository: "acme/definitions", since: "2026-01-01T00:00:00Z" },
      ),
    ).rejects.toThrow("GitHub knows of no push to main, so nobody can tell how its definitions came there.");
  });
});

describe("an audit judges by the moment of the merge", () => {
  const approvalOf = async (github: FakeGitHub, login: string): Promise<Review> => {
    const reviews = await github.reviews(7);
    const found =
      reviews.status === "read" ? reviews.items.find(({ person }) => person?.login === login) : null;
    if (found === null || found === undefined) throw new Error(`There is no review by ${login}.`);
    return found;
  };

  it("an approval that came later signs nothing", async () => {
    const { github, past, propose, audit } = companyPast();
    past.merge(await propose(7, mql(80), ["rae"]), mql(80));
    github.setTime("2026-03-02T12:00:00Z");
    github.addReview(7, { by: "mia", state: "APPROVED" });
    expect(told(await audit())).toEqual([
      "pull-request 7 by ann: not-signed: Nobody had signed for marketing.",
    ]);
  });

  it("an objection that came later takes nothing back", async () => {
    const { github, past, propose, audit } = companyPast();
    past.merge(await propose(7, mql(80)), mql(80));
    github.setTime("2026-03-02T12:00:00Z");
    github.addReview(7, { by: "sam", state: "CHANGES_REQUESTED" });
    expect(told(await audit())).toEqual(["pull-request 7 by ann: signed"]);
  });

  it("an objection that was dismissed after the merge had still been there", async () => {
    const { github, past, propose, audit } = companyPast();
    const pull = await propose(7, mql(80));
    github.addReview(7, { by: "sam", state: "DISMISSED" });
    past.merge(pull, mql(80));
    past.dismiss((await approvalOf(github, "sam")).id, {
      by: "mallory",
      at: "2026-03-02T12:00:00Z",
      was: "CHANGES_REQUESTED",
    });
    expect(told(await audit())).toEqual([
      "pull-request 7 by ann: not-signed: sam (sales) had asked for changes.",
    ]);
  });

  it("an objection that was dismissed before it had not", async () => {
    const { github, past, propose, audit } = companyPast();
    const pull = await propose(7, mql(80));
    github.addReview(7, { by: "sam", state: "DISMISSED" });
    past.dismiss((await approvalOf(github, "sam")).id, {
      by: "kim",
      at: "2026-03-02T10:03:00Z",
      was: "CHANGES_REQUESTED",
    });
    past.merge(pull, mql(80));
    expect(told(await audit())).toEqual(["pull-request 7 by ann: signed"]);
  });

  it("owners are those of the commit before the merge, not those that it brings", async () => {
    const { past, propose, audit } = companyPast();
    const owners = {
      "definitions/owners.yaml": (definitions["definitions/owners.yaml"] ?? "").replace("rae", "eve"),
    };
    past.merge(await propose(7, owners, ["eve", "mia"]), owners);
    expect(told(await audit())).toEqual(["pull-request 7 by ann: not-signed: Nobody had signed for sales."]);
  });

  it("mistakes in the definitions are not its business", async () => {
    const { past, propose, audit } = companyPast();
    const broken = { [mqlPath]: "name: [\n" };
    past.merge(await propose(7, broken), broken);
    expect(told(await audit())).toEqual(["pull-request 7 by ann: signed"]);
  });
});
