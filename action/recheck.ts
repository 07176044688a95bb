import type { Facts } from "../core/generated/facts.ts";
import type { PullRequest, Reads } from "./github/port.ts";
import { siblingsOf, type Judgement } from "./judge.ts";

/** What may have happened between reading and writing. */
export type Recheck = "same" | "opinions-changed" | "head-moved";

/** What somebody thinks: a new text on an old review does not change it. */
const opinions = (reviews: Facts["reviews"]): string =>
  reviews.status === "incomplete"
    ? "incomplete"
    : reviews.items
        .map(({ id, person, state, submitted_at, commit_id }) =>
          JSON.stringify([id, person?.id ?? null, state, submitted_at, commit_id]),
        )
        .sort()
        .join("\n");

/** Reads the reviews behind a green decision again. */
export async function recheckReviews(github: Reads, judgement: Judgement): Promise<Recheck> {
  if (judgement.sides === null) return "same";
  for (const { facts } of [judgement, ...judgement.siblings]) {
    const now = await github.reviews(facts.pull_request.number);
    if (opinions(now) !== opinions(facts.reviews)) return "opinions-changed";
  }
  return "same";
}

/** Reads the pull request again: whether it still is what was decided, and no sibling has come. */
export async function recheckHead(github: Reads, pull: PullRequest, judgement: Judgement): Promise<Recheck> {
  const open = await github.openPullRequests(pull.base.branch);
  const now = open.find(({ number }) => number === pull.number);
  if (now?.head.sha !== pull.head.sha || now.base.branch !== pull.base.branch) return "head-moved";
  const known = new Set(judgement.siblings.map(({ facts }) => facts.pull_request.number));
  const strangers = siblingsOf(now, open).filter(({ number }) => !known.has(number));
  return strangers.length > 0 && judgement.sides !== null ? "opinions-changed" : "same";
}
