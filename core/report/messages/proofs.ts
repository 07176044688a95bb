import type { Messages } from "./message.ts";
import { code } from "../code.ts";
import { listed } from "./words.ts";

/** What was proved about the definitions, or could not be. */
export const proofsMessages = {
  "stage-unreachable": ({ stage }) => ({
    saw: `No lead can ever be at ${code(stage)}: its conditions exclude each other.`,
    why: "Whatever is measured at this stage stays at zero. This is proved for every possible lead.",
    type: "Look for a condition that repeats an earlier one with other numbers, or for an exclusion that is too wide.",
  }),
  "stage-skips": ({ stage, follows, lead }) => ({
    saw: `A lead can be at ${code(stage)} without being at ${code(follows)}, for example: ${lead}.`,
    why: "Numbers that are compared from stage to stage would count different leads.",
    type: `Add \`meets:\` or \`reached:\` with the earlier stage to the criteria, or correct \`follows:\`.`,
  }),
  "band-unreachable": ({ band }) => ({
    saw: `No lead can ever be in the band ${code(band)}.`,
    why: "Whoever waits for a lead of this band waits for ever. This is proved for every possible lead.",
    type: "Change where the bands start, or the points: look for rules that no lead can meet together.",
  }),
  "segment-unreachable": ({ segment, covering }) => ({
    saw:
      covering.length === 0
        ? `No lead can ever be in ${code(segment)}: its conditions exclude each other.`
        : `No lead can ever be in ${code(segment)}: whoever fits it is in ${listed(covering)} already.`,
    why: "Whatever is counted for this segment stays at zero. This is proved for every possible lead.",
    type:
      covering.length === 0
        ? "Look for a condition that repeats an earlier one with other numbers."
        : "Move it further up, or correct the numbers: the first segment that fits is the one that counts.",
  }),
  "segments-overlap": ({ segment, other, lead }) => ({
    saw: `A lead can be in ${code(other)} and in ${code(segment)} at once, for example: ${lead}.`,
    why: "Only one of these segments may fit; with two, each side counts the lead where it likes.",
    type: "Correct the numbers so that they do not meet. Or write `first:` in place of `exclusive:`, highest first: then the order decides. If no such lead exists, say so in assumptions.yaml.",
  }),
  "not-settled": ({ question, reason }) => ({
    saw: `It is not settled ${question}, because ${reason}.`,
    why: "What is not proved may still be wrong.",
    type: "Look at it by hand, or give a part of the criteria a name and make it simpler.",
  }),
} satisfies Partial<Messages>;
