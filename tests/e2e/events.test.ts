import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { WorkflowEvent } from "../emulator/events.ts";
import { misspelt, mql, mqlPath } from "./support/company.ts";
import { readLog } from "./support/log.ts";
import { onEachNode } from "./support/nodes.ts";
import { gate, setScene, type Scene } from "./support/scene.ts";

onEachNode("an event", (node) => {
  let scene: Scene;
  let pr: number;
  let head: string;
  beforeEach(async () => {
    scene = await setScene({ node, report: "status" });
    ({ pr, head } = await scene.propose({ files: mql(80) }));
  });
  afterEach(() => scene.github.stop());

  const newest = async (commit = head): Promise<string> => {
    const [status] = await scene.repository.statuses(commit);
    return [status?.state, status?.context, status?.description].join(" | ");
  };
  const waiting = `pending | ${gate} | Waiting for sales (rae or sam) and marketing (mia or mo).`;

  describe("in a comment", () => {
    test("decides again if it is the command, whoever writes it", async () => {
      await scene.run(await scene.events.issueComment(pr, "eva", "/countersign please"));
      expect(await newest()).toBe(waiting);
    });

    test("is left alone if it is anything else", async () => {
      scene.github.mark();
      const run = await scene.run(await scene.events.issueComment(pr, "rae", "I approve: /countersign"));
      expect(run).toMatchObject({
        exitCode: 0,
        summary: "Nothing to decide. The comment does not start with /countersign.\n",
      });
      expect(scene.github.calls()).toEqual([]);
    });
  });

  test("of the hour takes back a green that should not be one", async () => {
    await scene.opened(pr);
    await scene.approve(pr, "rae", "mia");
    expect(await newest()).toMatch(/^success/u);
    // The relay of this objection never ran.
    await scene.repository.review({ pr, by: "mo", state: "REQUEST_CHANGES" });
    const other = await scene.propose({ files: mql(90), branch: "other" });
    const run = await scene.run(await scene.events.schedule("17 * * * *"));
    expect(await newest()).toBe(`pending | ${gate} | Not approved: mo (marketing) asks for changes.`);
    // What is not green can wait for its own events.
    expect(await scene.repository.statuses(other.head)).toEqual([]);
    expect(run.outputs["pull-request"]).toBe(String(pr));
  });

  describe("of the merge queue", () => {
    test("turns the group green if its pull request is countersigned and nothing was added", async () => {
      await scene.opened(pr);
      await scene.approve(pr, "rae", "mia");
      const group = await scene.repository.commit("queue", { files: mql(80) });
      await scene.run(await scene.events.mergeGroup({ pr, head: group }));
      expect(await newest(group)).toBe(
        `success | ${gate} | Countersigned: rae signed for sales and mia signed for marketing.`,
      );
    });

    test("fails a group that would merge other definitions, or an unsigned pull request", async () => {
      await scene.opened(pr);
      const unsigned = await scene.repository.commit("queue", { files: mql(80) });
      await scene.run(await scene.events.mergeGroup({ pr, head: unsigned }));
      expect(await newest(unsigned)).toBe(
        `failure | ${gate} | Waiting for sales (rae or sam) and marketing (mia or mo).`,
      );
      await scene.approve(pr, "rae", "mia");
      const changed = await scene.repository.commit("changed-queue", { files: mql(10) });
      await scene.run(await scene.events.mergeGroup({ pr, head: changed }));
      expect(await newest(changed)).toBe(
        `failure | ${gate} | The merge queue would merge other definitions than those of #${pr}.`,
      );
    });
  });

  test("about a branch that has moved on decides nothing", async () => {
    const stale = await scene.events.workflowRun(pr);
    const payload = structuredClone(stale.payload) as { workflow_run: { head_sha: string } };
    payload.workflow_run.head_sha = await scene.repository.tip("main");
    const run = await scene.run({ ...stale, payload });
    expect(run.summary).toBe(
      "Nothing to decide. No open pull request is meant. It was closed, or its branch has moved on.\n",
    );
    expect(await scene.repository.statuses(head)).toEqual([]);
  });

  test("that no workflow of ours has fails the job", async () => {
    const event = await scene.events.pullRequestTarget("opened", pr);
    const run = await scene.run({ ...event, name: "push" });
    expect(run.exitCode).toBe(1);
    expect(readLog(run.stdout).commands.at(-1)?.message).toBe(
      "Countersign stopped, so nothing is approved. Countersign does not know what to do on the event `push`. Use the workflows that `countersign init` writes.",
    );
  });

  describe("for contributors, with a token that may only read", () => {
    const validate = async (number: number): ReturnType<Scene["run"]> => {
      const event: WorkflowEvent = {
        ...(await scene.events.pullRequestTarget("opened", number)),
        name: "pull_request",
      };
      const token = await scene.github.workflowToken({ permissions: { contents: "read" } });
      scene.github.mark();
      return scene.run(event, { token });
    };
    const writes = (): readonly string[] =>
      scene.github.calls().flatMap(({ method, path }) => (method === "GET" ? [] : [`${method} ${path}`]));

    test("says that the definitions are fine, and posts nothing", async () => {
      const run = await validate(pr);
      expect(run).toMatchObject({ exitCode: 0, summary: "# Definitions\n\nChecked: no findings.\n\n" });
      expect(writes()).toEqual([]);
    });

    test("shows mistakes beside their lines, and fails the job", async () => {
      const wrong = await scene.propose({ files: misspelt, branch: "wrong" });
      const run = await validate(wrong.pr);
      expect(run.exitCode).toBe(1);
      expect(
        readLog(run.stdout)
          .commands.slice(1)
          .map(({ name, properties }) => [name, properties["file"]]),
      ).toEqual([
        ["error", mqlPath],
        ["error", undefined],
      ]);
      expect(writes()).toEqual([]);
    });
  });
});
