import { gunzipSync } from "node:zlib";
import { parseTar } from "nanotar";
import type { EntryType, Source } from "../core/catalog/source.ts";
import { UnusableAnswer } from "./answer.ts";
import { blobId } from "./digest.ts";
import type { GitHub, ListedEntry, Sha } from "./github/port.ts";

/** The definitions of one commit, or the sentence that says why they could not be read. */
export type Definitions =
  | { readonly status: "read"; readonly sources: readonly Source[] }
  | { readonly status: "unreadable"; readonly reason: string };

/** A commit and its paths: all, or those in folders with guarded paths. */
export interface Listing {
  readonly commit: Sha;
  readonly reach: "everything" | "guarded-folders";
  readonly entries: readonly ListedEntry[];
}

/** Bytes by the id of their blob; what two commits have in common is read once. */
export type Blobs = Map<Sha, Uint8Array>;

const folder = "definitions/";
const megabyte = 1024 * 1024;
const archiveLimit = 20 * megabyte;
const definitionsLimit = 20 * megabyte;
/** An archive that unpacks to more than this is not what the listing promised. */
const unpackedLimit = 128 * megabyte;
const atOnce = 8;

const typeOf = ({ mode, type }: ListedEntry): EntryType =>
  type === "commit" ? "submodule" : mode === "120000" ? "symlink" : mode === "100755" ? "executable" : "file";

const sizeOf = (entries: readonly ListedEntry[]): number =>
  entries.reduce((total, entry) => total + entry.size, 0);

/** Reads all that lies below `definitions/` in a commit. */
export async function readDefinitions(
  github: Pick<GitHub, "archive" | "blob">,
  listing: Listing,
  blobs: Blobs,
): Promise<Definitions> {
  if (listing.entries.some(({ path, type }) => path === "definitions" && type !== "tree"))
    return {
      status: "unreadable",
      reason: "`definitions` is not a folder. Make it a folder of .yaml files.",
    };
  const entries = listing.entries.filter(({ path, type }) => path.startsWith(folder) && type !== "tree");
  const files = entries.filter((entry) => entry.type === "blob" && typeOf(entry) !== "symlink");
  if (sizeOf(files) > definitionsLimit)
    return {
      status: "unreadable",
      reason: "The files below `definitions/` are larger than 20 MB. Keep only definitions there.",
    };
  await readBlobs(github, listing, [...new Set(files.map(({ sha }) => sha))], blobs);
  return {
    status: "read",
    sources: entries.map((entry) => ({
      path: entry.path.slice(folder.length),
      type: typeOf(entry),
      bytes: blobs.get(entry.sha) ?? new Uint8Array(),
    })),
  };
}

/** Makes sure that `blobs` holds every wanted file, with as few requests as the repository's size allows. */
async function readBlobs(
  github: Pick<GitHub, "archive" | "blob">,
  { commit, reach, entries }: Listing,
  wanted: readonly Sha[],
  blobs: Blobs,
): Promise<void> {
  const missing = (): Sha[] => wanted.filter((sha) => !blobs.has(sha));
  if (missing().length > 1 && reach === "everything" && sizeOf(entries) <= archiveLimit)
    for (const bytes of unpack(await github.archive(commit))) blobs.set(blobId(bytes), bytes);
  // Whatever the archive left out or changed (export-ignore, export-subst, line ends) is read by its id.
  const rest = missing();
  for (let start = 0; start < rest.length; start += atOnce)
    await Promise.all(
      rest.slice(start, start + atOnce).map(async (sha) => blobs.set(sha, await readBlob(github, sha))),
    );
}

/** Reads one file; its bytes must have the id that the tree names. */
export async function readBlob(github: Pick<GitHub, "blob">, sha: Sha): Promise<Uint8Array> {
  const bytes = await github.blob(sha);
  if (blobId(bytes) !== sha)
    throw new UnusableAnswer(
      `GitHub sent other bytes than git names for the file ${sha.slice(0, 7)}. Nothing is approved on them. ` +
        "Run the job again.",
    );
  return bytes;
}

/**
 * The files of an archive, without their names: a file is known by its bytes alone, so that nothing depends on how
 * the archive was made. What cannot be unpacked holds no files.
 */
function unpack(archive: Uint8Array): readonly Uint8Array[] {
  try {
    // A copy, because the parser reads the whole buffer behind a view.
    const tar = new Uint8Array(gunzipSync(archive, { maxOutputLength: unpackedLimit }));
    return parseTar(tar).flatMap(({ type, data }) => (type === "file" ? [data ?? new Uint8Array()] : []));
  } catch {
    return [];
  }
}
