import { afterEach, describe, expect, test } from "vitest";
import type { File } from "../emulator/git.ts";
import { company, misspelt, mqlPath, mqlText } from "./support/company.ts";
import { readLog } from "./support/log.ts";
import { onEachNode } from "./support/nodes.ts";
import { gate, refused, setScene, type Scene } from "./support/scene.ts";

const saw = "There is no field `employes`.";

onEachNode("definitions with a mistake", (node) => {
  let scene: Scene;
  afterEach(() => scene.github.stop());

  test("fail the check, and no approval helps", async () => {
    scene = await setScene({ node, report: "check" });
    const { pr, head } = await scene.propose({ files: misspelt });
    const opened = await scene.opened(pr);
    // The job has done its work: what is red is the check, and not the job.
    expect(opened).toMatchObject({ exitCode: 0, outputs: { result: "invalid" } });
    expect((await scene.approve(pr, "rae", "mia")).outputs["result"]).toBe("invalid");
    const title = `Not approved: the definitions have an error (${mqlPath}:7:16: ${saw.replace(/\.$/u, "")}).`;
    expect(await scene.repository.checkRuns(head)).toMatchObject([
      { name: gate, status: "completed", conclusion: "failure", output: { title } },
    ]);
    expect(await scene.merge(pr)).toEqual(refused);
  });

  test("are shown beside their line, in the log and on the check run", async () => {
    scene = await setScene({ node, report: "check" });
    const { pr, head } = await scene.propose({ files: misspelt });
    const run = await scene.opened(pr);
    const message = `${saw} A definition that refers to nothing cannot be applied to a lead. Did you mean \`employees\`?`;
    const heading = "This definition cannot be approved";
    expect(readLog(run.stdout).commands.slice(1)).toEqual([
      {
        name: "error",
        properties: { title: heading, file: mqlPath, line: "7", endLine: "7", col: "16", endColumn: "24" },
        message,
      },
    ]);
    // The emulator lists annotations in a form of its own, so this is what it was sent.
    const sent = scene.github.calls().filter(({ operation }) => operation === "checks/update");
    expect(sent.map(({ body }) => (body as { readonly output: object }).output)).toMatchObject([
      {
        annotations: [
          { path: mqlPath, start_line: 7, end_line: 7, annotation_level: "failure", title: heading, message },
        ],
      },
    ]);
    const [shown] = await scene.repository.checkRuns(head);
    expect(shown?.output.annotations_count).toBe(1);
  });

  test("fail the status, and the comment has the sentence", async () => {
    scene = await setScene({ node, report: "status" });
    const { pr, head } = await scene.propose({ files: misspelt });
    await scene.opened(pr);
    const statuses = await scene.repository.statuses(head);
    expect(statuses.map(({ state }) => state).toReversed()).toEqual(["pending", "failure"]);
    const [comment] = await scene.repository.comments(pr);
    await expect(comment?.body.replaceAll(head.slice(0, 7), "1a2b3c4")).toMatchFileSnapshot(
      "../golden/comment-invalid.md",
    );
  });

  describe("because of what stands in the folder", () => {
    const entries: readonly (readonly [string, Readonly<Record<string, File>>, string])[] = [
      [
        "a symbolic link",
        { "definitions/stages/sql.yaml": { mode: "120000", content: "mql.yaml" } },
        "The entry stages/sql.yaml is not a plain file in a folder: its mode in git is 120000.",
      ],
      [
        "an executable file",
        { [mqlPath]: { mode: "100755", content: mqlText(50) } },
        "The entry stages/mql.yaml is not a plain file in a folder: its mode in git is 100755.",
      ],
      [
        "another repository",
        { "definitions/stages/sql": { mode: "160000", content: "1".repeat(40) } },
        "The entry stages/sql is not a plain file in a folder: its mode in git is 160000.",
      ],
    ];
    test.each(entries)("%s", async (_, files, sentence) => {
      scene = await setScene({ node, report: "check" });
      const { pr, head } = await scene.propose({ files });
      await scene.opened(pr);
      await scene.approve(pr, "rae", "mia");
      expect((await scene.repository.comments(pr))[0]?.body).toContain(sentence);
      expect(await scene.repository.checkRuns(head)).toMatchObject([{ name: gate, conclusion: "failure" }]);
      expect(await scene.merge(pr)).toEqual(refused);
    });

    test("a link in place of the folder", async () => {
      scene = await setScene({ node, report: "check" });
      const definitions = Object.keys(company).filter((path) => path.startsWith("definitions/"));
      await scene.repository.commit("proposal", {
        files: Object.fromEntries(definitions.map((path) => [path, null])),
      });
      const { pr, head } = await scene.propose({
        files: { definitions: { mode: "120000", content: "elsewhere" } },
      });
      await scene.opened(pr);
      await scene.approve(pr, "rae", "mia");
      expect(await scene.repository.checkRuns(head)).toMatchObject([
        {
          name: gate,
          conclusion: "failure",
          output: {
            title:
              "Not approved: the definitions could not be checked (`definitions` is not a folder. Make it a folder of .yaml files).",
          },
        },
      ]);
      expect(await scene.merge(pr)).toEqual(refused);
    });
  });
});
