import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { validate as Validate } from "@actions/languageservice";
import { build } from "esbuild";
import { parse } from "yaml";

/**
 * Loads the checker behind GitHub's own editor extension. It is written for a bundler (it imports JSON as if it were
 * code), so it is bundled first.
 */
async function load(): Promise<typeof Validate> {
  const folder = await mkdtemp(path.join(tmpdir(), "countersign-"));
  const outfile = path.join(folder, "language-service.mjs");
  try {
    await build({
      stdin: {
        contents: 'export { validate } from "@actions/languageservice";',
        resolveDir: import.meta.dirname,
      },
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      logLevel: "error",
    });
    const module = (await import(pathToFileURL(outfile).href)) as { readonly validate: typeof Validate };
    return module.validate;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const loaded = load();

/** What GitHub's language service has to say about a workflow or an `action.yml`, which the workflows are to use. */
export async function problemsIn(name: string, text: string, manifest: string): Promise<readonly string[]> {
  const validate = await loaded;
  const document = { uri: `file:///${name}`, languageId: "yaml", version: 1, getText: () => text };
  const fetchActionMetadata = (): Promise<never> => Promise.resolve(parse(manifest) as never);
  const found = await validate(document as Parameters<typeof Validate>[0], {
    actionsMetadataProvider: { fetchActionMetadata },
  });
  return found.map(({ message, range }) => {
    const line = range.start.line + 1;
    return `${line}: ${typeof message === "string" ? message : message.value}`;
  });
}
