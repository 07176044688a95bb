import type { Decision, Requirement } from "../generated/decision.ts";
import { oneLine } from "./code.ts";
import { fromOn, inARow, moment, placeInWords } from "./decision-parts.ts";

/** What a signature is needed for: "sales", "sales on stages/emea-*.yaml", "the hand-over of sales". */
export const place = (requirement: Requirement): string =>
  requirement.kind === "function"
    ? placeInWords(requirement)
    : `the hand-over of ${placeInWords(requirement)}`;

/** Says an approval in one sentence, or in two where the arbiter stands in; the reason may be left out. */
export function approvedInWords(
  { requirements }: Decision,
  { reason: telling }: { readonly reason: "with" | "without" },
): string {
  const overridden = requirements.filter(({ state }) => state === "OVERRIDDEN");
  const signed = requirements
    .filter(({ state }) => state === "SATISFIED")
    .map(({ kind, signed_by, ...where }) =>
      kind === "function"
        ? `${oneLine(signed_by ?? "")} signed for ${placeInWords(where)}`
        : `${oneLine(signed_by ?? "")} takes over ${placeInWords(where)}`,
    );
  const [first] = overridden;
  if (first === undefined) return `Countersigned: ${inARow(signed, "and")}.`;
  const who = oneLine(first.signed_by ?? "");
  const because = telling === "with" ? ` (${quoted(reasonOf(first), 160)})` : "";
  const missing = inARow(overridden.map(placeInWords), "and");
  return `Overridden by the arbiter: ${who} stands in for ${missing}${because}. ${inARow(signed, "and")}.`;
}

/** Says what has become of one signature: who gave it, or who still may. */
export function requirementInWords(requirement: Requirement, decision: Decision): string {
  const { kind, state, signed_by, counted, may_sign } = requirement;
  const title = place(requirement);
  const subject = `${title.slice(0, 1).toUpperCase()}${title.slice(1)}`;
  const who = oneLine(signed_by ?? "");
  switch (state) {
    case "SATISFIED": {
      const signature = counted.find(({ login }) => login === signed_by);
      if (signature === undefined || signature.via === "author")
        return kind === "function"
          ? `${subject}: signed by ${who}, who proposes the change.`
          : `${subject}: ${who} comes in as an owner and proposes the change.`;
      const when = moment(signature.submitted_at);
      return kind === "function"
        ? `${subject}: signed by ${who} on ${when}.`
        : `${subject}: ${who} comes in as an owner and approved on ${when}.`;
    }
    case "OVERRIDDEN": {
      const signature = counted.find(({ via }) => via === "arbiter");
      const when = signature?.via === "arbiter" ? ` on ${moment(signature.submitted_at)}` : "";
      return `${subject}: the arbiter ${who} stands in and approved${when}. The reason: ${quoted(reasonOf(requirement), 400)}`;
    }
    case "UNSATISFIED":
      return kind === "function"
        ? `${subject}: waiting for ${inARow(may_sign, "or")}.${elsewhere(requirement, decision)}${standIn(requirement, decision)}`
        : `${subject}: none of the present owners stays, so ${inARow(may_sign, "or")} has to approve as well.`;
    case "ERROR":
      return `${subject}: nobody can sign.${elsewhere(requirement, decision)}${standIn(requirement, decision)}`;
  }
}

/** Why somebody who owns this function and approved does not fill its place. */
function elsewhere({ function: name, counted }: Requirement, { requirements }: Decision): string {
  return counted
    .map(({ login }) => {
      const other = requirements.find(
        (each) => each.kind === "function" && each.signed_by === login && each.function !== name,
      );
      return other === undefined
        ? ""
        : ` ${oneLine(login)} approved, but signs for ${oneLine(other.function)}; nobody signs for two functions.`;
    })
    .join("");
}

function standIn({ function: name }: Requirement, { arbiter }: Decision): string {
  if (arbiter?.function !== name) return "";
  const who = inARow(arbiter.who, "or");
  const when = arbiter.status === "now" ? "now" : `from ${fromOn(arbiter.from)}`;
  return ` The arbiter ${who} may stand in ${when}, with an approval that says why.`;
}

function reasonOf({ counted }: Requirement): string {
  const signature = counted.find(({ via }) => via === "arbiter");
  return signature?.via === "arbiter" ? signature.reason : "";
}

/** Somebody's own words, cut to one line. */
const quoted = (text: string, longest: number): string => `“${oneLine(text, longest)}”`;
