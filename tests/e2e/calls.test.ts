import { afterEach, beforeEach, expect, test } from "vitest";
import { mql } from "./support/company.ts";
import { onEachNode } from "./support/nodes.ts";
import { setScene, type Scene } from "./support/scene.ts";

// GitHub allows a workflow's token a thousand calls in an hour. What an archive is downloaded from is no part of the
// API, so it does not count.

onEachNode("the calls of a run", (node) => {
  let scene: Scene;
  let pr: number;
  beforeEach(async () => {
    scene = await setScene({ node, report: "status" });
    ({ pr } = await scene.propose({ files: mql(80) }));
    scene.github.mark();
  });
  afterEach(() => scene.github.stop());

  /** What was called since the last look, without the calls of people. */
  const called = (): { readonly total: number; readonly by: Readonly<Record<string, number>> } => {
    const { download, ...by } = scene.github.counts();
    scene.github.mark();
    expect(download).toBeLessThanOrEqual(2);
    return { total: Object.values(by).reduce((sum, count) => sum + count, 0), by };
  };
  const reads = {
    "pulls/list": 1,
    "repos/compare-commits-with-basehead": 1,
    "git/get-tree": 2,
    "repos/download-tarball-archive": 1,
    "git/get-blob": 1,
    "pulls/list-reviews": 1,
    "repos/list-commit-statuses-for-ref": 1,
    "issues/list-comments": 1,
  };

  test("are at most 12 on a new head", async ({ annotate }) => {
    await scene.opened(pr);
    const { total, by } = called();
    await annotate(`${total} calls on a new head`);
    expect(by).toEqual({ ...reads, "repos/create-commit-status": 2, "issues/create-comment": 1 });
    expect(total).toBeLessThanOrEqual(12);
  });

  test("take less than a second of a processor's time, start and all", async ({ annotate }) => {
    const { processorTime } = await scene.opened(pr);
    await annotate(`${processorTime.toFixed(0)} ms of processor time on a new head`);
    expect(processorTime).toBeGreaterThan(0);
    expect(processorTime).toBeLessThan(1000);
  });

  test("are at most 10 when nothing has changed", async ({ annotate }) => {
    await scene.opened(pr);
    called();
    await scene.run(await scene.events.issueComment(pr, "ann", "/countersign"));
    const { total, by } = called();
    await annotate(`${total} calls when nothing has changed`);
    expect(by).toEqual(reads);
    expect(total).toBeLessThanOrEqual(10);
  });

  test("are at most 14 when it turns green: the reviews are read before and after", async ({ annotate }) => {
    await scene.opened(pr);
    called();
    expect((await scene.approve(pr, "rae", "mia")).outputs["result"]).toBe("approved");
    const { total, by } = called();
    await annotate(`${total} calls when it turns green`);
    expect(by).toEqual({
      ...reads,
      "pulls/list": 2,
      "pulls/list-reviews": 3,
      "repos/create-commit-status": 1,
      "issues/update-comment": 1,
    });
    expect(total).toBeLessThanOrEqual(14);
  });

  test("do not grow with the reviews of strangers", async () => {
    await scene.opened(pr);
    for (const by of ["eva", "kim", "fay"])
      await scene.repository.review({ pr, by, state: "APPROVE", commit: await scene.repository.tip("main") });
    called();
    await scene.run(await scene.events.workflowRun(pr));
    expect(called().by).toEqual({ ...reads, "issues/update-comment": 1 });
  });
});
