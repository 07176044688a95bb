import type { Decision, Problem } from "../generated/decision.ts";
import type { Facts } from "../generated/facts.ts";
import { guardedChanges } from "./changes.ts";
import { contentOf } from "./contents.ts";
import { ownersPath } from "./guarded.ts";
import { handOvers } from "./hand-overs.ts";
import { judge } from "./judge.ts";
import { opinionsOf } from "./opinions.ts";
import { functionOwners } from "./people.ts";
import { cover } from "./requirements.ts";
import { unenforcedProblems } from "./unenforced.ts";
import { nothingFound, notApplicable, verdict } from "./verdict.ts";

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
    case "some":
      break;
  }

  const problems = [
    ...changes.problems,
    ...unknownHead(facts),
    ...checkProblems(facts),
    ...ownersProblems(facts),
  ];
  const { base } = facts.owners;
  // Owners come from the base branch alone: what a pull request says about them is what has to be signed.
  if (base.status !== "read" || ownersProblems(facts).length > 0) {
    return verdict(facts, { ...nothingFound, problems });
  }

  const functions = functionOwners(base.owners);
  const change = handOvers(facts, changes.owners, functions);
  const electorate = { functions, incoming: change.incoming, proposed: change.proposed };
  const opinions = opinionsOf(facts);
  const { signed, blockers, ignored } = judge(facts, electorate, opinions);
  const coverage = cover(electorate, signed, facts.pull_request.author);
  return verdict(facts, {
    requirements: coverage.requirements,
    blockers,
    ignored,
    problems: [...problems, ...change.problems, ...opinions.problems, ...coverage.problems],
  });
}

function ownersProblems({ owners, guarded }: Facts): readonly Problem[] {
  switch (owners.base.status) {
    case "read":
      return unenforcedProblems(owners.base.owners, "base");
    case "unreadable":
      return [{ code: "owners-unreadable", reason: owners.base.reason }];
    case "absent": {
      const adds = guarded.status === "listed" && guarded.paths.some(({ path }) => path === ownersPath);
      return [{ code: adds ? "owners-first" : "owners-absent" }];
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
