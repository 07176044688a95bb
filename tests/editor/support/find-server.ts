import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Where the real server is, or `undefined` when it is not installed. */
export const server = find();

function find(): string | undefined {
  const given = process.env["COUNTERSIGN_YLS"];
  try {
    const manifest = createRequire(import.meta.url).resolve("yaml-language-server/package.json");
    return join(dirname(manifest), "bin/yaml-language-server");
  } catch {
    return given !== undefined && existsSync(given) ? given : undefined;
  }
}

/** For the name of a test, so that nobody takes a test that did not run for one that passed. */
export const skipped = server === undefined ? " (skipped: yaml-language-server is not installed)" : "";
