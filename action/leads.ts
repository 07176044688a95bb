import type { Catalog } from "../core/catalog/catalog.ts";
import { parseDay } from "../core/criteria/time.ts";
import { readSettings, settingsFile } from "../core/impact/settings.ts";
import type { LeadSource, ReadSettings } from "../core/impact/settings.ts";
import { type Compared, type GivenLeads, tryOnLeads } from "../core/pipeline.ts";
import { isProfile } from "../core/profile/profile-table.ts";
import { filesOfSource, type Unavailable } from "../core/profile/preview.ts";
import type { LeadsInWords } from "../core/report/leads-in-words.ts";
import { readBlob, type Blobs } from "./contents.ts";
import type { GitHub, ListedEntry, Sha } from "./github/port.ts";
import { describe } from "./words.ts";

/** A file of leads that the workflow names. A workflow that decides is that of the default branch. */
export interface NamedLeads {
  readonly path: string;
  /** When they are judged, in milliseconds since 1970; null where the file or `countersign.yaml` says it. */
  readonly asOf: number | null;
}

/** No way out of the repository, and no folder. */
const insideRepository = /^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\]*[^\\/]$/u;

/**
 * Reads what somebody names by two inputs or options, empty where they are not given; null where no file is named. Only
 * the form is looked at: whether there is such a file never keeps anybody from a verdict. Throws a sentence that calls
 * them as `called` does.
 */
export function namedLeads(
  path: string,
  asOf: string,
  called: { readonly leads: string; readonly asOf: string },
): NamedLeads | null {
  if (path !== "" && !insideRepository.test(path))
    throw new Error(
      `The ${called.leads} is "${path}", which is no file inside the repository. Write its path from the root on, ` +
        "for example leads/profile.csv.",
    );
  const day = parseDay(asOf);
  if (day === undefined && asOf !== "")
    throw new Error(`The ${called.asOf} is "${asOf}". Write a day, for example 2026-01-31.`);
  if (day !== undefined && path === "")
    throw new Error(
      `The ${called.asOf} is set, but \`leads\` is not. Name the file of leads in \`leads\`, or leave both to ` +
        "`countersign.yaml`.",
    );
  return path === "" ? null : { path, asOf: day?.start ?? null };
}

/** Replaying more than this would hold the verdict up; a profile of the same leads is smaller. */
const leadsLimit = 2_000_000;

type Reader = Pick<GitHub, "tree" | "blob">;

/**
 * What a proposal does to the leads that the workflow or `countersign.yaml` names, at the tip of the base branch.
 * Numbers never decide: whatever goes wrong here is a sentence in the comment and keeps nobody from a verdict.
 */
export async function triedOnLeads(
  github: Reader,
  tip: Sha,
  compared: Compared,
  blobs: Blobs,
  named: NamedLeads | null,
): Promise<LeadsInWords | undefined> {
  try {
    return tryOnLeads(compared, await leadsAt(github, tip, compared.before.catalog, blobs, named));
  } catch (thrown) {
    return tryOnLeads(compared, { why: { reason: "failed", cause: describe(thrown) } });
  }
}

/**
 * The leads of a commit of the base branch, so that no proposal picks its own numbers: neither the files nor
 * `countersign.yaml` are ever read from its head. Nothing where nobody names any.
 */
async function leadsAt(
  github: Reader,
  commit: Sha,
  catalog: Catalog,
  blobs: Blobs,
  named: NamedLeads | null,
): Promise<GivenLeads | undefined> {
  const tree = await github.tree(commit);
  if (tree.status !== "listed") return undefined;
  const plain = new Map(
    tree.entries.flatMap((entry) => (entry.mode === "100644" ? [[entry.path, entry] as const] : [])),
  );
  const entry = plain.get(settingsFile);
  if (entry === undefined && named === null) return undefined;
  const bytesOf = async ({ sha }: ListedEntry): Promise<Uint8Array> =>
    blobs.get(sha) ?? readBlob(github, sha);
  const agreed = entry === undefined ? undefined : agreedIn(await bytesOf(entry), catalog);
  if (agreed !== undefined && "reason" in agreed) return { why: agreed };
  const paths = named === null ? filesOf(agreed) : [named.path];
  const listed = paths.flatMap((path) => plain.get(path) ?? []);
  const size = listed.reduce((sum, file) => sum + file.size, 0);
  if (size > leadsLimit) return { why: { reason: "too-large", bytes: size, limit: leadsLimit } };
  const files = new Map<string, Uint8Array>();
  for (const file of listed) files.set(file.path, await bytesOf(file));
  if (named === null) return agreed === undefined ? undefined : { settings: agreed, files };
  const source = sourceOf(named, files, agreed);
  if ("reason" in source) return { why: source };
  return { settings: { source, months: agreed?.months, outcome: agreed?.outcome }, files };
}

function agreedIn(bytes: Uint8Array, catalog: Catalog): ReadSettings | Unavailable | undefined {
  const read = readSettings({ path: settingsFile, type: "file", bytes }, catalog);
  if (read.status === "read") return read.settings;
  const [finding] = read.findings;
  return finding === undefined ? undefined : { reason: "settings", finding };
}

const filesOf = (agreed: ReadSettings | undefined): readonly string[] =>
  agreed === undefined ? [] : filesOfSource(agreed.source);

/** What the file that the workflow names is: it says itself whether it is a profile. */
function sourceOf(
  { path, asOf }: NamedLeads,
  files: ReadonlyMap<string, Uint8Array>,
  agreed: ReadSettings | undefined,
): LeadSource | Unavailable {
  const bytes = files.get(path);
  if (bytes === undefined) return { reason: "no-file", path, namedBy: "input" };
  if (isProfile(bytes)) return { kind: "profile", path };
  const now = asOf ?? (agreed?.source.kind === "leads" ? agreed.source.now : undefined);
  if (now === undefined) return { reason: "no-day", path };
  return { kind: "leads", path, activities: undefined, history: undefined, carries: undefined, now };
}
