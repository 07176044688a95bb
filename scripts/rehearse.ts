import { createHash } from "node:crypto";
import { guardedPaths, guardedText, type TreeEntry } from "../core/approval/guarded.ts";
import { filesOf } from "../core/catalog/catalog.ts";
import type { Source } from "../core/catalog/source.ts";
import type { Facts } from "../core/generated/facts.ts";
import type { Compared } from "../core/pipeline.ts";

/** What a rehearsal makes up: who proposes, and who has approved so far. Everything else is read from the files. */
export interface Story {
  readonly author: string;
  readonly approvals: readonly string[];
  readonly openedAt: string;
  readonly decidedAt: string;
}

/** Makes the facts of a pull request that goes from one set of definitions to another, without any GitHub. */
export function rehearse(
  before: readonly Source[],
  after: readonly Source[],
  compared: Compared,
  story: Story,
): Facts {
  const paths = guardedPaths(tree(before), tree(after));
  const content = sha256(guardedText(paths));
  const [head, mergeBase] = [sha1(`head ${content}`), sha1("merge base")];
  const ownersOf = (side: "before" | "after"): Facts["owners"]["base"] => {
    const [file] = filesOf(compared[side].catalog.files, "owners");
    return file === undefined ? { status: "absent" } : { status: "read", owners: file.value };
  };
  const errors = compared.after.findings.filter(({ severity }) => severity === "error");
  const [first] = errors;
  return {
    version: 1,
    decided_at: story.decidedAt,
    pull_request: {
      number: 1,
      author: person(story.author),
      state: "open",
      draft: false,
      head,
      base: { branch: "main", tip: mergeBase },
      merge_base: mergeBase,
    },
    guarded: { status: "listed", paths },
    test_merge: { status: "not-needed" },
    owners: { base: ownersOf("before"), head: ownersOf("after") },
    teams: {},
    contents: [{ sha: head, content }],
    heads: [{ sha: head, since: story.openedAt, content }],
    reviews: {
      status: "read",
      items: story.approvals.map((login, index) => ({
        id: index + 1,
        person: person(login),
        state: "APPROVED",
        submitted_at: story.decidedAt,
        commit_id: head,
      })),
    },
    commits: { status: "not-read" },
    check:
      first === undefined
        ? { status: "clean" }
        : { status: "errors", count: errors.length, first: `definitions/${first.at.path}` },
  };
}

const sha1 = (text: string | Uint8Array): string => createHash("sha1").update(text).digest("hex");
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** An account of that name, with a number of its own. */
const person = (login: string): { login: string; id: number; type: string } => ({
  login,
  id: Number.parseInt(sha1(login).slice(0, 7), 16),
  type: "User",
});

/** The files as git would list them. */
const tree = (sources: readonly Source[]): readonly TreeEntry[] =>
  sources.map(({ path, bytes }) => ({
    path: `definitions/${path}`,
    mode: "100644",
    sha: sha1(Buffer.concat([Buffer.from(`blob ${String(bytes.length)}\0`), bytes])),
    type: "blob",
  }));
