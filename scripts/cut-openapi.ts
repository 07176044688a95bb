/**
 * Writes `tests/contract/github-openapi.json`: what GitHub says about the operations of `tests/contract/operations.ts`.
 *
 * GitHub's description is published as `@octokit/openapi`. It has 400 MB, so it is no dependency of this project:
 *
 *     npm install --prefix <some folder> @octokit/openapi
 *     node --import ./scripts/register.mjs scripts/cut-openapi.ts <some folder>/node_modules/@octokit/openapi
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { cut, object, print, type Json } from "../tests/contract/cut.ts";
import { operations } from "../tests/contract/operations.ts";

const target = fileURLToPath(new URL("../tests/contract/github-openapi.json", import.meta.url));

function readJson(folder: string, file: string): Json {
  return object(JSON.parse(readFileSync(path.join(folder, file), "utf8")), file);
}

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write("Say where @octokit/openapi is: scripts/cut-openapi.ts <folder of the package>\n");
  process.exitCode = 2;
} else {
  const source = `api.github.com.json of @octokit/openapi ${String(readJson(folder, "package.json")["version"])}`;
  writeFileSync(target, print(cut(readJson(folder, "generated/api.github.com.json"), operations, source)));
}
