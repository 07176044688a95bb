import type { IgnoredReason, IgnoredReview, Problem } from "../generated/decision.ts";
import type { Facts, Person, Review } from "../generated/facts.ts";
import { instant } from "./instant.ts";
import { loginKey } from "./people.ts";

/** A review that says something: mere comments and reviews that were never submitted do not. */
export interface Opinion {
  readonly id: number;
  readonly person: Person | null;
  readonly says: IgnoredReview["says"];
  readonly submitted_at: string;
  readonly commit_id: string | null;
  readonly dismissed_by: string | null;
  readonly text: string;
}

export type KnownOpinion = Opinion & { readonly person: Person };

export interface Opinions {
  /** Each person's standing: their latest opinion. */
  readonly standing: readonly KnownOpinion[];
  readonly ignored: readonly { readonly opinion: Opinion; readonly reason: IgnoredReason }[];
  readonly problems: readonly Problem[];
}

/** Reads the standing of everybody who reviewed; with a problem nobody has one, as an objection may be unseen. */
export function opinionsOf(facts: Facts): Opinions {
  const { reviews } = facts;
  if (reviews.status === "incomplete") {
    return {
      standing: [],
      ignored: [],
      problems: [{ code: "reviews-incomplete", reason: reviews.reason }],
    };
  }
  const problems = [
    ...contradictions(reviews.items),
    ...accountContradictions(facts, reviews.items),
    ...undated(reviews.items),
  ];
  if (problems.length > 0) return { standing: [], ignored: [], problems };
  // Pages may overlap: the same review twice is one review.
  const once = new Map(reviews.items.map((review) => [review.id, review]));
  const opinions = [...once.values()].flatMap(opinion).sort(byTime);
  const standing = new Map<number, KnownOpinion>();
  for (const each of opinions) if (isKnown(each)) standing.set(each.person.id, each);
  return {
    standing: [...standing.values()],
    ignored: opinions.flatMap((each) => {
      const latest = each.person === null ? undefined : standing.get(each.person.id);
      const reason = notStanding(each, latest);
      return reason === null ? [] : [{ opinion: each, reason }];
    }),
    problems: [],
  };
}

function notStanding(opinion: Opinion, latest: KnownOpinion | undefined): IgnoredReason | null {
  if (opinion.person === null) return { code: "nobody" };
  if (latest === undefined || latest === opinion) return null;
  return { code: "superseded", by: latest.says, at: latest.submitted_at };
}

const isKnown = (opinion: Opinion): opinion is KnownOpinion => opinion.person !== null;

const byTime = (a: Opinion, b: Opinion): number =>
  (instant(a.submitted_at) ?? 0) - (instant(b.submitted_at) ?? 0) || a.id - b.id;

function opinion(review: Review): readonly Opinion[] {
  const { id, person, state, submitted_at, commit_id, dismissed_by, body } = review;
  if (state === "COMMENTED" || state === "PENDING" || submitted_at === null) return [];
  return [
    {
      id,
      person,
      says: state,
      submitted_at,
      commit_id,
      dismissed_by: dismissed_by ?? null,
      text: body ?? "",
    },
  ];
}

function contradictions(reviews: readonly Review[]): readonly Problem[] {
  const first = new Map<number, string>();
  const twofold = reviews.filter((review) => {
    const { id, person, state, submitted_at, commit_id, dismissed_by, body } = review;
    const account = [person?.login, person?.id, person?.type];
    const content = JSON.stringify([account, state, submitted_at, commit_id, dismissed_by, body]);
    if (!first.has(id)) first.set(id, content);
    return first.get(id) !== content;
  });
  return [...new Set(twofold.map(({ id }) => id))].map((review) => ({
    code: "review-contradicts-itself",
    review,
  }));
}

/** One login with two numbers or one number with two logins: somebody was renamed while the answers came in. */
function accountContradictions(facts: Facts, reviews: readonly Review[]): readonly Problem[] {
  const members = Object.values(facts.teams).flatMap((team) => (team?.status === "read" ? team.members : []));
  const people = [facts.pull_request.author, ...reviews.map(({ person }) => person), ...members].filter(
    (person) => person !== null,
  );
  const pairs = people.map(({ id, login }) => [id, loginKey(login)] as const);
  // Each map keeps the last partner that it saw, so a second one shows as a pair that does not match.
  const loginOf = new Map(pairs);
  const idOf = new Map(pairs.map(([id, login]) => [login, id]));
  const twofold = pairs.filter(([id, login]) => loginOf.get(id) !== login || idOf.get(login) !== id);
  const logins = new Set(twofold.flatMap(([id, login]) => [login, loginOf.get(id) ?? login]));
  return [...logins].map((login) => ({ code: "account-contradicts-itself", login }));
}

function undated(reviews: readonly Review[]): readonly Problem[] {
  return reviews
    .filter(({ state }) => state !== "COMMENTED" && state !== "PENDING")
    .filter(({ submitted_at }) => instant(submitted_at) === null)
    .map(({ id }) => ({ code: "review-undated", review: id }));
}
