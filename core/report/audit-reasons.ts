import type { Unsigned } from "../approval/merged.ts";
import type { Decision, Requirement } from "../generated/decision.ts";
import { oneLine } from "./code.ts";
import { ignoredInWords } from "./decision-ignored.ts";
import { inARow, pathInWords } from "./decision-parts.ts";
import { problemInWords } from "./decision-problems.ts";

/** Why something that was merged is not signed: a sentence for each reason. Names are cut to one line. */
export function unsignedInWords(reason: Unsigned, branch: string): readonly string[] {
  switch (reason.code) {
    case "pushed":
      return [`It was pushed to ${oneLine(branch)} without a pull request, so nobody could sign it.`];
    case "replaced":
      return [`The history of ${oneLine(branch)} was replaced, so no signature can be tied to it.`];
    case "unknown":
      return ["GitHub does not list what it changed, so nobody can tell whether it was signed."];
    case "merged-otherwise":
      return [
        `What was merged differs from what was signed in #${reason.number}: ${inARow(reason.paths.map(pathInWords), "and")}.`,
      ];
    case "not-approved":
      return whyNot(reason);
  }
}

function whyNot({ number, decision }: Extract<Unsigned, { code: "not-approved" }>): readonly string[] {
  const { requirements, blockers, ignored, problems, pull_request } = decision;
  const missing = requirements.filter(({ state }) => state !== "SATISFIED" && state !== "OVERRIDDEN");
  const reasons = [
    ...missing.map(missingInWords),
    ...blockers.map(
      ({ login, functions }) => `${oneLine(login)} (${inARow(functions, "and")}) had asked for changes.`,
    ),
    ...problems.map((problem) => problemInWords(problem, pull_request.base).saw),
    ...ignored
      .filter(isOwnersApproval)
      .map((review) => withoutAdvice(ignoredInWords(review, pull_request.base))),
  ];
  return reasons.length > 0 ? reasons : [`#${number} was not approved.`];
}

const missingInWords = ({ kind, function: name, files }: Requirement): string => {
  const where = files.length === 0 ? "" : ` (${inARow(files, "and", 3)})`;
  return kind === "function"
    ? `Nobody had signed for ${oneLine(name)}${where}.`
    : `No incoming owner had signed the hand-over of ${oneLine(name)}${where}.`;
};

const isOwnersApproval = ({ says, functions }: Decision["ignored"][number]): boolean =>
  says === "APPROVED" && functions.length > 0;

/** After the merge nobody can approve again. */
const withoutAdvice = (sentence: string): string => sentence.replace(/ Approve again and it counts\.$/u, "");
