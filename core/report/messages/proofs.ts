import type { Messages } from "./message.ts";
import { code } from "../code.ts";

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
  "not-settled": ({ question, reason }) => ({
    saw: `It is not settled ${question}, because ${reason}.`,
    why: "What is not proved may still be wrong.",
    type: "Look at it by hand, or give a part of the criteria a name and make it simpler.",
  }),
} satisfies Partial<Messages>;
