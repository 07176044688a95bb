import type { Decision, Problem } from "../generated/decision.ts";
import type { Facts } from "../generated/facts.ts";
import { instant } from "./instant.ts";

/** What the rules found, before it is summed up. */
export type Outcome = Readonly<
  Pick<Decision, "requirements" | "proposal" | "arbiter"> & {
    readonly blockers: readonly Decision["blockers"][number][];
    readonly ignored: readonly Decision["ignored"][number][];
    readonly problems: readonly Problem[];
  }
>;

export const nothingFound: Outcome = {
  requirements: [],
  proposal: null,
  arbiter: null,
  blockers: [],
  ignored: [],
  problems: [],
};

type Sum = Pick<Decision, "result" | "state">;

const unreadable: Sum = { result: "error", state: "ERROR" };
const misconfigured: Sum = { result: "invalid", state: "ERROR" };
const mistaken: Sum = { result: "invalid", state: "UNSATISFIED" };

/** What each problem makes of the whole, the most serious first; this is also the order in which they are told. */
const sums = {
  "reviews-incomplete": unreadable,
  "review-contradicts-itself": unreadable,
  "account-contradicts-itself": unreadable,
  "review-undated": unreadable,
  "owners-unreadable": unreadable,
  "team-unreadable": unreadable,
  "listing-truncated": unreadable,
  "head-unreadable": unreadable,
  "check-not-run": unreadable,
  "commits-unreadable": unreadable,
  "owners-first": misconfigured,
  "owners-absent": misconfigured,
  "no-owner": misconfigured,
  "too-few-owners": misconfigured,
  "author-needed": misconfigured,
  "not-settled": misconfigured,
  "owners-removed": mistaken,
  "owners-broken": mistaken,
  "no-incoming-owner": mistaken,
  "not-a-plain-file": mistaken,
  "check-errors": mistaken,
  "test-merge-pending": { result: "waiting", state: "UNSATISFIED" },
} as const satisfies Readonly<Record<Problem["code"], Sum>>;

const seriousness = Object.keys(sums);

/** The decision that nothing has to be signed. */
export function notApplicable(facts: Facts): Decision {
  return decision(facts, { result: "not-applicable", state: "NOT_APPLICABLE" }, nothingFound);
}

/** Sums up what the rules found. Approved is only what nothing at all speaks against. */
export function verdict(facts: Facts, outcome: Outcome): Decision {
  const problems = [...outcome.problems].sort(bySeriousness);
  return decision(facts, sum({ ...outcome, problems }), { ...outcome, problems });
}

function sum({ requirements, blockers, problems }: Outcome): Sum {
  const [worst] = problems;
  if (worst !== undefined && worst.code !== "test-merge-pending") return sums[worst.code];
  if (blockers.length > 0) return { result: "objected", state: "UNSATISFIED" };
  const states = requirements.map(({ state }) => state);
  const isSigned =
    states.length > 0 && states.every((state) => state === "SATISFIED" || state === "OVERRIDDEN");
  if (!isSigned || worst !== undefined) return { result: "waiting", state: "UNSATISFIED" };
  return { result: "approved", state: states.includes("OVERRIDDEN") ? "OVERRIDDEN" : "SATISFIED" };
}

function decision(facts: Facts, { state, result }: Sum, outcome: Outcome): Decision {
  const { number, author, head, base } = facts.pull_request;
  return {
    version: 1,
    state,
    result,
    pull_request: { number, author: author?.login ?? null, head, base: base.branch },
    requirements: [...outcome.requirements],
    proposal: outcome.proposal,
    arbiter: outcome.arbiter,
    blockers: [...outcome.blockers].sort(byTime),
    ignored: [...outcome.ignored].sort(byTime),
    problems: [...outcome.problems],
  };
}

function bySeriousness(a: Problem, b: Problem): number {
  const difference = seriousness.indexOf(a.code) - seriousness.indexOf(b.code);
  return difference !== 0 ? difference : JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

interface Reviewed {
  readonly review: number;
  readonly submitted_at: string | null;
}

const byTime = (a: Reviewed, b: Reviewed): number =>
  (instant(a.submitted_at) ?? 0) - (instant(b.submitted_at) ?? 0) || a.review - b.review;
