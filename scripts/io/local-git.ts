import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { ListedEntry, Reads, Sha } from "../../action/github/port.ts";
import { UsageError } from "./usage-error.ts";

const run = promisify(execFile);
const options = { encoding: "buffer", maxBuffer: 256 * 1024 * 1024 } as const;

const git = async (...call: readonly string[]): Promise<Buffer> => (await run("git", call, options)).stdout;

/** What the Action reads of commits, read from the git repository around the current folder. */
export const localGit: Pick<Reads, "tree" | "archive" | "blob"> = {
  tree: async (commit) => ({
    status: "listed",
    reach: "everything",
    entries: entriesIn(await git("ls-tree", "-r", "-t", "-l", "-z", "--full-tree", commit)),
  }),
  archive: async (commit) => new Uint8Array(await git("archive", "--format=tar.gz", commit)),
  blob: async (blob) => new Uint8Array(await git("cat-file", "blob", blob)),
};

/** Two commits, and where they went apart. */
export interface LocalCommits {
  readonly head: Sha;
  readonly tip: Sha;
  readonly mergeBase: Sha;
}

/** Finds the commits that two names mean; a name that means none is a wrong call. */
export async function localCommits(base: string, head: string): Promise<LocalCommits> {
  const [tip, commit] = [await commitOf(base), await commitOf(head)];
  const found = await git("merge-base", tip, commit).catch(() => null);
  if (found === null)
    throw new UsageError(
      `\`${base}\` and \`${head}\` have no commit in common.`,
      "Name the branch that the proposal started from. A shallow clone knows too little: `git fetch --unshallow`.",
    );
  return { head: commit, tip, mergeBase: found.toString("utf8").trim() };
}

async function commitOf(name: string): Promise<Sha> {
  // A name that starts with a dash would be taken for an option of git.
  const found = name.startsWith("-")
    ? null
    : await git("rev-parse", "--verify", "--quiet", `${name}^{commit}`).catch(() => null);
  if (found !== null) return found.toString("utf8").trim();
  throw new UsageError(
    `\`${name}\` is no commit, branch or tag of a git repository here.`,
    "Name for example `main` or `HEAD~1`, from inside the repository.",
  );
}

function entriesIn(listing: Buffer): readonly ListedEntry[] {
  return listing
    .toString("utf8")
    .split("\0")
    .flatMap((line) => {
      const [, mode = "", type = "", sha = "", size = "", path = ""] =
        /^(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t(.*)$/su.exec(line) ?? [];
      return path === "" ? [] : [{ path, mode, type, sha, size: size === "-" ? 0 : Number(size) }];
    });
}
