import { describe, test } from "vitest";

const here = process.versions.node.split(".")[0] ?? "";
/** Where Node 24 is, which GitHub runs the Action on; for tests that run on an older one. */
export const node24 = process.env["COUNTERSIGN_NODE24"] ?? "";

/** How much of a long table of cases a Node has to go through: what an answer means is the same on every one. */
export type Thoroughness = "every-case" | "what-depends-on-node";

/** Runs the same tests with the Action on the Node of the tests and on Node 24. Without one it says so. */
export function onEachNode(name: string, tests: (node: string, thoroughness: Thoroughness) => void): void {
  describe(`${name}, on Node ${here}`, () => tests(process.execPath, "every-case"));
  if (here === "24") return;
  const title = `${name}, on Node 24`;
  if (node24 === "") test(title, ({ skip }) => skip("Node 24 is not here (COUNTERSIGN_NODE24)"));
  else describe(title, () => tests(node24, "what-depends-on-node"));
}
