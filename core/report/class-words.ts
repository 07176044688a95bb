import type { Classified } from "../change/classify.ts";
import { type Judged, explainDifference } from "../criteria/explain-difference.ts";
import type { Condition, Dictionary } from "../criteria/model.ts";
import { setName } from "../criteria/say.ts";
import { situation } from "../criteria/situation.ts";
import type { Witness } from "../reason/prove.ts";
import { makeLead } from "../reason/witness.ts";
import { differenceWords } from "./difference-words.ts";
import { movedExamples, reasonOf } from "./moved-words.ts";
import { provedWords } from "./proved-words.ts";

/** What a change does to who qualifies, in sentences. */
export interface ClassInWords {
  /** The id of the stage, profile or criteria set. */
  readonly id: string;
  readonly name: string;
  readonly outcome: Classified["outcome"];
  readonly directly: boolean;
  readonly sentence: string;
  /** The assumptions without which it would not be proved, by id. */
  readonly assuming: readonly string[];
  /** One made-up lead for each direction that is possible. Making them up takes long, so only who shows them asks. */
  readonly examples: () => readonly string[];
}

/** Says the proved class of each set, with a made-up lead that loses or gains it. */
export function classesInWords(
  classes: readonly Classified[],
  before: Dictionary,
  after: Dictionary,
): readonly ClassInWords[] {
  return classes.map((classified) => {
    const { set, former, outcome, directly, loses, gains, assuming } = classified;
    const name = setName(set.id, after);
    const why = (witness: Witness, is: "loses" | "gains"): string => {
      const judged = (condition: Condition, dictionary: Dictionary): Judged => {
        const { lead, carried } = makeLead(witness.space, witness.sketch, dictionary);
        return { condition, about: situation(dictionary, lead, carried, witness.space.now) };
      };
      const [old, proposed] = [judged(former, before), judged(set.criteria, after)];
      const difference = is === "loses" ? explainDifference(old, proposed) : explainDifference(proposed, old);
      return differenceWords("it", difference, is, set.id, after);
    };
    return {
      id: set.id,
      name,
      outcome,
      directly,
      sentence: sentenceOf(classified, name),
      assuming,
      examples: () => movedExamples({ loses, gains }, before, after, why),
    };
  });
}

function sentenceOf({ outcome, reach, loses, gains, assuming }: Classified, name: string): string {
  const proved = provedWords(assuming);
  switch (reach) {
    case "nobody":
      return `Nobody can reach ${name} any more, whatever is known about them. ${proved}`;
    case "everybody":
      return `Everybody meets ${name} now, and nobody loses it. ${proved}`;
    case "others":
      return `Nobody keeps ${name}: whoever met it before does not meet it now, and others do. ${proved}`;
    case "some":
      break;
  }
  switch (outcome) {
    case "equivalent":
      return `Nobody gains or loses ${name}. ${proved}`;
    case "tightened":
      return `${name} is tightened: some lose it, and nobody gains it. ${proved}`;
    case "loosened":
      return `${name} is loosened: some gain it, and nobody loses it. ${proved}`;
    case "shifted":
      return `${name} moves both ways: some lose it, and others gain it.`;
    case "not-settled":
      return `${name}: not settled what the change does, because ${reasonOf([loses, gains])}.`;
  }
}
