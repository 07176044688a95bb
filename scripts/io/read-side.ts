import { execFile } from "node:child_process";
import { lstat, readFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import type { EntryType, Source } from "../../core/catalog/source.ts";
import { definitionsFolder, readDefinitions } from "./read-definitions.ts";
import { UsageError } from "./usage-error.ts";

const run = promisify(execFile);
const options = { encoding: "buffer", maxBuffer: 256 * 1024 * 1024 } as const;

/**
 * Reads definitions from a folder, from a git commit, branch or tag of the repository around the current folder, or
 * from a folder with another laid over it (`base+overlay`).
 */
export async function readSide(name: string): Promise<readonly Source[]> {
  const [base = "", overlay] = name.split("+");
  if (overlay === undefined)
    return (await isFolder(base)) ? readDefinitions(await definitionsFolder(base)) : readCommit(name);
  const [under, over] = await Promise.all([
    readDefinitions(await definitionsFolder(base)),
    readDefinitions(await definitionsFolder(overlay)),
  ]);
  return layOver(under, over);
}

/** The sources of a folder with those of another put in their place or added. */
export const layOver = (under: readonly Source[], over: readonly Source[]): readonly Source[] => {
  const sources = new Map([...under, ...over].map((source) => [source.path, source]));
  return [...sources.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
};

const types: { readonly [mode: string]: EntryType } = {
  "100644": "file",
  "100755": "executable",
  "120000": "symlink",
  "160000": "submodule",
};

/**
 * Reads a file that stands beside the definitions of a side, as `countersign.yaml` does; nothing where there is none.
 * With a folder laid over another one, the lower one counts.
 */
export async function readBeside(name: string, path: string): Promise<Uint8Array | undefined> {
  const [base = ""] = name.split("+");
  if (await isFolder(base)) {
    const folder = await definitionsFolder(base);
    const root = basename(resolve(folder)) === "definitions" ? dirname(resolve(folder)) : folder;
    return readFile(join(root, path)).catch(() => undefined);
  }
  const sha = await commitOf(name);
  return run("git", ["cat-file", "blob", `${sha}:${path}`], options).then(
    ({ stdout }) => stdout,
    () => undefined,
  );
}

const isFolder = (path: string): Promise<boolean> =>
  lstat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );

async function commitOf(name: string): Promise<string> {
  const unknown = (): never => {
    throw new UsageError(
      `\`${name}\` is neither a folder nor a commit, branch or tag.`,
      "Name a folder with definitions, or for example `main` or `HEAD~1`.",
    );
  };
  // A name that starts with a dash would be taken for an option of git.
  if (name.startsWith("-")) unknown();
  const commit = await run("git", ["rev-parse", "--verify", "--quiet", `${name}^{commit}`]).catch(unknown);
  return commit.stdout.trim();
}

async function readCommit(name: string): Promise<readonly Source[]> {
  const sha = await commitOf(name);
  const tree = await run("git", ["ls-tree", "-r", "-z", "--full-tree", sha, "definitions/"], options);
  const entries = tree.stdout
    .toString("utf8")
    .split("\0")
    .flatMap((line) => {
      const match = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line);
      return match === null
        ? []
        : [{ type: types[match[1] ?? ""] ?? "symlink", blob: match[2] ?? "", path: match[3] ?? "" }];
    });
  return Promise.all(
    entries.map(async ({ type, blob, path }): Promise<Source> => ({
      path: path.replace(/^definitions\//, ""),
      type,
      bytes:
        type === "file" ? (await run("git", ["cat-file", "blob", blob], options)).stdout : new Uint8Array(),
    })),
  );
}
