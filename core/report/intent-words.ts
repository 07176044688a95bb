import type { Catalog } from "../catalog/catalog.ts";
import { type CheckedIntents, mostIntents } from "../change/check-intents.ts";
import { type BesidesLine, besidesLine } from "./intent-besides-words.ts";
import { type IntentLine, intentLine } from "./intent-line.ts";

/** What a proposal means to do, and whether it does it, in sentences. */
export interface IntentInWords {
  /** One for each intent that was declared, up to the most that are checked. */
  readonly lines: readonly IntentLine[];
  /** What else moves, or that nothing does; nothing where no intent was understood. */
  readonly besides: readonly BesidesLine[];
  /** That more were declared than are checked, and how many. */
  readonly left: { readonly count: number; readonly sentence: string } | undefined;
}

/** Says of each intent whether it is done, and what else moves. */
export const intentInWords = (
  { intents, left, besides }: CheckedIntents,
  before: Catalog,
  after: Catalog,
): IntentInWords => ({
  lines: intents.map((checked) => intentLine(checked, before.dictionary, after.dictionary)),
  besides:
    besides?.length === 0
      ? [nothingElse]
      : (besides ?? []).map((one) => besidesLine(one, before.dictionary, after.dictionary)),
  left: left === 0 ? undefined : { count: left, sentence: leftWords(left) },
});

const nothingElse: BesidesLine = {
  outcome: "nothing",
  sentence:
    "Nothing else moves: no other lead, and no other stage, profile or criteria set but those that follow from it.",
  examples: [],
};

const leftWords = (left: number): string =>
  `${String(left)} more ${left === 1 ? "intent is" : "intents are"} not read: ${String(mostIntents)} is the most. Declare fewer.`;
