import type { Actor } from "./client.ts";

/** A file of a commit: its text or bytes, a file with a mode of its own (a link's content is its target), or no file. */
export type File =
  string | Uint8Array | null | { readonly mode: Mode; readonly content: string | Uint8Array };

type Mode = "100644" | "100755" | "120000" | "160000";

/** What to commit. */
export interface Change {
  readonly files: Readonly<Record<string, File>>;
  readonly message?: string;
  /** In place of the tip of the branch; the first one's tree is what the files change. */
  readonly parents?: readonly string[];
}

interface GitCommit {
  readonly tree: { readonly sha: string };
  readonly parents: readonly { readonly sha: string }[];
  readonly message: string;
  readonly author: object;
  readonly committer: object;
}

interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
}

/** The commit at the tip of a branch; undefined if there is no such branch. */
export async function tip(by: Actor, branch: string): Promise<string | undefined> {
  const { status, body } = await by.attempt("git/get-ref", { ref: `heads/${branch}` });
  return status === 200 ? (body as { readonly object: { readonly sha: string } }).object.sha : undefined;
}

/** Writes a commit with GitHub's git data API, without moving any branch. */
export async function writeCommit(by: Actor, parents: readonly string[], change: Change): Promise<string> {
  const [first] = parents;
  const base = first === undefined ? {} : { base_tree: (await readCommit(by, first)).tree.sha };
  const tree = await write(by, "git/create-tree", { tree: await treeEntries(by, change.files), ...base });
  return write(by, "git/create-commit", {
    message: change.message ?? "Change the definitions",
    tree,
    parents,
  });
}

/** Points a branch to a commit, whether or not it exists, and whatever it was before. */
export async function moveBranch(by: Actor, branch: string, sha: string): Promise<void> {
  if ((await tip(by, branch)) === undefined)
    await by.act("git/create-ref", {}, { ref: `refs/heads/${branch}`, sha });
  else await by.act("git/update-ref", { ref: `heads/${branch}` }, { sha, force: true });
}

/**
 * Copies a commit and its history to another repository, byte for byte: the ids stay the same. GitHub shares the
 * objects of a fork with its parent; the emulator keeps them apart.
 */
export async function copyCommit(from: Actor, to: Actor, sha: string): Promise<void> {
  if ((await to.attempt("git/get-commit", { commit_sha: sha })).status === 200) return;
  const commit = await readCommit(from, sha);
  for (const parent of commit.parents) await copyCommit(from, to, parent.sha);
  const listed = await from.act("git/get-tree", { tree_sha: commit.tree.sha, recursive: "1" });
  const files = (listed as { readonly tree: readonly TreeEntry[] }).tree.filter(
    ({ type }) => type !== "tree",
  );
  for (const file of files.filter(({ type }) => type === "blob")) {
    const { content } = (await from.act("git/get-blob", { file_sha: file.sha })) as {
      readonly content: string;
    };
    await write(to, "git/create-blob", { content, encoding: "base64" });
  }
  const copied = await write(to, "git/create-commit", {
    message: commit.message,
    tree: await write(to, "git/create-tree", {
      tree: files.map(({ path, mode, type, sha: id }) => ({ path, mode, type, sha: id })),
    }),
    parents: commit.parents.map((parent) => parent.sha),
    author: commit.author,
    committer: commit.committer,
  });
  if (copied !== sha) throw new Error(`The copy of ${sha} became ${copied}.`);
}

async function readCommit(by: Actor, sha: string): Promise<GitCommit> {
  return (await by.act("git/get-commit", { commit_sha: sha })) as GitCommit;
}

/** Creates an object, and answers its id. */
async function write(
  by: Actor,
  operation: "git/create-blob" | "git/create-tree" | "git/create-commit",
  body: object,
): Promise<string> {
  return ((await by.act(operation, {}, body)) as { readonly sha: string }).sha;
}

async function treeEntries(by: Actor, files: Change["files"]): Promise<readonly object[]> {
  return Promise.all(
    Object.entries(files).map(async ([path, file]) => {
      if (file === null) return { path, mode: "100644", type: "blob", sha: null };
      const { mode, content } =
        typeof file === "string" || file instanceof Uint8Array
          ? { mode: "100644" as const, content: file }
          : file;
      // A submodule has no content of its own, only the id of a commit elsewhere.
      if (mode === "160000") return { path, mode, type: "commit", sha: content };
      if (typeof content === "string") return { path, mode, type: "blob", content };
      const encoded = { content: Buffer.from(content).toString("base64"), encoding: "base64" };
      return { path, mode, type: "blob", sha: await write(by, "git/create-blob", encoded) };
    }),
  );
}
