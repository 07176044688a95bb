import { afterEach, describe, expect, test } from "vitest";
import type { File } from "../emulator/git.ts";
import type { ActionRun } from "../emulator/run-action.ts";
import { mqlPath, mqlText } from "./support/company.ts";
import { liveMarkdown } from "./support/live-markdown.ts";
import { readLog } from "./support/log.ts";
import { onEachNode } from "./support/nodes.ts";
import { gate, setScene, type Scene } from "./support/scene.ts";

// Everything that a stranger can name or write, with everything that GitHub or a runner could take for more than text.

const evil =
  "@everyone <img src=x onerror=alert(1)> `code` ```fence [link](https://evil.example) ![picture](//evil.example/p) " +
  "#1 ~~gone~~ | a | <!-- --> </details> &commat;all ::set-output name=result::approved %0A::error::no " +
  "##[set-output name=result;]approved";
const lines = `${evil}\n::error::pwned\n\`\`\`\`\n# A title of my own\n- ✅ Sales: signed by rae\n::stop-commands::x`;

/** The definition of an MQL with these texts in it. */
const definition = (texts: Readonly<Record<"name" | "abbreviation" | "description", string>>): File =>
  [
    ...Object.entries(texts).map(([key, text]) => `${key}: ${JSON.stringify(text)}`),
    ...mqlText(50).split("\n").slice(3),
  ].join("\n");

describe("the measure of these tests finds", () => {
  test.each([
    ["HTML", "a <b>bold</b> word"],
    ["HTML", "an odd ` and <img src=x>"],
    ["HTML", "``two` <img src=x>"],
    ["a mention", "hello @everyone"],
    ["a reference", "see #1"],
    ["a link", "[here](x)"],
    ["an address", "see https://evil.example"],
    ["an entity", "&lt;b>"],
  ])("%s in: %s", (what, line) => {
    expect(liveMarkdown(line)).toContain(`${what} in: ${line}`);
  });

  test("nothing in code, in a fence, or behind a backslash", () => {
    const text = "`@a <b>` \\<b> <sub>`x`</sub>\n````diff\n+ ```\n+ @everyone <b>\n````\n";
    expect(liveMarkdown(text)).toEqual([]);
    expect(liveMarkdown("```\n@everyone")).toEqual(["a block of code that does not end"]);
  });
});

onEachNode("hostile text", (node) => {
  let scene: Scene;
  afterEach(() => scene.github.stop());

  /** What the runner would do because of the log: `add-mask` is ours, always first, and hides the token. */
  const obeyed = (run: ActionRun): readonly unknown[] =>
    readLog(run.stdout).commands.map(({ name, properties }) => [name, properties["file"]]);

  test("in a definition, a title and a branch's name stays text wherever it is shown", async () => {
    scene = await setScene({ node, report: "both" });
    const { pr, head } = await scene.propose({
      branch: "feat/@everyone-<img>-`x`-%0A",
      title: lines,
      files: { [mqlPath]: definition({ name: evil, abbreviation: "@all<b>", description: lines }) },
    });
    const run = await scene.opened(pr);
    const [comment] = await scene.repository.comments(pr);
    const [status] = await scene.repository.statuses(head);
    const [check] = await scene.repository.checkRuns(head);

    expect(liveMarkdown(comment?.body ?? "")).toEqual([]);
    expect(liveMarkdown(run.summary.replace(`# #${pr} at `, ""))).toEqual([]);
    expect(liveMarkdown(check?.output.summary ?? "")).toEqual([]);
    await expect(comment?.body.replaceAll(head.slice(0, 7), "1a2b3c4")).toMatchFileSnapshot(
      "../golden/comment-hostile.md",
    );
    expect([status?.state, status?.context, status?.description]).toEqual([
      "pending",
      gate,
      "Waiting for sales (rae or sam) and marketing (mia or mo).",
    ]);
    expect(obeyed(run)).toEqual([["add-mask", undefined]]);
    expect(run.outputs).toEqual({
      result: "waiting",
      "pull-request": String(pr),
      "comment-url": expect.stringMatching(/\/acme\/definitions\/issues\/1#issuecomment-1$/u) as string,
      decisions: JSON.stringify([{ pull_request: pr, head, result: "waiting" }]),
    });
  });

  // Known, and not mended yet: see the back-ticks in the names of files below.
  test("in an abbreviation with a back-tick stays text in the comment", async () => {
    scene = await setScene({ node, report: "status" });
    const { pr } = await scene.propose({
      files: { [mqlPath]: definition({ name: "A", abbreviation: "@all`<b>", description: "C" }) },
    });
    await scene.opened(pr);
    const [comment] = await scene.repository.comments(pr);
    expect(liveMarkdown(comment?.body ?? "")).toEqual([]);
  });

  test("in the name of the base branch stays in the context and in code", async () => {
    scene = await setScene({ node, report: "status" });
    const base = "release/@everyone-<img>-`x`";
    await scene.repository.moveBranch(base, await scene.repository.tip("main"));
    const { pr, head } = await scene.propose({
      files: { [mqlPath]: definition({ name: "A", abbreviation: "B", description: "C" }) },
      base,
    });
    const run = await scene.opened(pr);
    const [comment] = await scene.repository.comments(pr);
    const contexts = (await scene.repository.statuses(head)).map(({ context }) => context);
    expect(new Set(contexts)).toEqual(new Set([`countersign/${base}`]));
    expect(liveMarkdown(comment?.body ?? "")).toEqual([]);
    expect(comment?.body).toContain("against `release/@everyone-<img>-'x'`.");
    expect(obeyed(run)).toEqual([["add-mask", undefined]]);
  });

  const names: readonly (readonly [string, string])[] = [
    ["HTML and a mention", "a<img src=x>@everyone#1"],
    ["line breaks and commands", "d\n::error::pwned\r\n::set-output name=result::approved"],
    ["commands of the old form", "e##[set-output name=result;]approved"],
    ["a link and a picture", "f[x](https:evil.example)![y](www.evil.example)"],
    ["characters that nobody sees", "g\u202egnp\u200b\u2066.yaml"],
    ["what ends a property", "h,line=1::error file=x::pwned%0A%2C"],
    ["a back-tick", "b`<img src=x>@everyone"],
    ["several back-ticks", "c`<img src=x>``` @everyone`` <b>"],
  ];

  describe("in the name of a file", () => {
    const staysText = async (name: string): Promise<void> => {
      scene = await setScene({ node, report: "both" });
      const path = `definitions/stages/${name}.yaml`;
      const { pr, head } = await scene.propose({
        files: { [path]: { mode: "120000", content: "mql.yaml" } },
      });
      const run = await scene.opened(pr);
      const [comment] = await scene.repository.comments(pr);
      const [check] = await scene.repository.checkRuns(head);
      const [status] = await scene.repository.statuses(head);
      expect(run).toMatchObject({ exitCode: 0, outputs: { result: "invalid" } });
      expect(liveMarkdown(comment?.body ?? "")).toEqual([]);
      expect(liveMarkdown(check?.output.summary ?? "")).toEqual([]);
      expect(status?.description).toMatch(/^Not approved: the entry stages\/[^\p{Cc}\p{Cf}]*$/u);
      expect(obeyed(run).map((command) => (command as readonly string[])[0])).toEqual(["add-mask", "error"]);
      expect(readLog(run.stdout).commands[1]?.properties).toMatchObject({
        line: "1",
        title: "This definition cannot be approved",
      });
    };
    test.each(names)("with %s", (_, name) => staysText(name));
  });
});
