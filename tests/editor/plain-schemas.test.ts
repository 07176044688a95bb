import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSettings } from "../repository/editor.ts";
import { server, skipped } from "./support/find-server.ts";
import { Editor, type Settings } from "./support/language-server.ts";

const root = new URL("../../", import.meta.url).pathname;

describe.skipIf(server === undefined)(
  `the schemas for every company, as this repository binds them${skipped}`,
  () => {
    let editor: Editor;
    beforeAll(async () => {
      editor = await Editor.open(root, readSettings(".vscode/settings.json") as Settings);
    }, 60_000);
    afterAll(() => {
      editor.close();
    });

    it("offer the values of a key", async () => {
      const offered = await editor.completions("definitions/stages/*.yaml", "name: X\nworked_by: |\n");
      expect(offered.map(({ label }) => label)).toEqual(["sales", "marketing"]);
    });

    it("offer the keys of a stage that are not there yet", async () => {
      const offered = await editor.completions("definitions/stages/*.yaml", "name: X\nworked_by: sales\n|\n");
      expect(offered.map(({ label }) => label)).toEqual(
        expect.arrayContaining(["abbreviation", "description", "follows", "criteria"]),
      );
      expect(offered.map(({ label }) => label)).not.toContain("worked_by");
    });

    it("explain a key and its values", async () => {
      const text = "name: X\nworked|_by: marketing\n";
      expect((await editor.hover("examples/proposal/stages/*.yaml", text)).split("\n\nSource:")[0])
        .toBe(`#### Stage

The function that works on leads in this stage.

Allowed Values:

* \`marketing\`: the marketing team
* \`sales\`: the sales team

Example:

\`\`\`yaml
marketing
\`\`\``);
    });

    it("underline what no company can mean", async () => {
      const text = `name: X
description: Y
worked_by: finance
criteria:
  all:
    - { field: anything, is: "x" }
    - { field: anything, at_leest: 3 }
`;
      expect(await editor.findings("definitions/stages/*.yaml", text)).toEqual([
        '3:12 Value is not accepted. Valid values: "sales", "marketing".',
        "7:26 Property at_leest is not allowed.",
      ]);
    });
  },
);
