import type { Classified } from "../change/classify.ts";
import { setName } from "../criteria/say.ts";
import type { Dictionary } from "../criteria/model.ts";
import type { Answer } from "../reason/prove.ts";
import { witnessWords } from "./witness-words.ts";

/** What a change does to who qualifies, in sentences. */
export interface ClassInWords {
  readonly name: string;
  readonly outcome: Classified["outcome"];
  readonly directly: boolean;
  readonly sentence: string;
  /** One lead for each direction that is possible. */
  readonly examples: readonly string[];
}

/** Says the proved class of each set, with a made-up lead that loses or gains it. */
export function classesInWords(
  classes: readonly Classified[],
  before: Dictionary,
  after: Dictionary,
): readonly ClassInWords[] {
  return classes.map(({ set, outcome, directly, loses, gains }) => {
    const name = setName(set.id, after);
    return {
      name,
      outcome,
      directly,
      sentence: sentences[outcome](name, reasonOf(loses) ?? reasonOf(gains) ?? ""),
      examples: [
        ...(loses.status === "lead" ? [`Would lose it: ${witnessWords(loses.witness.madeUp, before)}.`] : []),
        ...(gains.status === "lead" ? [`Would gain it: ${witnessWords(gains.witness.madeUp, after)}.`] : []),
      ],
    };
  });
}

const sentences: { readonly [O in Classified["outcome"]]: (name: string, reason: string) => string } = {
  equivalent: (name) =>
    `${name} is reworded: nobody gains or loses it. This is proved for every possible lead.`,
  tightened: (name) =>
    `${name} is tightened: some lose it, and nobody gains it. This is proved for every possible lead.`,
  loosened: (name) =>
    `${name} is loosened: some gain it, and nobody loses it. This is proved for every possible lead.`,
  shifted: (name) => `${name} moves both ways: some lose it, and others gain it.`,
  "not-settled": (name, reason) => `${name}: not settled what the change does, because ${reason}.`,
};

const reasonOf = (answer: Answer): string | undefined =>
  answer.status === "not-settled" ? answer.reason : undefined;
