import type { Decision, Problem, Proposal as Proposed } from "../generated/decision.ts";
import type { Facts } from "../generated/facts.ts";
import { guardedChanges, type SomeChanges } from "./changes.ts";
import { contentOf } from "./contents.ts";
import { coverage } from "./coverage.ts";
import { electorsOf } from "./electors.ts";
import { ownersPath } from "./guarded.ts";
import { handOvers } from "./hand-overs.ts";
import { functionsOf, ignore, judge, type Electorate } from "./judge.ts";
import { obstacles } from "./obstacles.ts";
import { opinionsOf } from "./opinions.ts";
import { arbitersIn, neededSets, ownership, type OwnerSet } from "./owner-sets.ts";
import { proposalOf, type Proposal } from "./proposal.ts";
import { handOverOf, requirementOf } from "./requirements.ts";
import { missingFunctions, notNeeded, standInFor } from "./stand-in.ts";
import { nothingFound, notApplicable, verdict, type Outcome } from "./verdict.ts";

/**
 * Decides whether a pull request may be merged: a pure function of the facts, that says for every function who
 * signed or may sign, and for every review that does not count why. What is not known is not approved.
 */
export function decide(facts: Facts): Decision {
  // This comes first: where nothing guarded changes, no broken owners file may hold up the work of others.
  const changes = guardedChanges(facts);
  switch (changes.status) {
    case "none":
      return notApplicable(facts);
    case "unknown":
      return verdict(facts, { ...nothingFound, problems: changes.problems });
    case "some": {
      const known = [...changes.problems, ...unknownHead(facts), ...checkProblems(facts)];
      const outcome = signaturesFor(facts, changes);
      return verdict(facts, { ...outcome, problems: [...known, ...outcome.problems] });
    }
  }
}

/** Who has to sign these changes, who has, and what stands in the way. */
function signaturesFor(facts: Facts, changes: SomeChanges): Outcome {
  const { base } = facts.owners;
  const { author } = facts.pull_request;
  // Owners come from the base branch alone: what a pull request says about them is what has to be signed.
  if (base.status !== "read") return { ...nothingFound, problems: [withoutOwners(base, changes)] };

  const held = ownership(base.owners, facts.teams);
  const needed = neededSets(held, changes.paths.length === 0 ? [ownersPath] : changes.paths);
  const change = handOvers(facts, changes, held);
  const proposal = proposalOf(facts, base.owners, needed);
  const electorate: Electorate = {
    file: base.owners,
    held,
    needed,
    incoming: change.incoming.map(({ set }) => set),
    proposed: change.proposed,
  };
  const opinions = opinionsOf(facts);
  const { signed, blockers, ignored } = judge(facts, electorate, opinions);
  const electors = electorsOf(electorate, signed, proposal, author);
  const { covered, search } = coverage(needed, electors.signers, electors.free);
  const missing = missingFunctions(covered);
  const unused = signed.flatMap((each) => {
    const reason = notNeeded(each, covered);
    return reason === null ? [] : [ignore(electorate, each.opinion, reason)];
  });
  return {
    requirements: [
      ...covered.map((each) => requirementOf(each, electors)),
      ...change.incoming.map((each) => handOverOf(each, signed, author)),
    ],
    proposal: proposed(proposal),
    arbiter: standInFor(facts, electorate, electors, missing),
    blockers,
    ignored: [...ignored, ...unused],
    problems: [
      ...unreadableTeams(needed, "owners"),
      // Only where it matters who could stand in.
      ...(missing.length === 1 ? unreadableTeams(arbitersIn(held), "arbiter") : []),
      ...(proposal.status === "unknown" ? [proposal.problem] : []),
      ...(search === "given-up" ? [{ code: "not-settled" } as const] : []),
      ...change.problems,
      ...opinions.problems,
      ...obstacles(held, needed, changes.paths, electors),
    ],
  };
}

type Unowned = Exclude<Facts["owners"]["base"], { status: "read" }>;

function withoutOwners(base: Unowned, { paths }: SomeChanges): Problem {
  if (base.status === "unreadable") return { code: "owners-unreadable", reason: base.reason };
  return { code: paths.includes(ownersPath) ? "owners-first" : "owners-absent" };
}

type Role = Extract<Problem, { code: "team-unreadable" }>["role"];

/** An objection of an owner in such a team could not be seen, so nothing is approved, whoever else has signed. */
function unreadableTeams(sets: readonly OwnerSet[], role: Role): readonly Problem[] {
  const teams = new Map(
    sets.flatMap(({ unreadable }) => unreadable.map(({ team, reason }) => [team, reason] as const)),
  );
  return [...teams].map(([team, reason]) => ({ code: "team-unreadable", team, reason, role }));
}

/** The same as data for people: what it is worth that the author proposes. */
function proposed(proposal: Proposal): Proposed {
  switch (proposal.status) {
    case "counts-for-nothing":
    case "unknown":
      return null;
    case "signs": {
      const { person, sets } = proposal;
      return { status: "signs", login: person.login, functions: functionsOf(sets) };
    }
    case "does-not-sign": {
      const { person, sets, commit } = proposal;
      const { sha, author, committer } = commit;
      const functions = functionsOf(sets);
      return { status: "does-not-sign", login: person.login, functions, commit: sha, author, committer };
    }
  }
}

function unknownHead(facts: Facts): readonly Problem[] {
  const { head } = facts.pull_request;
  return contentOf(facts, head) === null ? [{ code: "head-unreadable", head }] : [];
}

function checkProblems({ check }: Facts): readonly Problem[] {
  switch (check.status) {
    case "clean":
      return [];
    case "errors":
      return [{ code: "check-errors", count: check.count, first: check.first }];
    case "not-run":
      return [{ code: "check-not-run", reason: check.reason }];
  }
}
