import type { Condition } from "../criteria/model.ts";
import { type Alternative, alternatives } from "./alternatives.ts";
import type { Questions } from "./criteria-questions.ts";
import { demand } from "./ground.ts";
import { asksTheSame, mayContradict, inputsOf } from "./inputs-of.ts";

/** Alternatives that never count: they contradict themselves, or what is around them, such as an exclusion. */
export function deadAlternatives(criteria: Condition, questions: Questions): readonly Alternative[] {
  const { dictionary } = questions;
  return alternatives(criteria).flatMap(({ part, around }): readonly Alternative[] => {
    const inputs = inputsOf(part, dictionary);
    if (inputs === undefined) return [];
    const near = around.filter((other) => asksTheSame(inputs, inputsOf(other, dictionary)));
    if (near.length === 0 && !mayContradict(part, dictionary)) return [];
    const all = [part, ...near].map((condition) => demand(condition, "true", questions));
    return questions.isImpossible(all, part) ? [{ part, around: near }] : [];
  });
}
