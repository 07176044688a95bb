import type { ListedEntry, Sha, Tree } from "./port.ts";

type Depth = "all" | "one-level";
type Listed =
  | Exclude<Tree, { status: "listed" }>
  | { readonly status: "listed"; readonly entries: readonly ListedEntry[] };

/** Lists a tree, with everything below it or only its own entries; paths start at that tree. */
export type ListTree = (tree: Sha, depth: Depth) => Promise<Listed>;

/** The folders at the root in which guarded paths can be, and how deep. */
export const guardedFolders: Readonly<Record<string, Depth>> = {
  definitions: "all",
  ".github": "all",
  docs: "one-level",
};

/**
 * Every path of a commit. GitHub cuts a listing after 100,000 entries; of a repository that large only the root and
 * the folders with guarded paths are listed, so that it is not locked for all other work.
 */
export async function readTree(list: ListTree, commit: Sha): Promise<Tree> {
  const everything = await list(commit, "all");
  if (everything.status === "listed") return { ...everything, reach: "everything" };
  if (everything.status === "gone") return everything;
  const root = await list(commit, "one-level");
  if (root.status !== "listed") return root;
  const folders = await Promise.all(
    root.entries.map(async ({ path, type, sha }): Promise<Listed> => {
      const depth = type === "tree" && Object.hasOwn(guardedFolders, path) ? guardedFolders[path] : undefined;
      if (depth === undefined) return { status: "listed", entries: [] };
      const folder = await list(sha, depth);
      if (folder.status !== "listed") return { status: "truncated" };
      return {
        status: "listed",
        entries: folder.entries.map((entry) => ({ ...entry, path: `${path}/${entry.path}` })),
      };
    }),
  );
  const below: ListedEntry[] = [];
  for (const folder of folders) {
    if (folder.status !== "listed") return { status: "truncated" };
    below.push(...folder.entries);
  }
  return { status: "listed", reach: "guarded-folders", entries: [...root.entries, ...below] };
}
