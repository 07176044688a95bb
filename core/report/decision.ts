import type { Blocker, Decision, Requirement } from "../generated/decision.ts";
import { oneLine } from "./code.ts";
import { ignoredInWords, proposalInWords } from "./decision-ignored.ts";
import { inARow, moment } from "./decision-parts.ts";
import { problemInWords } from "./decision-problems.ts";
import { approvedInWords, place, requirementInWords } from "./decision-requirements.ts";

/** A decision in plain sentences. Names in them are cut to one line, and still have to be escaped for Markdown. */
export interface DecisionWords {
  readonly headline: string;
  readonly requirements: readonly string[];
  readonly blockers: readonly string[];
  readonly ignored: readonly string[];
  /** One for every problem: what was seen, why it matters, what to do. */
  readonly remedies: readonly string[];
}

/** Says a decision: one sentence for the whole, then a line for everything that it rests on. */
export function decisionWords(decision: Decision): DecisionWords {
  const { base } = decision.pull_request;
  return {
    headline: headline(decision),
    requirements: decision.requirements.map((requirement) => requirementInWords(requirement, decision)),
    blockers: decision.blockers.map(blockerInWords),
    ignored: [
      ...proposalInWords(decision.proposal),
      ...decision.ignored.map((review) => ignoredInWords(review, base)),
    ],
    remedies: decision.problems.map((problem) => {
      const { saw, why, type } = problemInWords(problem, base);
      return `${saw} ${why} ${type}`;
    }),
  };
}

/** The decision in one line of at most 140 characters, which is what a commit status holds. */
export function statusDescription(decision: Decision): string {
  const fitting = [headline(decision), shortHeadline(decision)].find((line) => line.length <= 140);
  return fitting ?? cut(headline(decision), 140);
}

function headline(decision: Decision): string {
  const { blockers, problems, pull_request } = decision;
  switch (decision.result) {
    case "not-applicable":
      return "No definition changes, so nothing has to be signed.";
    case "approved":
      return approvedInWords(decision, { reason: "with" });
    case "objected":
      return `Not approved: ${inARow(blockers.map(nameAndFunctions), "and")} ${blockers.length === 1 ? "asks" : "ask"} for changes.`;
    case "waiting":
      return `Waiting for ${inARow(waits(decision, namesOf), "and")}.`;
    case "invalid":
    case "error": {
      const [worst] = problems;
      if (worst === undefined) return "Not approved.";
      const { saw } = problemInWords(worst, pull_request.base);
      return `Not approved: ${saw.slice(0, 1).toLowerCase()}${saw.slice(1)}`;
    }
  }
}

/** The same with fewer words, for where there is little room. */
function shortHeadline(decision: Decision): string {
  switch (decision.result) {
    case "waiting":
      return `Waiting for ${inARow(
        waits(decision, () => ""),
        "and",
      )}.`;
    case "approved":
      return approvedInWords(decision, { reason: "without" });
    case "not-applicable":
    case "objected":
    case "invalid":
    case "error":
      return headline(decision);
  }
}

function namesOf({ function: name, may_sign }: Requirement, { arbiter }: Decision): string {
  if (may_sign.length > 0) return ` (${inARow(may_sign, "or", 3)})`;
  return arbiter?.function === name ? ` (the arbiter ${inARow(arbiter.who, "or", 3)})` : "";
}

function waits(
  decision: Decision,
  names: (requirement: Requirement, decision: Decision) => string,
): readonly string[] {
  const open = decision.requirements.filter(({ state }) => state === "UNSATISFIED" || state === "ERROR");
  return [
    ...open.map((requirement) => `${place(requirement)}${names(requirement, decision)}`),
    ...(decision.problems.length > 0 ? ["GitHub to prepare the merge"] : []),
  ];
}

const nameAndFunctions = ({ login, functions }: Blocker): string =>
  `${oneLine(login)} (${inARow(functions, "and")})`;

function blockerInWords(blocker: Blocker): string {
  const who = oneLine(blocker.login);
  return `${nameAndFunctions(blocker)} asked for changes on ${moment(blocker.submitted_at)}. This pull request waits until ${who} approves or the review is dismissed.`;
}

/** Cuts between characters, never inside one. */
function cut(line: string, longest: number): string {
  const characters = Array.from(line);
  while (characters.join("").length > longest - 1) characters.pop();
  return `${characters.join("")}…`;
}
