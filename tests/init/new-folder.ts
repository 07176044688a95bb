import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { onTestFinished } from "vitest";

/** An empty folder that is gone when the test is over. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "countersign-init-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** Every file below a folder, and every folder as `name/`: path and text. */
export async function contents(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const found = await Promise.all(
    entries.map(async (entry): Promise<readonly [string, string]> => {
      const full = join(entry.parentPath, entry.name);
      const path = relative(folder, full);
      return entry.isFile() ? [path, await readFile(full, "utf8")] : [`${path}/`, ""];
    }),
  );
  return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}
