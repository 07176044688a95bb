import type { Catalog } from "../../core/catalog/catalog.ts";
import { type ReadSettings, readSettings, settingsFile } from "../../core/impact/settings.ts";
import type { GivenLeads } from "../../core/pipeline.ts";
import { filesOfSource, type Unavailable } from "../../core/profile/preview.ts";
import { readBeside } from "./read-side.ts";

/** What `countersign.yaml` beside the definitions of a side says; nothing where there is no such file. */
export async function settingsOf(
  side: string,
  catalog: Catalog,
): Promise<ReadSettings | Extract<Unavailable, { reason: "settings" }> | undefined> {
  const bytes = await readBeside(side, settingsFile);
  if (bytes === undefined) return undefined;
  const read = readSettings({ path: settingsFile, type: "file", bytes }, catalog);
  if (read.status === "read") return read.settings;
  const [finding] = read.findings;
  return finding === undefined ? undefined : { reason: "settings", finding };
}

/** The same with the files that it names, read from the same side. */
export async function givenLeads(side: string, catalog: Catalog): Promise<GivenLeads | undefined> {
  const settings = await settingsOf(side, catalog);
  if (settings === undefined) return undefined;
  if ("reason" in settings) return { why: settings };
  const files = new Map<string, Uint8Array>();
  for (const path of filesOfSource(settings.source)) {
    const bytes = await readBeside(side, path);
    if (bytes !== undefined) files.set(path, bytes);
  }
  return { settings, files };
}
