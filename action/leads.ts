import type { Catalog } from "../core/catalog/catalog.ts";
import { readSettings, settingsFile } from "../core/impact/settings.ts";
import { type Compared, type GivenLeads, tryOnLeads } from "../core/pipeline.ts";
import { filesOfSource } from "../core/profile/preview.ts";
import type { LeadsInWords } from "../core/report/leads-in-words.ts";
import { readBlob, type Blobs } from "./contents.ts";
import type { GitHub, ListedEntry, Sha } from "./github/port.ts";
import { describe } from "./words.ts";

/** Replaying more than this would hold the verdict up; a profile of the same leads is smaller. */
const leadsLimit = 2_000_000;

/**
 * What a proposal does to the leads that the base branch names. Numbers never decide: whatever goes wrong here is a
 * sentence in the comment and keeps nobody from a verdict.
 */
export async function triedOnLeads(
  github: Pick<GitHub, "tree" | "blob">,
  tip: Sha,
  compared: Compared,
  blobs: Blobs,
): Promise<LeadsInWords | undefined> {
  try {
    return tryOnLeads(compared, await leadsAt(github, tip, compared.before.catalog, blobs));
  } catch (thrown) {
    return tryOnLeads(compared, { why: { reason: "failed", cause: describe(thrown) } });
  }
}

/**
 * The leads that `countersign.yaml` names at a commit of the base branch, so that no proposal picks its own numbers.
 * Nothing where there is no such file.
 */
async function leadsAt(
  github: Pick<GitHub, "tree" | "blob">,
  commit: Sha,
  catalog: Catalog,
  blobs: Blobs,
): Promise<GivenLeads | undefined> {
  const tree = await github.tree(commit);
  if (tree.status !== "listed") return undefined;
  const plain = new Map(
    tree.entries.flatMap((entry) => (entry.mode === "100644" ? [[entry.path, entry] as const] : [])),
  );
  const entry = plain.get(settingsFile);
  if (entry === undefined) return undefined;
  const bytesOf = async ({ sha }: ListedEntry): Promise<Uint8Array> =>
    blobs.get(sha) ?? readBlob(github, sha);
  const read = readSettings({ path: settingsFile, type: "file", bytes: await bytesOf(entry) }, catalog);
  if (read.status === "broken") {
    const [finding] = read.findings;
    return finding === undefined ? undefined : { why: { reason: "settings", finding } };
  }
  const named = filesOfSource(read.settings.source).flatMap((path) => plain.get(path) ?? []);
  const size = named.reduce((sum, file) => sum + file.size, 0);
  if (size > leadsLimit) return { why: { reason: "too-large", bytes: size, limit: leadsLimit } };
  const files = new Map<string, Uint8Array>();
  for (const file of named) files.set(file.path, await bytesOf(file));
  return { settings: read.settings, files };
}
