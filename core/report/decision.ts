import type { Blocker, Decision, Requirement } from "../generated/decision.ts";
import { oneLine } from "./code.ts";
import { ignoredInWords } from "./decision-ignored.ts";
import { inARow, moment } from "./decision-parts.ts";
import { problemInWords } from "./decision-problems.ts";

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
    ignored: decision.ignored.map((review) => ignoredInWords(review, base)),
    remedies: decision.problems.map((problem) => {
      const { saw, why, type } = problemInWords(problem, base);
      return `${saw} ${why} ${type}`;
    }),
  };
}

/** The decision in one line of at most 140 characters, which is what a commit status holds. */
export function statusDescription(decision: Decision): string {
  const fitting = [headline(decision), headlineWithoutNames(decision)].find((line) => line.length <= 140);
  return fitting ?? cut(headline(decision), 140);
}

function headline(decision: Decision): string {
  const { requirements, blockers, problems, pull_request } = decision;
  switch (decision.result) {
    case "not-applicable":
      return "No definition changes, so nothing has to be signed.";
    case "approved":
      return `Countersigned: ${inARow(
        requirements.map(({ function: name, signed_by, kind }) =>
          kind === "function"
            ? `${signed_by ?? ""} signed for ${name}`
            : `${signed_by ?? ""} takes over ${name}`,
        ),
        "and",
      )}.`;
    case "objected":
      return `Not approved: ${inARow(blockers.map(nameAndFunctions), "and")} ${blockers.length === 1 ? "asks" : "ask"} for changes.`;
    case "waiting":
      return `Waiting for ${inARow(
        waits(decision, ({ may_sign }) => ` (${inARow(may_sign, "or", 3)})`),
        "and",
      )}.`;
    case "invalid":
    case "error": {
      const [worst] = problems;
      if (worst === undefined) return "Not approved.";
      const { saw } = problemInWords(worst, pull_request.base);
      return `Not approved: ${saw.slice(0, 1).toLowerCase()}${saw.slice(1)}`;
    }
  }
}

function headlineWithoutNames(decision: Decision): string {
  return decision.result === "waiting"
    ? `Waiting for ${inARow(
        waits(decision, () => ""),
        "and",
      )}.`
    : headline(decision);
}

function waits(
  { requirements, problems }: Decision,
  names: (requirement: Requirement) => string,
): readonly string[] {
  const open = requirements.filter(({ state }) => state !== "SATISFIED");
  return [
    ...open.map((requirement) => `${place(requirement)}${names(requirement)}`),
    ...(problems.length > 0 ? ["GitHub to prepare the merge"] : []),
  ];
}

const place = ({ kind, function: name }: Requirement): string =>
  kind === "function" ? name : `the hand-over of ${name}`;

function requirementInWords(requirement: Requirement, { requirements }: Decision): string {
  const { kind, state, signed_by, counted, may_sign } = requirement;
  const title = place(requirement);
  const subject = `${title.slice(0, 1).toUpperCase()}${oneLine(title.slice(1))}`;
  switch (state) {
    case "SATISFIED":
    case "OVERRIDDEN": {
      const signature = counted.find(({ login }) => login === signed_by);
      const who = oneLine(signed_by ?? "");
      if (signature?.via === "author")
        return `${subject}: ${who} comes in as an owner and proposes the change.`;
      const when = signature === undefined ? "" : ` on ${moment(signature.submitted_at)}`;
      return kind === "function"
        ? `${subject}: signed by ${who}${when}.`
        : `${subject}: ${who} comes in as an owner and approved${when}.`;
    }
    case "UNSATISFIED":
      return kind === "function"
        ? `${subject}: waiting for ${inARow(may_sign, "or")}.${elsewhere(requirement, requirements)}`
        : `${subject}: none of the present owners stays, so ${inARow(may_sign, "or")} has to approve as well.`;
    case "ERROR":
      return `${subject}: nobody can sign.${elsewhere(requirement, requirements)}`;
  }
}

/** Why somebody who owns this function and approved does not fill its place. */
function elsewhere({ counted }: Requirement, requirements: readonly Requirement[]): string {
  return counted
    .map(({ login }) => {
      const other = requirements.find(({ kind, signed_by }) => kind === "function" && signed_by === login);
      return other === undefined
        ? ""
        : ` ${oneLine(login)} approved, but signs for ${oneLine(other.function)}; nobody signs for two functions.`;
    })
    .join("");
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
