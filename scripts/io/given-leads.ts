import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Catalog } from "../../core/catalog/catalog.ts";
import { readSettings, settingsFile } from "../../core/impact/settings.ts";
import type { GivenLeads } from "../../core/pipeline.ts";
import { filesOfSource } from "../../core/profile/preview.ts";

/** What `countersign.yaml` in a folder says, with the files that it names; nothing where there is no such file. */
export async function givenLeads(folder: string, catalog: Catalog): Promise<GivenLeads | undefined> {
  const bytesOf = (name: string): Promise<Uint8Array | undefined> =>
    readFile(join(folder, name)).catch(() => undefined);
  const bytes = await bytesOf(settingsFile);
  if (bytes === undefined) return undefined;
  const read = readSettings({ path: settingsFile, type: "file", bytes }, catalog);
  if (read.status === "broken") {
    const [finding] = read.findings;
    return finding === undefined ? undefined : { why: { reason: "settings", finding } };
  }
  const { settings } = read;
  const files = new Map<string, Uint8Array>();
  for (const path of filesOfSource(settings.source)) {
    const content = await bytesOf(path);
    if (content !== undefined) files.set(path, content);
  }
  return { settings, files };
}
