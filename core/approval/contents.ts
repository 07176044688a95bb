import type { Facts, GuardedPath, HeadRecord } from "../generated/facts.ts";
import { guardedText } from "./guarded.ts";

/** The guarded content of a commit, or null if it is not known; null equals nothing, not even itself. */
export function contentOf(facts: Facts, sha: string | null): string | null {
  const known = new Set(facts.contents.filter((entry) => entry.sha === sha).map(({ content }) => content));
  const [content] = known;
  // Two answers about one commit are no answer.
  return known.size === 1 ? (content ?? null) : null;
}

/** What a record says about its commit, unless what is known of that commit now says otherwise. */
export function recordedContent(facts: Facts, { sha, content }: HeadRecord): string | null {
  const known = facts.contents.some((entry) => entry.sha === sha);
  return !known || contentOf(facts, sha) === content ? content : null;
}

/** The guarded paths in which a commit differs from the head, as far as the facts tell them. */
export function pathsChangedSince(facts: Facts, sha: string): readonly string[] {
  const then = pathsOf(facts, sha);
  const now = pathsOf(facts, facts.pull_request.head) ?? listed(facts);
  if (then === null || now === null) return [];
  const thenLines = new Set(then.map((path) => guardedText([path])));
  const nowLines = new Set(now.map((path) => guardedText([path])));
  const moved = [...then, ...now].filter((path) => {
    const line = guardedText([path]);
    return thenLines.has(line) !== nowLines.has(line);
  });
  return [...new Set(moved.map(({ path }) => path))].sort();
}

function pathsOf(facts: Facts, sha: string): readonly GuardedPath[] | null {
  return facts.contents.find((entry) => entry.sha === sha && entry.paths !== undefined)?.paths ?? null;
}

function listed({ guarded }: Facts): readonly GuardedPath[] | null {
  return guarded.status === "listed" ? guarded.paths : null;
}
