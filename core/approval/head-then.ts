import type { IgnoredReason } from "../generated/decision.ts";
import type { Facts, HeadRecord } from "../generated/facts.ts";
import { recordedContent } from "./contents.ts";
import { second } from "./instant.ts";

/**
 * Why a review that was submitted at this moment was not a review of this content, by Countersign's own record
 * of heads; null if it was. A review's `commit_id` alone is no proof, as GitHub may move it to a newer head.
 */
export function notSeenThen(facts: Facts, content: string, submittedAt: string): IgnoredReason | null {
  const submitted = second(submittedAt);
  const alike = facts.heads.filter((record) => recordedContent(facts, record) === content);
  const first = earliest(alike);
  if (first === null || submitted === null) return { code: "not-recorded" };
  if (submitted === first.second) return { code: "same-second", first_seen: first.since };
  if (submitted < first.second) return { code: "before-first-seen", first_seen: first.since };
  const inForce = recordsInForce(facts.heads, submitted);
  const other = inForce.find((record) => !alike.includes(record));
  if (other === undefined) return null;
  return inForce.length === 1 ? { code: "head-was-other", head: other.sha } : { code: "head-unclear" };
}

/**
 * The records of which one was the head in this second: the latest before it, all of them if several carry the
 * same time, and any from the second itself. A record without a readable time may always have been the head.
 */
function recordsInForce(heads: readonly HeadRecord[], at: number): readonly HeadRecord[] {
  const before = heads.flatMap(({ since }) => second(since) ?? []).filter((since) => since < at);
  const latest = Math.max(...before);
  return heads.filter(({ since }) => [latest, at, null].includes(second(since)));
}

interface Dated {
  readonly since: string;
  readonly second: number;
}

function earliest(records: readonly HeadRecord[]): Dated | null {
  const dated = records.flatMap(({ since }) => {
    const at = second(since);
    return at === null ? [] : [{ since, second: at }];
  });
  return dated.sort((a, b) => a.second - b.second || (a.since < b.since ? -1 : 1))[0] ?? null;
}
