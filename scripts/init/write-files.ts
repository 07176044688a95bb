import { lstat, mkdir, open, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { entriesBelow } from "../io/entries-below.ts";

/**
 * What stands in the way of writing these paths: files that are there already, whatever is not a folder where a
 * folder has to be, and everything below `definitions/`, since old definitions would mix with the new ones.
 */
export async function obstacles(folder: string, paths: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const path of paths)
    for (const step of stepsTo(path)) {
      const entry = await lstat(join(folder, step)).catch(ifMissing(undefined));
      // A link to a folder is no folder of ours: the files would be written somewhere else.
      if (entry !== undefined && (step === path || !entry.isDirectory())) found.add(step);
    }
  if (!found.has("definitions"))
    for (const { path } of await entriesBelow(join(folder, "definitions")).catch(ifMissing([])))
      found.add(`definitions/${path}`);
  return [...found].sort();
}

/** `a/b/c` is reached over `a` and `a/b`. */
function stepsTo(path: string): readonly string[] {
  const parts = path.split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** Writes all files or none: what is there is never overwritten, and after a failure what was written is removed. */
export async function writeAll(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const [path, text] of files) {
      const full = join(folder, path);
      await makeFolder(dirname(full), undo);
      const file = await open(full, "wx");
      undo.push(() => rm(full));
      await file.writeFile(text).finally(() => file.close());
    }
  } catch (cause) {
    // A folder in which somebody else has put something meanwhile stays.
    for (const step of undo.reverse()) await step().catch(() => undefined);
    throw cause;
  }
}

async function makeFolder(folder: string, undo: (() => Promise<void>)[]): Promise<void> {
  const exists = await lstat(folder).then(() => true, ifMissing(false));
  if (exists) return;
  await makeFolder(dirname(folder), undo);
  await mkdir(folder);
  undo.push(() => rmdir(folder));
}

/** Only "there is no such entry" is an answer; any other failure is one. */
const ifMissing =
  <T>(value: T) =>
  (cause: unknown): T => {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return value;
    throw cause;
  };
