import type { Blocker, IgnoredReason, IgnoredReview, Signature } from "../generated/decision.ts";
import type { Facts, Owners, Person } from "../generated/facts.ts";
import { standingIn } from "./arbiter.ts";
import { contentOf, pathsChangedSince } from "./contents.ts";
import { notSeenThen } from "./head-then.ts";
import type { KnownOpinion, Opinion, Opinions } from "./opinions.ts";
import { allSets, arbitersIn, type OwnerSet, type Ownership } from "./owner-sets.ts";
import { isOwner, loginKey, sameAccount } from "./people.ts";

/** Who may sign for what: the owners of the base branch, and those who only come in with this pull request. */
export interface Electorate {
  /** The owners file of the base branch. */
  readonly file: Owners;
  readonly held: Ownership;
  /** The sets that have to sign this change. */
  readonly needed: readonly OwnerSet[];
  /** The sets to which this pull request hands over. */
  readonly incoming: readonly OwnerSet[];
  /** Every set of the head's owners file, to explain why its people do not count yet. */
  readonly proposed: readonly OwnerSet[];
}

export type ReviewSignature = Extract<Signature, { via: "review" }>;

/** A person whose approval counts: for sets, for hand-overs to them, or in place of a missing function. */
export interface Signed {
  readonly opinion: KnownOpinion;
  readonly person: Person;
  readonly signature: ReviewSignature;
  readonly sets: readonly OwnerSet[];
  readonly incoming: readonly OwnerSet[];
  /** The reason with which this person may stand in as the arbiter; null for everybody who may not. */
  readonly reason: string | null;
}

export interface Judgement {
  readonly signed: readonly Signed[];
  readonly blockers: readonly Blocker[];
  readonly ignored: readonly IgnoredReview[];
}

/** Sorts every review into those that count, those that block, and those that do neither, with the reason. */
export function judge(facts: Facts, electorate: Electorate, opinions: Opinions): Judgement {
  const verdicts = opinions.standing.map((opinion) => judgeOne(facts, electorate, opinion));
  const ignored = opinions.ignored.map(({ opinion, reason }) => ignore(electorate, opinion, reason));
  return {
    signed: verdicts.flatMap((verdict) => (verdict.status === "signed" ? [verdict.signed] : [])),
    blockers: verdicts.flatMap((verdict) => (verdict.status === "blocks" ? [verdict.blocker] : [])),
    ignored: [
      ...verdicts.flatMap((verdict) => (verdict.status === "ignored" ? [verdict.ignored] : [])),
      ...ignored,
    ],
  };
}

type Verdict =
  | { readonly status: "signed"; readonly signed: Signed }
  | { readonly status: "blocks"; readonly blocker: Blocker }
  | { readonly status: "ignored"; readonly ignored: IgnoredReview };

function judgeOne(facts: Facts, electorate: Electorate, opinion: KnownOpinion): Verdict {
  const { person, submitted_at, commit_id } = opinion;
  const { login, id } = person;
  const sets = setsOf(electorate.needed, person);
  const review = opinion.id;
  const ignored = (reason: IgnoredReason): Verdict => ({
    status: "ignored",
    ignored: ignore(electorate, opinion, reason),
  });

  if (person.type !== "User") return ignored({ code: "not-a-user", type: person.type });
  switch (opinion.says) {
    case "DISMISSED":
      return ignored({ code: "dismissed", by: opinion.dismissed_by });
    case "CHANGES_REQUESTED":
      // An objection holds whatever commit it names: the content that it was about may come back.
      return sets.length === 0
        ? ignored(ownsNothingHere(electorate, person))
        : {
            status: "blocks",
            blocker: { login, id, functions: functionsOf(sets), review, submitted_at, commit_id },
          };
    case "APPROVED": {
      const { author } = facts.pull_request;
      if (author !== null && sameAccount(author, person)) return ignored({ code: "is-author" });
      const incoming = setsOf(electorate.incoming, person);
      const isArbiter = setsOf(arbitersIn(electorate.held), person).length > 0;
      if (sets.length + incoming.length === 0 && !isArbiter)
        return ignored(ownsNothingHere(electorate, person));
      const reason = notOfThisContent(facts, opinion);
      if (reason !== null || commit_id === null) return ignored(reason ?? { code: "commit-unreadable" });
      const standIn = isArbiter ? standingIn(facts, electorate.file, opinion.text) : null;
      if (sets.length + incoming.length === 0 && standIn?.status === "may-not") return ignored(standIn.why);
      const signature: ReviewSignature = { via: "review", login, id, review, submitted_at, commit_id };
      const because = standIn?.status === "may" ? standIn.reason : null;
      return { status: "signed", signed: { opinion, person, signature, sets, incoming, reason: because } };
    }
  }
}

/** Why an approval is not one of the content at the head; null if it is. */
function notOfThisContent(facts: Facts, { commit_id, submitted_at }: KnownOpinion): IgnoredReason | null {
  const content = contentOf(facts, facts.pull_request.head);
  if (content === null) return { code: "head-unreadable" };
  const approved = contentOf(facts, commit_id);
  if (approved === null || commit_id === null) return { code: "commit-unreadable" };
  if (approved !== content) {
    return { code: "other-content", paths: [...pathsChangedSince(facts, commit_id)] };
  }
  return notSeenThen(facts, content, submitted_at);
}

function ownsNothingHere({ held, proposed }: Electorate, person: Person): IgnoredReason {
  const elsewhere = functionsOf(setsOf(allSets(held), person));
  if (elsewhere.length > 0) return { code: "owns-other-files", functions: elsewhere };
  const namesakes = [...allSets(held), ...arbitersIn(held)]
    .flatMap(({ owners }) => owners)
    .filter(({ login, id }) => loginKey(login) === loginKey(person.login) && id !== null && id !== person.id);
  if (namesakes.length > 0) {
    const expected = [...new Set(namesakes.flatMap(({ id }) => id ?? []))].sort((a, b) => a - b);
    return { code: "id-mismatch", expected, found: person.id };
  }
  return setsOf(proposed, person).length > 0
    ? { code: "only-in-this-pull-request" }
    : { code: "not-an-owner" };
}

/** A review that does not count, with the functions that its author owns for whatever files. */
export function ignore({ held }: Electorate, opinion: Opinion, reason: IgnoredReason): IgnoredReview {
  const { id, person, says, submitted_at, commit_id } = opinion;
  return {
    review: id,
    login: person?.login ?? null,
    functions: person === null ? [] : functionsOf(setsOf(allSets(held), person)),
    says,
    submitted_at,
    commit_id,
    reason,
  };
}

/** The sets to which an account belongs. */
export const setsOf = (sets: readonly OwnerSet[], person: Person): readonly OwnerSet[] =>
  sets.filter(({ owners }) => owners.some((owner) => isOwner(owner, person)));

/** The functions of some sets, each once. */
export const functionsOf = (sets: readonly OwnerSet[]): string[] => [
  ...new Set(sets.map((set) => set.function)),
];
