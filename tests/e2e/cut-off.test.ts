import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { onEachNode } from "./support/nodes.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

onEachNode("a command of which nobody reads the end", (node) => {
  test.each([["--help"], ["check", join(root, "definitions")]])(
    "ends quietly, and not as a success: %s",
    async (...words) => {
      const child = spawn(node, [join(root, "dist/countersign.js"), ...words], {
        stdio: ["ignore", "pipe", "pipe"],
      });
      child.stdout.destroy();
      let complaint = "";
      child.stderr.setEncoding("utf8").on("data", (text: string) => {
        complaint += text;
      });
      const [code] = (await once(child, "close")) as [number];
      expect({ code, complaint }).toEqual({ code: 141, complaint: "" });
    },
  );
});
