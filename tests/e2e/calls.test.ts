import { afterEach, beforeEach, expect, test } from "vitest";
import type { File } from "../emulator/git.ts";
import { company } from "./support/company.ts";
import { onEachNode } from "./support/nodes.ts";
import { setScene, type Scene } from "./support/scene.ts";

// GitHub allows a workflow's token a thousand API requests in an hour. Counted is everything that reaches the API, the
// redirect to an archive included. The download behind that redirect comes from another server, which gets no token and
// has no such limit; it is counted apart. The pull request is a typical one: five definitions change, the base branch
// has not moved, owners are people, and it has ten reviews. What takes more: a base branch that has moved (1, or 4 where
// it changed definitions), every team (1), a dismissed review (1), a check run (1), and every older commit that an owner
// approved (up to 4).

const path = (index: number): string => `definitions/criteria/set-${index}.yaml`;
const sets = (employees: number): Readonly<Record<string, File>> =>
  Object.fromEntries(
    [1, 2, 3, 4, 5].map((index) => [
      path(index),
      `name: Set ${index}\ndescription: Companies of some size.\ncriteria: { field: employees, at_least: ${employees + index} }\n`,
    ]),
  );

onEachNode("a typical pull request", (node) => {
  let scene: Scene;
  let pr: number;
  beforeEach(async () => {
    scene = await setScene({ node, report: "status", files: { ...company, ...sets(50) } });
    ({ pr } = await scene.propose({ files: sets(80) }));
    scene.github.mark();
  });
  afterEach(() => scene.github.stop());

  /** What was called since the last look, without the calls of people. */
  const called = (): {
    readonly total: number;
    readonly downloads: number;
    readonly by: Readonly<Record<string, number>>;
  } => {
    const { download = 0, ...by } = scene.github.counts();
    scene.github.mark();
    return { total: Object.values(by).reduce((sum, count) => sum + count, 0), downloads: download, by };
  };
  const reads = {
    "pulls/list": 1,
    "repos/compare-commits-with-basehead": 1,
    "git/get-tree": 2,
    // One for each side: from two changed files on an archive takes fewer requests than the files.
    "repos/download-tarball-archive": 2,
    "pulls/list-reviews": 1,
    "repos/list-commit-statuses-for-ref": 1,
    "issues/list-comments": 1,
  };
  const words = (total: number, downloads: number, when: string): string =>
    `${total} API requests and ${downloads} downloads ${when}`;

  test("takes at most 12 API requests on a new head, and 2 downloads", async ({ annotate }) => {
    await scene.opened(pr);
    const { total, downloads, by } = called();
    await annotate(words(total, downloads, "on a new head"));
    expect(by).toEqual({ ...reads, "repos/create-commit-status": 2, "issues/create-comment": 1 });
    expect(total).toBeLessThanOrEqual(12);
    expect(downloads).toBe(2);
  });

  test("takes at most 14 when it turns green and 10 when nothing has changed, and 2 downloads each", async ({
    annotate,
  }) => {
    await scene.opened(pr);
    const commit = await scene.repository.tip("main");
    for (const by of ["eva", "kim", "fay", "ann"])
      await scene.repository.review({ pr, by, state: "COMMENT", body: "A thought." });
    // Strangers may approve what they like: their commits are not read.
    for (const by of ["eva", "kim", "fay", "eva"])
      await scene.repository.review({ pr, by, state: "APPROVE", commit });
    called();
    const run = await scene.approve(pr, "rae", "mia");
    expect(run.outputs["result"]).toBe("approved");
    const green = called();
    await annotate(words(green.total, green.downloads, "when it turns green"));
    // The reviews are read before and after success, and the pull request before.
    expect(green.by).toEqual({
      ...reads,
      "pulls/list": 2,
      "pulls/list-reviews": 3,
      "repos/create-commit-status": 1,
      "issues/update-comment": 1,
    });
    expect(green.total).toBeLessThanOrEqual(14);
    expect(green.downloads).toBe(2);

    await scene.run(await scene.events.issueComment(pr, "ann", "/countersign"));
    const same = called();
    await annotate(words(same.total, same.downloads, "when nothing has changed"));
    expect(same.by).toEqual(reads);
    expect(same.total).toBeLessThanOrEqual(10);
    expect(same.downloads).toBe(2);
  });

  test("takes less than a second of the processor for a whole run", async ({ annotate }) => {
    const { cpu } = await scene.opened(pr);
    await annotate(`${cpu.toFixed(0)} ms of processor time`);
    expect(cpu).toBeGreaterThan(0);
    expect(cpu).toBeLessThan(1000);
  });
});
