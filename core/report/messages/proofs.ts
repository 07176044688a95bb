import type { Messages } from "./message.ts";
import { orList, sayNumber, sayPoints } from "../../criteria/say.ts";
import { code } from "../code.ts";
import { conditionWords, conflictProof, conflictWords, correction } from "./conflict-words.ts";
import { provedWords } from "../proved-words.ts";
import { listed } from "./words.ts";

/** What was proved about the definitions, or could not be. */
export const proofsMessages = {
  "stage-unreachable": ({ stage, conflict }) => ({
    saw: `No lead can ever be at ${code(stage)}: ${conflictWords(conflict)}.`,
    why: `Whatever is measured at this stage stays at zero. ${conflictProof(conflict)}`,
    type: `${correction(conflict)}.`,
  }),
  "stage-skips": ({ stage, follows, lead }) => ({
    saw: `A lead can be at ${code(stage)} without being at ${code(follows)}, for example: ${lead}.`,
    why: "Numbers that are compared from stage to stage would count different leads.",
    type: `Add \`meets:\` or \`reached:\` with the earlier stage to the criteria, or correct \`follows:\`.`,
  }),
  "band-unreachable": ({ band, assuming }) => ({
    saw: `No lead can ever be in the band ${code(band)}.`,
    why: `Whoever waits for a lead of this band waits for ever. ${provedWords(assuming)}`,
    type: "Change where the bands start, or the points: look for rules that no lead can meet together.",
  }),
  "segment-unreachable": (args) =>
    "conflict" in args
      ? {
          saw: `No lead can ever be in ${code(args.segment)}: ${conflictWords(args.conflict)}.`,
          why: `Whatever is counted for this segment stays at zero. ${conflictProof(args.conflict)}`,
          type: `${correction(args.conflict)}.`,
        }
      : {
          saw: `No lead can ever be in ${code(args.segment)}: whoever fits it is in ${listed(args.covering)} already.`,
          why: `Whatever is counted for this segment stays at zero. ${provedWords(args.assuming)}`,
          type: "Move it further up, or correct the numbers: the first segment that fits is the one that counts.",
        },
  "segments-overlap": ({ segment, other, lead }) => ({
    saw: `A lead can be in ${code(other)} and in ${code(segment)} at once, for example: ${lead}.`,
    why: "Only one of these segments may fit; with two, each side counts the lead where it likes.",
    type: "Correct the numbers so that they do not meet. Or write `first:` in place of `exclusive:`, highest first: then the order decides. If no such lead exists, say so in assumptions.yaml.",
  }),
  "score-out-of-reach": ({ score, test, end, limit, assuming }) => ({
    saw:
      limit === undefined
        ? `${code(score)} never comes to a score ${sayPoints(test)}.`
        : `${code(score)} ${end === "most" ? "can reach" : "never falls below"} ${sayNumber(limit)} points${end === "most" ? " at most" : ""}; this asks for a score ${sayPoints(test)}.`,
    why: `No lead can ever meet it. ${provedWords(assuming)}`,
    type: end === "most" ? "Lower the bar, or give more points." : "Raise the bar, or take more points away.",
  }),
  "band-out-of-reach": ({ band, from, limit, assuming }) => ({
    saw: `The band ${code(band)} starts at ${sayNumber(from)} points; the score ${limit === undefined ? "never comes to that" : `can reach ${sayNumber(limit)} at most`}.`,
    why: `No lead can ever be in it. ${provedWords(assuming)}`,
    type: "Lower the start of the band, or give more points.",
  }),
  "band-below-reach": ({ band, above, limit, assuming }) => ({
    saw: `The band ${code(band)} ends below ${sayNumber(above)} points; the score never falls ${limit === undefined ? "so low" : `below ${sayNumber(limit)}`}.`,
    why: `No lead can ever be in it. ${provedWords(assuming)}`,
    type: "Raise the start of the band above it, or delete the band.",
  }),
  "rule-dead": ({ rule, isCase }) => ({
    saw: isCase
      ? `This case of the rule ${code(rule)} can never be the first that is true.`
      : `The rule ${code(rule)} can never give its points: no lead meets its condition.`,
    why: "Whoever reads it expects points that nobody gets. This is proved for every possible lead.",
    type: isCase
      ? "Delete the case, or move it above the one that covers it."
      : "Correct the condition, or delete the rule.",
  }),
  "criteria-contradictory": ({ name, conflict }) => ({
    saw: `No lead can ever meet ${code(name)}: ${conflictWords(conflict)}.`,
    why: "Whatever rests on it holds for nobody, and nothing else says so. This is proved for every possible lead.",
    type: `${correction(conflict)}, or delete the definition.`,
  }),
  "exclusion-of-all": ({ conflict }) => ({
    saw: `Nobody passes this exclusion: ${conflictWords(conflict)}.`,
    why: "An exclusion is meant for some; this one leaves nobody over. This is proved for every possible lead.",
    type: `${correction(conflict)}, or delete the exclusion.`,
  }),
  "alternative-dead": (args) => ({
    saw:
      "conflict" in args
        ? `Nobody can qualify this way: ${conflictWords(args.conflict)}.`
        : `Nobody can qualify by ${code(args.condition)}: it never goes together with ${together(args.others.map(conditionWords))}.`,
    why: "A way in that is written down but closed misleads everybody who reads it. This is proved for every possible lead.",
    type:
      "conflict" in args
        ? `${correction(args.conflict)}, or delete this alternative.`
        : "Narrow what closes it, or delete this alternative.",
  }),
  "condition-redundant": ({ condition, others, isAll }) => ({
    saw: isAll
      ? `${code(condition)} says nothing new: it is true whenever ${orList(others.map(code), "and")} ${others.length === 1 ? "is" : "are"}.`
      : `${code(condition)} says nothing new: whenever it is true, so is ${orList(others.map(code), "or")}.`,
    why: "Who changes this number believes that something changes.",
    type: "Delete the condition, or correct what was meant.",
  }),
} satisfies Partial<Messages>;

/** One alone may well go together with it; several do not at once. */
const together = (said: readonly string[]): string =>
  said.length === 1
    ? said.join("")
    : `${said.length === 2 ? "both" : "all of"} ${orList(said, "and")} at once`;
