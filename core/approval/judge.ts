import type { Blocker, IgnoredReason, IgnoredReview, Signature } from "../generated/decision.ts";
import type { Facts, Person } from "../generated/facts.ts";
import { contentOf, pathsChangedSince } from "./contents.ts";
import { notSeenThen } from "./head-then.ts";
import type { KnownOpinion, Opinion, Opinions } from "./opinions.ts";
import { functionsOf, loginKey, sameAccount } from "./people.ts";
import type { FunctionOwners } from "./people.ts";

/** Who may sign for what: the owners of the base branch, and those who only come in with this pull request. */
export interface Electorate {
  readonly functions: readonly FunctionOwners[];
  readonly incoming: readonly FunctionOwners[];
  /** Everybody whom the head's owners file names, to explain why they do not count yet. */
  readonly proposed: readonly FunctionOwners[];
}

export type ReviewSignature = Extract<Signature, { via: "review" }>;

/** A person whose approval counts, for functions they own or for hand-overs to them. */
export interface Signed {
  readonly person: Person;
  readonly signature: ReviewSignature;
  readonly functions: readonly string[];
  readonly incoming: readonly string[];
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
  const functions = [...functionsOf(electorate.functions, person)];
  const incoming = functionsOf(electorate.incoming, person);
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
      return functions.length === 0
        ? ignored(noOwner(electorate, person))
        : { status: "blocks", blocker: { login, id, functions, review, submitted_at, commit_id } };
    case "APPROVED": {
      const { author } = facts.pull_request;
      if (author !== null && sameAccount(author, person)) return ignored({ code: "is-author" });
      if (functions.length === 0 && incoming.length === 0) return ignored(noOwner(electorate, person));
      const reason = notOfThisContent(facts, opinion);
      if (reason !== null || commit_id === null) return ignored(reason ?? { code: "commit-unreadable" });
      const signature: ReviewSignature = { via: "review", login, id, review, submitted_at, commit_id };
      return { status: "signed", signed: { person, signature, functions, incoming } };
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

function noOwner({ functions, proposed }: Electorate, person: Person): IgnoredReason {
  const namesakes = functions
    .flatMap(({ owners }) => owners)
    .filter(({ login }) => loginKey(login) === loginKey(person.login));
  if (namesakes.length > 0) {
    const expected = [...new Set(namesakes.flatMap(({ id }) => id ?? []))].sort((a, b) => a - b);
    return { code: "id-mismatch", expected, found: person.id };
  }
  return functionsOf(proposed, person).length > 0
    ? { code: "only-in-this-pull-request" }
    : { code: "not-an-owner" };
}

function ignore({ functions }: Electorate, opinion: Opinion, reason: IgnoredReason): IgnoredReview {
  const { id, person, says, submitted_at, commit_id } = opinion;
  return {
    review: id,
    login: person?.login ?? null,
    functions: person === null ? [] : [...functionsOf(functions, person)],
    says,
    submitted_at,
    commit_id,
    reason,
  };
}
