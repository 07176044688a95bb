import type { Moved } from "../change/judge-intent.ts";
import type { Dictionary } from "../criteria/model.ts";
import { upperFirst } from "../criteria/say.ts";
import type { Answer, Witness } from "../reason/answer.ts";
import { witnessWords } from "./witness-words.ts";

/** Who loses and gains a set, as far as it is settled: `Some lose it, and nobody gains it.` */
export function movedWords({ loses, gains }: Moved): string {
  const said = [
    ...(loses.status === "not-settled" ? [] : [loses.status === "lead" ? "some lose it" : "nobody loses it"]),
    ...(gains.status === "not-settled" ? [] : [gains.status === "lead" ? "some gain it" : "nobody gains it"]),
  ].join(", and ");
  return said === "" ? "" : `${upperFirst(said)}.`;
}

/**
 * One made-up lead for each direction that is possible, each by the names of the version in which it meets the set, and
 * followed by `why` where somebody says it.
 */
export function movedExamples(
  moved: Moved,
  before: Dictionary,
  after: Dictionary,
  why?: (witness: Witness, is: keyof Moved) => string,
): readonly string[] {
  const shown = (what: string, is: keyof Moved, dictionary: Dictionary): readonly string[] => {
    const answer = moved[is];
    if (answer.status !== "lead") return [];
    const witness = answer.witness();
    const lead = `${what}: ${witnessWords(witness, dictionary)}.`;
    return [why === undefined ? lead : `${lead} ${why(witness, is)}`];
  };
  return [...shown("Would lose it", "loses", before), ...shown("Would gain it", "gains", after)];
}

/** Why the first of some answers that is not settled is not; nothing where all are. */
export const reasonOf = (answers: readonly Answer[]): string =>
  answers.flatMap((answer) => (answer.status === "not-settled" ? [answer.reason] : []))[0] ?? "";
