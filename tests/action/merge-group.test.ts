import { describe, expect, it } from "vitest";
import type { MergeGroup } from "../../action/event.ts";
import type { PullRequest } from "../../action/github/port.ts";
import { decidePullRequest } from "../../action/decide-pull-request.ts";
import { decideMergeGroup } from "../../action/merge-group.ts";
import { definitions, mql, opened, proposal, runOn } from "./support/company.ts";
import type { FakeFiles, FakeGitHub } from "./support/fake-github.ts";

/** A proposal that both sides approved, and its place in the queue on top of `main`. */
async function queued(changes: FakeFiles = mql(80)) {
  const { github, pull } = proposal();
  await decidePullRequest(runOn(github), pull, [pull], opened(pull));
  github.setTime("2026-03-02T10:00:00Z");
  for (const by of ["rae", "mia"]) github.addReview(7, { by, state: "APPROVED" });
  github.setTime("2026-03-02T10:05:00Z");
  github.writes.splice(0);
  const head = github.commit([github.root, pull.head.sha], changes);
  const group: MergeGroup = { number: 7, head, parent: github.root, base: "main" };
  return { github, pull, group };
}

const writes = (github: FakeGitHub, { head }: MergeGroup): readonly string[] =>
  github.writes.map((line) => line.replace(`${head.slice(0, 7)} countersign/main `, ""));
const readingLine = "pending: Countersign is reading this commit.";

describe("a place in the merge queue", () => {
  it("is green when its pull request is countersigned and it changes the same", async () => {
    const { github, group } = await queued();
    await decideMergeGroup(runOn(github), group);
    expect(writes(github, group)).toEqual([
      readingLine,
      "success: Countersigned: rae signed for sales and mia signed for marketing.",
    ]);
  });

  it("fails when it would merge other definitions", async () => {
    const { github, group } = await queued(mql(90));
    await decideMergeGroup(runOn(github), group);
    expect(writes(github, group)).toEqual([
      readingLine,
      "failure: The merge queue would merge other definitions than those of #7.",
    ]);
  });

  it("fails when its pull request is not countersigned", async () => {
    const { github, group } = await queued();
    github.addReview(7, { by: "sam", state: "CHANGES_REQUESTED" });
    await decideMergeGroup(runOn(github), group);
    expect(writes(github, group)).toEqual([
      readingLine,
      "failure: Not approved: sam (sales) asks for changes.",
    ]);
  });

  it.each<[string, number | null, (github: FakeGitHub, pull: PullRequest) => void]>([
    ["names no pull request", null, () => undefined],
    ["names a closed one", 7, (github) => github.close(7)],
    ["names one that does not exist", 9, () => undefined],
  ])("fails when it %s", async (_what, number, happens) => {
    const { github, pull, group } = await queued();
    happens(github, pull);
    await decideMergeGroup(runOn(github), { ...group, number });
    expect(writes(github, group)).toEqual([
      readingLine,
      "failure: This place in the merge queue names no open pull request.",
    ]);
  });

  it("fails when another pull request with the same commit is not countersigned", async () => {
    const { github, pull, group } = await queued();
    github.open({ number: 8, sha: pull.head.sha });
    await decideMergeGroup(runOn(github), group);
    expect(writes(github, group)).toEqual([
      readingLine,
      "failure: #8 has the same commit and is not countersigned.",
    ]);
  });

  it("takes the green back when somebody objects while it is written", async () => {
    const { github, group } = await queued();
    github.before("postStatus", 2, () => github.addReview(7, { by: "sam", state: "CHANGES_REQUESTED" }));
    await decideMergeGroup(runOn(github), group);
    expect(writes(github, group)).toEqual([
      readingLine,
      "success: Countersigned: rae signed for sales and mia signed for marketing.",
      "failure: The reviews of #7 changed while it was in the merge queue.",
    ]);
  });

  it("takes the green back when the reviews cannot be read again", async () => {
    const { github, group } = await queued();
    let reads = 0;
    const reviews: FakeGitHub["reviews"] = (number) => {
      reads += 1;
      return reads < 3 ? github.reviews(number) : Promise.reject(new Error("GitHub fell asleep."));
    };
    await expect(decideMergeGroup(runOn(github, { over: { ...github, reviews } }), group)).rejects.toThrow(
      "GitHub fell asleep.",
    );
    expect(writes(github, group)).toEqual([
      readingLine,
      "success: Countersigned: rae signed for sales and mia signed for marketing.",
      "failure: Not decided, so not approved. GitHub fell asleep.",
    ]);
  });

  it("fails when GitHub does not list all that it would change", async () => {
    const { github, group } = await queued();
    const tree: FakeGitHub["tree"] = (commit) =>
      commit === group.head ? Promise.resolve({ status: "truncated" }) : github.tree(commit);
    await decideMergeGroup(runOn(github, { over: { ...github, tree } }), group);
    expect(writes(github, group)).toEqual([
      readingLine,
      "failure: GitHub does not list all files that this place in the merge queue would change.",
    ]);
  });

  it("is green behind another place, with what it adds to that one", async () => {
    const { github, group } = await queued();
    const fields = {
      "definitions/fields.yaml": `${definitions["definitions/fields.yaml"] ?? ""}  min: 1\n`,
    };
    const next = github.open({ number: 8, sha: github.commit([github.root], fields) });
    await decidePullRequest(runOn(github), next, [next], opened(next));
    github.setTime("2026-03-02T11:00:00Z");
    for (const by of ["sam", "noor"]) github.addReview(8, { by, state: "APPROVED" });
    const behind = {
      ...group,
      number: 8,
      parent: group.head,
      head: github.commit([group.head, next.head.sha], fields),
    };
    github.writes.splice(0);
    await decideMergeGroup(runOn(github), behind);
    expect(writes(github, behind)).toEqual([
      readingLine,
      "success: Countersigned: sam signed for sales and noor signed for marketing.",
    ]);

    // One place for both names only one of them: the other's signatures were not looked at.
    await decideMergeGroup(runOn(github), { ...behind, parent: github.root });
    expect(writes(github, behind).at(-1)).toBe(
      "failure: The merge queue would merge other definitions than those of #8.",
    );
  });

  it("is green without definitions", async () => {
    const { github, group } = await queued();
    const plain = github.open({ number: 9, sha: github.commit([github.root], { "README.md": "new" }) });
    const head = github.commit([github.root, plain.head.sha], { "README.md": "new" });
    await decideMergeGroup(runOn(github), { ...group, number: 9, head });
    expect(writes(github, { ...group, head })).toEqual([
      readingLine,
      "success: No definition changes, so nothing has to be signed.",
    ]);
  });
});
