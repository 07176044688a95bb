import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { mql } from "./support/company.ts";
import { onEachNode } from "./support/nodes.ts";
import { setScene, type Scene } from "./support/scene.ts";

const commandLine = fileURLToPath(new URL("../../dist/countersign.js", import.meta.url));

/** Runs the built command line. */
function countersign(node: string, ...words: readonly string[]): Promise<{ code: number; stdout: string }> {
  return new Promise((resolve) => {
    execFile(node, [commandLine, ...words], (error, stdout) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout });
    });
  });
}

onEachNode("a run leaves behind", (node) => {
  let scene: Scene;
  let pr: number;
  let head: string;
  beforeEach(async () => {
    scene = await setScene({ node, report: "status" });
    ({ pr, head } = await scene.propose({ files: mql(80) }));
  });
  afterEach(() => scene.github.stop());

  test("outputs for the steps after it", async () => {
    const { outputs } = await scene.opened(pr);
    expect(outputs).toEqual({
      result: "waiting",
      "pull-request": String(pr),
      "comment-url": `${scene.github.url}/acme/definitions/issues/${pr}#issuecomment-1`,
      decisions: JSON.stringify([{ pull_request: pr, head, result: "waiting" }]),
    });
  });

  test("a summary of the job with all that the comment says", async () => {
    const { summary } = await scene.opened(pr);
    const [comment] = await scene.repository.comments(pr);
    const [, ...text] = (comment?.body ?? "").split("\n");
    expect(summary).toBe([`# #${pr} at ${head.slice(0, 7)}`, "", ...text].join("\n"));
  });

  test("no file that nobody asked for", async () => {
    expect((await scene.opened(pr)).written).toEqual({});
  });

  test("one summary and one list of outputs for all pull requests that it decided", async () => {
    const other = await scene.propose({ files: mql(90), branch: "other" });
    const run = await scene.run(await scene.events.workflowDispatch({}));
    expect(run.outputs).toEqual({
      result: "",
      "pull-request": "",
      "comment-url": "",
      decisions: JSON.stringify([
        { pull_request: pr, head, result: "waiting" },
        { pull_request: other.pr, head: other.head, result: "waiting" },
      ]),
    });
    const titles = run.summary.split("\n").filter((line) => line.startsWith("# "));
    expect(titles).toEqual([
      `# #${pr} at ${head.slice(0, 7)}`,
      `# #${other.pr} at ${other.head.slice(0, 7)}`,
    ]);
  });

  test("the facts, from which the command line decides the same without GitHub", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "countersign-facts-"));
    try {
      const file = path.join(folder, "facts.json");
      const decided = async (by: string): Promise<readonly unknown[]> => {
        await scene.repository.review({ pr, by, state: "APPROVE" });
        const run = await scene.run(await scene.events.workflowRun(pr), {
          inputs: { "facts-out": "facts.json" },
        });
        expect(Object.keys(run.written)).toEqual(["facts.json"]);
        await writeFile(file, run.written["facts.json"] ?? "");
        const { code, stdout } = await countersign(node, "decide", "--facts", file, "--format", "json");
        const { result } = JSON.parse(stdout) as { readonly result: string };
        const text = (await countersign(node, "decide", "--facts", file)).stdout;
        const [status] = await scene.repository.statuses(head);
        // The headline of the command line is the description of the status, word for word.
        expect(text.split("\n")[0]).toBe(status?.description);
        return [run.outputs["result"], result, code];
      };
      await scene.opened(pr);
      expect(await decided("rae")).toEqual(["waiting", "waiting", 1]);
      expect(await decided("mia")).toEqual(["approved", "approved", 0]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
