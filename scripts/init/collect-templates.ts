import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { entriesBelow } from "../io/entries-below.ts";

/** Files of this repository that a new one gets as they are. */
const shared = [
  ".github/ISSUE_TEMPLATE/config.yml",
  ".github/ISSUE_TEMPLATE/definition-request.yml",
  ".github/pull_request_template.md",
  ".github/workflows/countersign-audit.yml",
  ".github/workflows/countersign-relay.yml",
  ".github/workflows/countersign-validate.yml",
  ".github/workflows/countersign.yml",
  ".vscode/countersign.code-snippets",
  ".vscode/extensions.json",
] as const;

/**
 * The module `generated/templates.ts`: what `countersign init` writes, by path. It is code and not a folder, because
 * the bundled command line is one file.
 */
export async function templateModule(root: string, notice: string): Promise<string> {
  const folder = join(root, "scripts/init/template");
  const entries = await entriesBelow(folder);
  const own = entries.filter(({ type }) => type === "file").map(({ path }) => path);
  const places = [
    ...own.map((path) => ({ path, source: join(folder, path) })),
    ...shared.map((path) => ({ path, source: join(root, path) })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  const lines = places.map(
    async ({ path, source }) =>
      `  ${JSON.stringify(path)}: ${JSON.stringify(await readFile(source, "utf8"))},`,
  );
  return `// ${notice}
export const templates: { readonly [path: string]: string } = {
${(await Promise.all(lines)).join("\n")}
};
`;
}
