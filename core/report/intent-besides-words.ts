import type { Besides } from "../change/intent-besides.ts";
import type { Dictionary } from "../criteria/model.ts";
import { nameOfSet } from "../criteria/say.ts";
import { movedExamples, movedWords, reasonOf } from "./moved-words.ts";
import { witnessWords } from "./witness-words.ts";

/** What else moves, or that nothing does, in words. */
export interface BesidesLine {
  readonly outcome: "nothing" | "moved" | "not-settled";
  readonly sentence: string;
  /** Made-up leads that show it. */
  readonly examples: readonly string[];
}

/** Says what moves although no intent says so. */
export function besidesLine(besides: Besides, before: Dictionary, after: Dictionary): BesidesLine {
  const name = nameOfSet(besides.set);
  if (besides.of === "leads") {
    const { way, found } = besides;
    const other = `leads that no intent names ${way === "loses" ? "lose" : "gain"} ${name}`;
    if (found.status === "not-settled")
      return {
        outcome: "not-settled",
        sentence: `Not settled whether ${other}, because ${found.reason}.`,
        examples: [],
      };
    const lead = witnessWords(found.witness(), way === "loses" ? before : after);
    return {
      outcome: "moved",
      sentence: `Something else moves too: ${other}.`,
      examples: [`Would ${way === "loses" ? "lose" : "gain"} it: ${lead}.`],
    };
  }
  const { moved } = besides;
  const { loses, gains } = moved;
  const examples = movedExamples(moved, before, after);
  const isSettled = examples.length > 0;
  return isSettled
    ? {
        outcome: "moved",
        sentence: `Something else moves too: no intent names ${name}. ${movedWords(moved)}`,
        examples,
      }
    : {
        outcome: "not-settled",
        sentence: `Not settled whether ${name} moves, which no intent names, because ${reasonOf([loses, gains])}.`,
        examples,
      };
}
