import { readFileSync } from "node:fs";
import { lstat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import type { EntryType, Source } from "../../core/catalog/source.ts";
import { entriesBelow } from "./entries-below.ts";
import { UsageError } from "./usage-error.ts";

/** Finds the definitions of a folder: its subfolder `definitions`, or the folder itself. */
export async function definitionsFolder(folder: string): Promise<string> {
  const inner = join(folder, "definitions");
  const isFolder = async (path: string): Promise<boolean> =>
    lstat(path).then(
      (entry) => entry.isDirectory(),
      () => false,
    );
  if (basename(resolve(folder)) !== "definitions" && (await isFolder(inner))) return inner;
  if (await isFolder(folder)) return folder;
  throw new UsageError(
    `There is no folder \`${folder}\`.`,
    "Name the folder that holds your definitions, or run `countersign init`.",
  );
}

/** Reads every entry below a folder of definitions, links and all, in a fixed order. */
export async function readDefinitions(folder: string): Promise<readonly Source[]> {
  const sources = (await entriesBelow(folder)).map(({ path, type: what }): Source => {
    const type: EntryType = what === "symlink" ? "symlink" : "file";
    // One after the other: for many small files that takes half the time of a promise for each.
    return { path, type, bytes: type === "file" ? readFileSync(join(folder, path)) : new Uint8Array() };
  });
  return sources.sort((a, b) => (a.path < b.path ? -1 : 1));
}
