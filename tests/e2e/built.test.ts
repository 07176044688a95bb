import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { node24 } from "./support/nodes.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

describe("the end-to-end tests run", () => {
  test("what the sources give: `dist/` is fresh", () => {
    // It ends with an error that names the stale files and says what to type.
    execFileSync("npm", ["run", "--silent", "build", "--", "--check"], { cwd: root, stdio: "pipe" });
  });

  test.skipIf(node24 === "")("on Node 24 where COUNTERSIGN_NODE24 says that it is", () => {
    expect(execFileSync(node24, ["--version"]).toString()).toMatch(/^v24\./u);
  });
});
