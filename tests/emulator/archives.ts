import { gzipSync } from "node:zlib";
import { refusal, type Answer } from "./exchange.ts";
import { commitOf, repositoryPath, type OwnRequest, type OwnRoute } from "./own-route.ts";
import { tar, type TarEntry } from "./tar.ts";

interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly type: "blob" | "tree" | "commit";
  readonly sha: string;
}

/** Archives, which the emulator lacks: a redirect as GitHub answers it, and the download it leads to. */
export interface Archives {
  readonly redirect: OwnRoute;
  /** The answer of the download server for a path. */
  download(path: string): Promise<Answer>;
}

/** Builds archives from the emulator's own trees and blobs. `downloads` is the address of the download server. */
export function archives(downloads: () => string): Archives {
  const offered = new Map<string, () => Promise<Answer>>();
  return {
    redirect: async (request) => {
      const { owner = "", repo = "", ref = "" } = request.params;
      const sha = await commitOf(request, ref === "" ? "HEAD" : ref);
      if (sha === undefined) return refusal(404, "Not Found");
      const path = `/${owner}/${repo}/legacy.tar.gz/${sha}`;
      offered.set(path, () => build(request, sha));
      return { status: 302, headers: { location: `${downloads()}${path}` }, body: "" };
    },
    download: async (path) => (await offered.get(path)?.()) ?? refusal(404, "Not Found"),
  };
}

async function build(request: OwnRequest, sha: string): Promise<Answer> {
  const { owner = "", repo = "" } = request.params;
  const name = `${owner}-${repo}-${sha.slice(0, 7)}`;
  const commit = (await get(request, `git/commits/${sha}`)) as {
    readonly committer: { readonly date: string };
  };
  const tree = (await get(request, `git/trees/${sha}?recursive=1`)) as {
    readonly tree: readonly TreeEntry[];
  };
  const attributes = await exportAttributes(request, tree.tree);
  const entries: TarEntry[] = [{ kind: "folder", at: `${name}/` }];
  for (const entry of inGitOrder(tree.tree)) {
    if (attributes.ignored(entry.path)) continue;
    const at = `${name}/${entry.path}`;
    if (entry.type !== "blob") {
      // A submodule is an empty folder in an archive.
      entries.push({ kind: "folder", at: `${at}/` });
      continue;
    }
    const bytes = await blob(request, entry.sha);
    if (entry.mode === "120000") entries.push({ kind: "link", at, to: bytes.toString() });
    else {
      const final = attributes.substituted(entry.path) ? substitute(bytes, sha) : bytes;
      entries.push({ kind: "file", at, bytes: final, executable: entry.mode === "100755" });
    }
  }
  const headers = {
    "content-type": "application/x-gzip",
    "content-disposition": `attachment; filename=${name}.tar.gz`,
  };
  const seconds = Math.floor(Date.parse(commit.committer.date) / 1000);
  return { status: 200, headers, body: gzipSync(tar(entries, sha, seconds)) };
}

async function get(request: OwnRequest, path: string): Promise<unknown> {
  const { status, json } = await request.upstream("GET", `${repositoryPath(request)}/${path}`);
  if (status !== 200)
    throw new Error(`The emulator answers ${status} for ${path}, which its own tree names.`);
  return json;
}

async function blob(request: OwnRequest, sha: string): Promise<Buffer> {
  const { content } = (await get(request, `git/blobs/${sha}`)) as { readonly content: string };
  return Buffer.from(content, "base64");
}

/** Git sorts by bytes, a folder as if its name ended with a slash. */
function inGitOrder(tree: readonly TreeEntry[]): readonly TreeEntry[] {
  const key = ({ path, type }: TreeEntry): Buffer => Buffer.from(type === "tree" ? `${path}/` : path);
  return [...tree].sort((left, right) => Buffer.compare(key(left), key(right)));
}

/** What `.gitattributes` at the root says about archives: the part of it that can make one differ from its tree. */
async function exportAttributes(
  request: OwnRequest,
  tree: readonly TreeEntry[],
): Promise<{ ignored(path: string): boolean; substituted(path: string): boolean }> {
  const file = tree.find(({ path }) => path === ".gitattributes");
  const text = file === undefined ? "" : (await blob(request, file.sha)).toString();
  const lines = text.split("\n").map((line) => line.trim().split(/\s+/));
  const having =
    (attribute: string) =>
    (path: string): boolean =>
      lines.some(([pattern = "", ...set]) => set.includes(attribute) && matches(pattern, path));
  return { ignored: having("export-ignore"), substituted: having("export-subst") };
}

/** A path, or a folder and all that is in it: as much of the pattern language as the tests write. */
function matches(pattern: string, path: string): boolean {
  const plain = pattern.replace(/^\//, "").replace(/\/(\*\*)?$/, "");
  return path === plain || path.startsWith(`${plain}/`);
}

function substitute(bytes: Buffer, sha: string): Buffer {
  return Buffer.from(bytes.toString("latin1").replaceAll("$Format:%H$", sha), "latin1");
}
