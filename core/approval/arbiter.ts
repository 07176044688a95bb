import type { IgnoredReason } from "../generated/decision.ts";
import type { Facts, Owners } from "../generated/facts.ts";
import { businessDaysAfter } from "./business-days.ts";
import { contentOf, recordedContent } from "./contents.ts";
import { instant, second } from "./instant.ts";

/** Whether an approval of the arbiter may stand in: with its reason, or why not. */
export type StandingIn =
  | { readonly status: "may"; readonly reason: string }
  | { readonly status: "may-not"; readonly why: IgnoredReason };

/** Judges the approval of an arbiter by its text and by how long the content has waited. */
export function standingIn(facts: Facts, owners: Owners, text: string): StandingIn {
  const reason = text.trim();
  // A smile or a dot gives no reason that anybody could read later.
  if (!/[\p{L}\p{N}]/u.test(reason)) return { status: "may-not", why: { code: "arbiter-without-reason" } };
  const from = mayStandInFrom(facts, owners);
  const now = instant(facts.decided_at);
  if (from === null || now === null) return { status: "may-not", why: { code: "not-recorded" } };
  return now < from
    ? { status: "may-not", why: { code: "arbiter-too-early", from: momentOf(from) } }
    : { status: "may", reason };
}

/** From when on an arbiter may stand in for this content; null if there is none or nobody knows since when it waits. */
export function mayStandInFrom(facts: Facts, { arbiter }: Owners): number | null {
  const days = Number.parseInt(arbiter?.may_stand_in_after ?? "", 10);
  const since = waitingSince(facts);
  return Number.isNaN(days) || since === null ? null : businessDaysAfter(since, days);
}

/** A moment in the form of the facts. */
export const momentOf = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace(".000Z", "Z");

/**
 * Since when the content at the head waits: the first record of it with no other content in between. What was
 * shown, hidden behind other content and brought back has not waited meanwhile: nobody could read it.
 */
function waitingSince(facts: Facts): number | null {
  const content = contentOf(facts, facts.pull_request.head);
  if (content === null) return null;
  const alike = facts.heads.filter((record) => recordedContent(facts, record) === content);
  const others = facts.heads.filter((record) => !alike.includes(record)).map(({ since }) => second(since));
  // A record without a time may stand anywhere.
  if (others.includes(null)) return null;
  const lastOther = Math.max(...others.flatMap((at) => at ?? []));
  const waiting = alike
    .filter(({ since }) => (second(since) ?? Number.NEGATIVE_INFINITY) >= lastOther)
    .flatMap(({ since }) => instant(since) ?? []);
  return waiting.length === 0 ? null : Math.min(...waiting);
}
