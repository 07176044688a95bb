import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { company, handRaiser, handRaiserPath as path, mql, owners } from "./support/company.ts";
import { onEachNode } from "./support/nodes.ts";
import { accepted, refused, setScene, type Scene } from "./support/scene.ts";

// Ways around the two signatures. Each ends with the emulator refusing the merge. What depends on the order in time (the
// head moves under an approval) cannot happen on the emulator; tests/approval has it, on facts.

onEachNode("nothing merges", (node) => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await setScene({ node, report: "check", files: { ...company, ...handRaiser } });
  });
  afterEach(() => scene.github.stop());

  /** The comment, without the marker that it is found by. */
  const comment = async (pr: number): Promise<string> => (await scene.repository.comments(pr))[0]?.body ?? "";
  const title = async (commit: string): Promise<string | null | undefined> =>
    (await scene.repository.checkRuns(commit))[0]?.output.title;

  test("on approvals of an earlier commit, even where that commit is green", async () => {
    const first = await scene.propose({ files: mql(80), branch: "proposal" });
    await scene.opened(first.pr);
    await scene.approve(first.pr, "rae", "mia");
    expect(await title(first.head)).toBe("Countersigned: rae signed for sales and mia signed for marketing.");
    await scene.repository.editPullRequest(first.pr, "ann", { state: "closed" });

    const second = await scene.propose({ files: mql(10), branch: "proposal" });
    await scene.opened(second.pr);
    for (const by of ["rae", "mia"])
      await scene.repository.review({ pr: second.pr, by, state: "APPROVE", commit: first.head });
    await scene.run(await scene.events.workflowRun(second.pr));
    expect(await title(second.head)).toBe("Waiting for sales (rae or sam) and marketing (mia or mo).");
    const short = first.head.slice(0, 7);
    expect(await comment(second.pr)).toContain(
      [
        `- rae approved on 3 March 2025, 09:00 UTC, but on ${short}; stages/mql.yaml has changed since. Approve again and it counts.`,
        `- mia approved on 3 March 2025, 09:00 UTC, but on ${short}; stages/mql.yaml has changed since. Approve again and it counts.`,
      ].join("\n"),
    );
    expect(await scene.merge(second.pr)).toEqual(refused);
  });

  describe("because a definition leaves the folder", () => {
    test("by a new name", async () => {
      const { pr, head } = await scene.propose({
        files: { [path]: null, "drafts/hand-raiser.yaml": handRaiser[path] ?? null },
      });
      await scene.opened(pr);
      expect(await title(head)).toBe("Waiting for sales (rae or sam) and marketing (mia or mo).");
      expect(await comment(pr)).toContain(
        "**Hand-raiser**, criteria set, removed, in `criteria/hand-raiser.yaml`",
      );
      expect(await scene.merge(pr)).toEqual(refused);
    });

    test("by being deleted", async () => {
      const { pr, head } = await scene.propose({ files: { [path]: null } });
      await scene.opened(pr);
      expect(await title(head)).toBe("Waiting for sales (rae or sam) and marketing (mia or mo).");
      expect(await scene.merge(pr)).toEqual(refused);
    });
  });

  test("because another pull request brought the same commit to green", async () => {
    const { pr, head } = await scene.propose({ files: mql(80), branch: "one" });
    await scene.repository.moveBranch("two", head);
    const other = await scene.repository.openPullRequest({ author: "ann", head: "two" });
    await scene.opened(pr);
    await scene.opened(other);
    await scene.approve(pr, "rae", "mia");
    expect(await title(head)).toBe(`Waiting for #${other}, which has the same commit.`);
    expect(await scene.merge(other)).toEqual(refused);
    expect(await scene.merge(pr)).toEqual(refused);
    await scene.approve(other, "rae", "mia");
    expect(await scene.merge(other)).toEqual(accepted);
  });

  test("while GitHub has not prepared the merge of a base branch that changes definitions, too", async () => {
    const { pr, head } = await scene.propose({ files: mql(80) });
    await scene.opened(pr);
    await scene.repository.commit("main", { files: { [path]: null } });
    // The emulator never prepares it. The Action asks four times, which takes seven seconds.
    const run = await scene.approve(pr, "rae", "mia");
    expect(run.exitCode).toBe(0);
    expect(await title(head)).toBe("Waiting for GitHub to prepare the merge.");
    expect(await scene.merge(pr)).toEqual(refused);
  });

  test("on approvals against another base branch, with owners of its own", async () => {
    const lax = await scene.repository.commit("lax", { files: owners(["eva"], ["kim"]) });
    await scene.repository.moveBranch("proposal", lax);
    const { pr } = await scene.propose({ files: mql(80), base: "lax" });
    await scene.opened(pr);
    expect((await scene.approve(pr, "eva", "kim")).outputs["result"]).toBe("approved");
    await scene.repository.editPullRequest(pr, "ann", { base: "main" });
    const changes = { base: { ref: { from: "lax" }, sha: { from: lax } } };
    const run = await scene.run(await scene.events.pullRequestTarget("edited", pr, { changes }));
    expect(run.outputs["result"]).toBe("waiting");
    expect(await scene.merge(pr)).toEqual(refused);
  });

  test("where a file that decides about the definitions changes", async () => {
    for (const path of [".github/workflows/countersign.yml", "CODEOWNERS"]) {
      const { pr, head } = await scene.propose({
        files: { [path]: "on: push\n" },
        branch: path.replaceAll("/", "-"),
      });
      await scene.opened(pr);
      expect(await title(head)).toBe("Waiting for sales (rae or sam) and marketing (mia or mo).");
      expect(await scene.merge(pr)).toEqual(refused);
    }
  });
});
