import { afterEach, beforeEach, expect, test } from "vitest";
import { marker } from "../../action/comment.ts";
import { company, leads, mql } from "./support/company.ts";
import { liveMarkdown } from "./support/live-markdown.ts";
import { onEachNode } from "./support/nodes.ts";
import { setScene, type Scene } from "./support/scene.ts";

onEachNode("the comment", (node) => {
  let scene: Scene;
  let pr: number;
  let head: string;
  beforeEach(async () => {
    scene = await setScene({ node, report: "status", files: { ...company, ...leads } });
    ({ pr, head } = await scene.propose({ files: mql(80) }));
  });
  afterEach(() => scene.github.stop());

  /** All that Countersign has said on the pull request. The commit has the same short name in every run. */
  const said = async (): Promise<readonly string[]> =>
    (await scene.repository.comments(pr))
      .filter(({ user }) => user.login === "github-actions[bot]")
      .map(({ body }) => body.replaceAll(head.slice(0, 7), "1a2b3c4"));
  const writes = (): Readonly<Record<string, number>> => {
    const { "issues/create-comment": posted = 0, "issues/update-comment": edited = 0 } =
      scene.github.counts();
    return { posted, edited };
  };

  test("says what changes, who has to sign and, later, who signed", async () => {
    await scene.opened(pr);
    await expect((await said()).join("\n=====\n")).toMatchFileSnapshot("../golden/comment-waiting.md");
    await scene.approve(pr, "rae", "eva");
    await expect((await said()).join("\n=====\n")).toMatchFileSnapshot("../golden/comment-half-signed.md");
    await scene.object(pr, "mo");
    await expect((await said()).join("\n=====\n")).toMatchFileSnapshot("../golden/comment-objected.md");
    await scene.approve(pr, "mo");
    await expect((await said()).join("\n=====\n")).toMatchFileSnapshot("../golden/comment-approved.md");
  });

  test("counts on the leads that the workflow names, as they are on the base branch", async () => {
    const event = await scene.events.pullRequestTarget("opened", pr);
    await scene.run(event, { inputs: { leads: "leads.csv", "leads-as-of": "2025-06-30" } });
    expect((await said()).join("\n")).toContain("4 leads, judged as of 30 June 2025 under both versions.");
  });

  test("checks what the description declares, and again when it is edited", async () => {
    await scene.opened(pr);
    expect((await said()).join("\n")).not.toContain("#### Intent");
    await scene.repository.editPullRequest(pr, "ann", { body: "intent: mql is loosened\nintent: @all <b>" });
    scene.github.mark();
    await scene.run(await scene.events.pullRequestTarget("edited", pr));
    expect(writes()).toEqual({ posted: 0, edited: 1 });
    const [, intent = ""] = /(#### Intent\n.*?)\n#### /su.exec((await said()).join("\n")) ?? [];
    expect(intent).toContain("\n- ❌ MQL is loosened: not done. Some lose it, and nobody gains it.");
    expect(intent).toContain("is not understood.");
    expect(liveMarkdown(intent)).toEqual([]);
  });

  test("is one, and is edited only when its text changes", async () => {
    scene.github.mark();
    await scene.opened(pr);
    expect(writes()).toEqual({ posted: 1, edited: 0 });
    // A stranger's thought changes nothing that the comment says.
    await scene.repository.review({ pr, by: "eva", state: "COMMENT", body: "A thought." });
    await scene.run(await scene.events.workflowRun(pr, { by: "eva" }));
    expect(writes()).toEqual({ posted: 1, edited: 0 });
    await scene.approve(pr, "rae");
    expect(writes()).toEqual({ posted: 1, edited: 1 });
    await scene.run(await scene.events.issueComment(pr, "ann", "/countersign"));
    expect(writes()).toEqual({ posted: 1, edited: 1 });
    expect(await said()).toHaveLength(1);
  });

  test("of somebody else is left alone, even if it begins as ours does and was there first", async () => {
    const copy = `${marker}\n### ✅ Countersigned: rae signed for sales and mia signed for marketing.\n`;
    await scene.repository.comment(pr, "ann", copy);
    await scene.opened(pr);
    await scene.approve(pr, "rae");
    const comments = await scene.repository.comments(pr);
    expect(comments.map(({ user, body }) => [user.login, body.split("\n")[1]])).toEqual([
      ["ann", "### ✅ Countersigned: rae signed for sales and mia signed for marketing."],
      ["github-actions[bot]", "### ⏳ Waiting for marketing (mia or mo)."],
    ]);
  });
});
