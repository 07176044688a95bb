import { afterEach, beforeEach, expect, test } from "vitest";
import { mql } from "./support/company.ts";
import { onEachNode } from "./support/nodes.ts";
import { accepted, gate, setScene, type Scene } from "./support/scene.ts";

const sentence = "No definition changes, so nothing has to be signed.";

onEachNode("a pull request that changes no definition", (node) => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await setScene({ node, report: "check" });
  });
  afterEach(() => scene.github.stop());

  test("is green at once, without a comment, and merges", async () => {
    const { pr, head } = await scene.propose({ files: { "README.md": "Read me first.\n" } });
    const run = await scene.opened(pr);
    expect(run).toMatchObject({ exitCode: 0, outputs: { result: "not-applicable", "comment-url": "" } });
    expect(await scene.repository.checkRuns(head)).toMatchObject([
      { name: gate, conclusion: "success", output: { title: sentence } },
    ]);
    expect(await scene.repository.comments(pr)).toEqual([]);
    expect(await scene.merge(pr)).toEqual(accepted);
  });

  test("needs no owners file, and does not read the reviews", async () => {
    await scene.repository.commit("main", { files: { "definitions/owners.yaml": null } });
    const { pr } = await scene.propose({ files: { "README.md": "Read me first.\n" } });
    scene.github.mark();
    expect((await scene.opened(pr)).outputs["result"]).toBe("not-applicable");
    expect(scene.github.counts()["pulls/list-reviews"]).toBeUndefined();
    expect(await scene.merge(pr)).toEqual(accepted);
  });

  test("says so in the comment that it already has", async () => {
    const { pr, head } = await scene.propose({ files: mql(80) });
    await scene.opened(pr);
    // Against a base branch that has the change already, nothing is left to sign.
    await scene.repository.moveBranch("release", head);
    await scene.repository.editPullRequest(pr, "ann", { base: "release" });
    const changes = { base: { ref: { from: "main" }, sha: { from: await scene.repository.tip("main") } } };
    await scene.run(await scene.events.pullRequestTarget("edited", pr, { changes }));
    const bodies = (await scene.repository.comments(pr)).map(({ body }) => body.split("\n")[1]);
    expect(bodies).toEqual([`### ➖ ${sentence}`]);
  });
});
