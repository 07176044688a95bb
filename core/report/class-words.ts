import type { Classified } from "../change/classify.ts";
import { setName } from "../criteria/say.ts";
import type { Dictionary } from "../criteria/model.ts";
import type { Answer } from "../reason/prove.ts";
import { witnessWords } from "./witness-words.ts";

/** What a change does to who qualifies, in sentences. */
export interface ClassInWords {
  /** The id of the stage, profile or criteria set. */
  readonly id: string;
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
  return classes.map((classified) => {
    const { set, outcome, directly, loses, gains } = classified;
    const name = setName(set.id, after);
    return {
      id: set.id,
      name,
      outcome,
      directly,
      sentence: sentenceOf(classified, name),
      examples: [
        ...(loses.status === "lead" ? [`Would lose it: ${witnessWords(loses.witness.madeUp, before)}.`] : []),
        ...(gains.status === "lead" ? [`Would gain it: ${witnessWords(gains.witness.madeUp, after)}.`] : []),
      ],
    };
  });
}

const everybody = "This is proved for every possible lead.";

function sentenceOf({ outcome, reach, loses, gains }: Classified, name: string): string {
  switch (reach) {
    case "nobody":
      return `Nobody can reach ${name} any more, whatever is known about them. ${everybody}`;
    case "everybody":
      return `Everybody meets ${name} now, and nobody loses it. ${everybody}`;
    case "others":
      return `Nobody keeps ${name}: whoever met it before does not meet it now, and others do. ${everybody}`;
    case "some":
      return sentences[outcome](name, reasonOf(loses) ?? reasonOf(gains) ?? "");
  }
}

const sentences: { readonly [O in Classified["outcome"]]: (name: string, reason: string) => string } = {
  equivalent: (name) => `Nobody gains or loses ${name}. ${everybody}`,
  tightened: (name) => `${name} is tightened: some lose it, and nobody gains it. ${everybody}`,
  loosened: (name) => `${name} is loosened: some gain it, and nobody loses it. ${everybody}`,
  shifted: (name) => `${name} moves both ways: some lose it, and others gain it.`,
  "not-settled": (name, reason) => `${name}: not settled what the change does, because ${reason}.`,
};

const reasonOf = (answer: Answer): string | undefined =>
  answer.status === "not-settled" ? answer.reason : undefined;
