import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { mql } from "./support/company.ts";
import { onEachNode } from "./support/nodes.ts";
import { accepted, gate, refused, setScene, type Scene } from "./support/scene.ts";

// With `report: check` the gate is the emulator's own: its branch protection requires the check `countersign/main`, and
// every "refused" and "accepted" here is what it answers to somebody who may merge.

onEachNode("a pull request behind a required check", (node) => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await setScene({ node, report: "check" });
  });
  afterEach(() => scene.github.stop());

  /** The one check run on a commit, as people see it. */
  const shown = async (commit: string): Promise<string> => {
    const runs = await scene.repository.checkRuns(commit);
    return runs
      .map(({ name, status, conclusion, output }) =>
        [name, status, conclusion ?? "-", output.title].join(" | "),
      )
      .join("\n");
  };

  test("merges when sales and marketing have signed, and not before", async () => {
    const { pr, head } = await scene.propose({ files: mql(80) });
    expect(await scene.merge(pr)).toEqual(refused);

    await scene.opened(pr);
    expect(await shown(head)).toBe(
      `${gate} | in_progress | - | Waiting for sales (rae or sam) and marketing (mia or mo).`,
    );
    expect(await scene.merge(pr)).toEqual(refused);

    await scene.approve(pr, "rae");
    expect(await shown(head)).toBe(`${gate} | in_progress | - | Waiting for marketing (mia or mo).`);
    expect(await scene.merge(pr)).toEqual(refused);

    await scene.approve(pr, "mia");
    expect(await shown(head)).toBe(
      `${gate} | completed | success | Countersigned: rae signed for sales and mia signed for marketing.`,
    );
    expect(await scene.merge(pr)).toEqual(accepted);
    expect(await scene.repository.pullRequest(pr)).toMatchObject({ state: "closed", merged: true });
  });

  test("is stopped by an objection after it was green, until that person approves", async () => {
    const { pr, head } = await scene.propose({ files: mql(80) });
    await scene.opened(pr);
    await scene.approve(pr, "rae", "mia");
    const [green] = await scene.repository.checkRuns(head);

    await scene.object(pr, "sam");
    expect(await shown(head)).toBe(`${gate} | in_progress | - | Not approved: sam (sales) asks for changes.`);
    // The very run that was green is the one that no longer is.
    expect((await scene.repository.checkRuns(head)).map(({ id }) => id)).toEqual([green?.id]);
    expect(await scene.merge(pr)).toEqual(refused);

    // A colleague cannot clear it.
    await scene.approve(pr, "rae");
    expect(await scene.merge(pr)).toEqual(refused);

    await scene.approve(pr, "sam");
    expect(await shown(head)).toBe(
      `${gate} | completed | success | Countersigned: rae signed for sales and mia signed for marketing.`,
    );
    expect(await scene.merge(pr)).toEqual(accepted);
  });

  test("from a fork of an outsider waits for the same two signatures", async () => {
    const fork = await scene.repository.fork("kim");
    const head = await fork.commit("bigger-companies", { files: mql(80), by: "kim" });
    const pr = await scene.repository.openPullRequest({ author: "kim", head: "kim:bigger-companies" });

    await scene.opened(pr);
    expect(await scene.merge(pr)).toEqual(refused);
    // An outsider may approve, and it changes nothing.
    await scene.approve(pr, "eva");
    expect(await scene.merge(pr)).toEqual(refused);
    await scene.approve(pr, "sam");
    expect(await scene.merge(pr)).toEqual(refused);
    await scene.approve(pr, "mo");
    expect(await shown(head)).toBe(
      `${gate} | completed | success | Countersigned: sam signed for sales and mo signed for marketing.`,
    );
    expect(await scene.merge(pr)).toEqual(accepted);
  });

  test("is not opened by two signatures of one side", async () => {
    const { pr, head } = await scene.propose({ files: mql(80) });
    await scene.opened(pr);
    await scene.approve(pr, "rae", "sam");
    expect(await shown(head)).toBe(`${gate} | in_progress | - | Waiting for marketing (mia or mo).`);
    expect(await scene.merge(pr)).toEqual(refused);
  });

  describe("of an owner", () => {
    test("is not signed by its author, who may approve on the emulator", async () => {
      const { pr, head } = await scene.propose({ files: mql(80), author: "rae" });
      await scene.opened(pr);
      await scene.approve(pr, "rae", "mia");
      expect(await shown(head)).toBe(`${gate} | in_progress | - | Waiting for sales (sam).`);
      expect(await scene.merge(pr)).toEqual(refused);
      await scene.approve(pr, "sam");
      expect(await scene.merge(pr)).toEqual(accepted);
    });
  });
});
