import type { Catalog } from "../catalog/catalog.ts";
import type { ProveOutput } from "../generated/prove.ts";
import { type Outcome, answerQuestion } from "../reason/answer-question.ts";
import { deciding } from "../reason/deciding.ts";
import { groundOf } from "../reason/ground.ts";
import type { Question } from "../reason/parse-question.ts";
import { outcomeWords } from "./outcome-words.ts";
import { witnessWords } from "./witness-words.ts";

/** Questions, each with its text, answered by proof, in words. */
export function proveJson(
  questions: readonly { readonly text: string; readonly question: Question }[],
  catalog: Catalog,
): ProveOutput {
  const ground = groundOf(catalog);
  return {
    version: 1,
    as_of: new Date(ground.now).toISOString(),
    answers: questions.map(({ text, question }) => {
      const outcome = answerQuestion(question, ground);
      const { witness, points, assuming, steps } = outcome;
      return {
        question: text,
        outcome: outcome.outcome,
        sentence: outcomeWords(outcome, catalog.dictionary),
        lead: witness === undefined ? null : witnessWords(witness, catalog.dictionary),
        assuming: [...assuming],
        points: points === undefined || !Number.isFinite(points) ? null : points,
        decided_by: failed(outcome, catalog).map(({ condition, at }) => ({
          condition,
          path: at.path,
          line: at.line,
        })),
        steps,
      };
    }),
  };
}

/** What a lead that breaks a claim fails, of the set that it is not in. */
function failed({ question, witness, isIn }: Outcome, catalog: Catalog): ReturnType<typeof deciding> {
  if (witness === undefined) return [];
  switch (question.kind) {
    case "implies":
      return deciding(question.other, witness, catalog);
    case "equals":
      return deciding(isIn === "other" ? question.set : question.other, witness, catalog);
    default:
      return [];
  }
}
