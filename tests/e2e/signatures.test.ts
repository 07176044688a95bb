import { afterEach, beforeEach, expect, test } from "vitest";
import { mql, owners } from "./support/company.ts";
import { onEachNode } from "./support/nodes.ts";
import { accepted, refused, setScene, type Scene } from "./support/scene.ts";

// Who signs, who objects and when: each ends with what the emulator answers to a merge.

onEachNode("a pull request does not merge", (node) => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await setScene({ node, report: "check" });
  });
  afterEach(() => scene.github.stop());

  /** The comment, without the marker that it is found by. */
  const comment = async (pr: number): Promise<string> => (await scene.repository.comments(pr))[0]?.body ?? "";
  const title = async (commit: string): Promise<string | null | undefined> =>
    (await scene.repository.checkRuns(commit))[0]?.output.title;

  test("because somebody adds themselves to the owners in the same pull request", async () => {
    const { pr, head } = await scene.propose({
      files: { ...mql(80), ...owners(["rae", "sam", "eva"], ["mia", "mo"]) },
    });
    await scene.opened(pr);
    await scene.approve(pr, "eva", "mia");
    expect(await title(head)).toBe("Waiting for sales (rae or sam).");
    expect(await comment(pr)).toContain(
      "- eva approved on 3 March 2025, 09:00 UTC, but becomes an owner only with this pull request. The owners file of main decides.",
    );
    expect(await scene.merge(pr)).toEqual(refused);
  });

  test("against the objection of somebody whom the pull request removes from the owners", async () => {
    const { pr, head } = await scene.propose({ files: { ...mql(80), ...owners(["rae"], ["mia", "mo"]) } });
    await scene.opened(pr);
    await scene.object(pr, "sam");
    await scene.approve(pr, "rae", "mia");
    expect(await title(head)).toBe("Not approved: sam (sales) asks for changes.");
    expect(await scene.merge(pr)).toEqual(refused);
    // As long as the owners are those of the base branch, the signature counts like the objection.
    await scene.approve(pr, "sam");
    expect(await scene.merge(pr)).toEqual(accepted);
  });

  test("when an objection comes while success is written", async () => {
    const { pr, head } = await scene.propose({ files: mql(80) });
    await scene.opened(pr);
    scene.github.fail({
      operation: "checks/update",
      kind: {
        kind: "after",
        happens: () => scene.repository.review({ pr, by: "sam", state: "REQUEST_CHANGES" }),
      },
    });
    scene.github.mark();
    await scene.approve(pr, "rae", "mia");
    const updates = scene.github.calls().filter(({ operation }) => operation === "checks/update");
    expect(updates.map(({ body }) => (body as { readonly status: string }).status)).toEqual([
      "completed",
      "in_progress",
      "in_progress",
    ]);
    expect(await title(head)).toBe("Not approved: sam (sales) asks for changes.");
    expect(await scene.merge(pr)).toEqual(refused);
  });

  test("when an objection is on the second page of the reviews", async () => {
    const { pr, head } = await scene.propose({ files: mql(80) });
    await scene.opened(pr);
    await scene.repository.review({ pr, by: "rae", state: "APPROVE" });
    for (let number = 0; number < 99; number += 1)
      await scene.repository.review({ pr, by: "eva", state: "COMMENT", body: `Thought ${number}` });
    await scene.repository.review({ pr, by: "sam", state: "REQUEST_CHANGES" });
    await scene.approve(pr, "mia");
    expect(
      scene.github
        .calls()
        .filter(({ operation, query }) => operation === "pulls/list-reviews" && query.includes("page=2")),
    ).not.toEqual([]);
    expect(await title(head)).toBe("Not approved: sam (sales) asks for changes.");
    expect(await scene.merge(pr)).toEqual(refused);
  });

  test("on the approvals of strangers, or on words in a comment", async () => {
    const { pr, head } = await scene.propose({ files: mql(80) });
    await scene.opened(pr);
    await scene.approve(pr, "eva");
    await scene.repository.review({ pr, by: "mia", state: "COMMENT", body: "Looks good to me. Approved!" });
    await scene.repository.comment(pr, "rae", "I approve this.");
    await scene.approve(pr, "kim");
    expect(await title(head)).toBe("Waiting for sales (rae or sam) and marketing (mia or mo).");
    expect(await scene.merge(pr)).toEqual(refused);
  });

  test("on a dismissed approval", async () => {
    const { pr, head } = await scene.propose({ files: mql(80) });
    await scene.opened(pr);
    await scene.approve(pr, "rae");
    const review = await scene.repository.review({ pr, by: "mia", state: "APPROVE" });
    await scene.repository.dismiss({ pr, review, by: "olivia" });
    await scene.run(await scene.events.workflowRun(pr));
    expect(await title(head)).toBe("Waiting for marketing (mia or mo).");
    expect(await comment(pr)).toContain(
      "- The review by mia of 3 March 2025, 09:00 UTC was dismissed. It holds no opinion until mia reviews again, and no older review comes back.",
    );
    expect(await scene.merge(pr)).toEqual(refused);
  });
});
