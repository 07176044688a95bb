import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** What stands below a folder and is no folder itself: its path from there, with forward slashes. */
export interface EntryBelow {
  readonly path: string;
  readonly type: "file" | "symlink" | "other";
}

/**
 * Lists everything below a folder that is no folder itself; links are not followed. Node's own recursive listing says
 * where an entry stands only since 20.12. Throws what Node throws where there is no such folder.
 */
export async function entriesBelow(folder: string, inside = ""): Promise<readonly EntryBelow[]> {
  const entries = await readdir(join(folder, inside), { withFileTypes: true });
  const found = entries.map(async (entry): Promise<readonly EntryBelow[]> => {
    const path = `${inside}${entry.name}`;
    if (entry.isDirectory()) return entriesBelow(folder, `${path}/`);
    return [{ path, type: entry.isSymbolicLink() ? "symlink" : entry.isFile() ? "file" : "other" }];
  });
  return (await Promise.all(found)).flat();
}
