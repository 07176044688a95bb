import type { Condition, Dictionary } from "../criteria/model.ts";
import type { Questions } from "./criteria-questions.ts";
import type { Demand } from "./answer.ts";
import { demand } from "./ground.ts";
import { asksTheSame, inputsOf } from "./inputs-of.ts";
import { needsOf } from "./needs-of.ts";

/** A condition that says nothing new, and those beside it from which that follows. */
export interface Redundant {
  readonly part: Condition;
  readonly others: readonly Condition[];
}

/** Conditions of an "all" or "any" that follow from those beside them. */
export function redundantConditions(condition: Condition, questions: Questions): readonly Redundant[] {
  const { kind } = condition;
  if (kind !== "all" && kind !== "any") return [];
  const { dictionary } = questions;
  const parts = condition.of.map((part) => ({ part, inputs: inputsOf(part, dictionary) }));
  const left = new Set(parts);
  return parts.flatMap((one): readonly Redundant[] => {
    // Of two that say the same, one stays.
    const beside = parts.filter(
      (other) => other !== one && left.has(other) && asksTheSame(one.inputs, other.inputs),
    );
    const others = beside.map(({ part }) => part);
    if (others.length === 0 || asksForValue(one.part) || isFree(kind, one, beside, dictionary)) return [];
    if (!followsFrom(kind, one.part, others, questions)) return [];
    left.delete(one);
    return [{ part: one.part, others }];
  });
}

/** A condition, and what it asks about. */
interface Asking {
  readonly part: Condition;
  readonly inputs: ReadonlySet<string> | undefined;
}

/**
 * Whether blanks alone show that a condition does not follow from those beside it, so that nothing has to be proved:
 * in "all", it needs a field that none of them asks for; in "any", each of them needs a field that it does not ask for.
 */
function isFree(
  kind: "all" | "any",
  one: Asking,
  beside: readonly Asking[],
  dictionary: Dictionary,
): boolean {
  const asked = (need: string, by: readonly Asking[]): boolean =>
    by.some(({ inputs }) => inputs?.has(need) ?? true);
  const isForeign = (need: Asking, by: readonly Asking[]): boolean =>
    [...needsOf(need.part, dictionary)].some((field) => !asked(field, by));
  return kind === "all" ? isForeign(one, beside) : beside.every((other) => isForeign(other, [one]));
}

/** That a value has to be there may be said for the reader's sake, though other conditions need it anyway. */
const asksForValue = (part: Condition): boolean => part.kind === "field" && part.test.of === "known";

/**
 * In "all", the others being true makes this one true; in "any", this one being true makes one of the others true. From
 * what is never true all would follow, and nothing does.
 */
function followsFrom(
  kind: "all" | "any",
  part: Condition,
  others: readonly Condition[],
  questions: Questions,
): boolean {
  const are = (is: "true" | "not-true", conditions: readonly Condition[]): readonly Demand[] =>
    conditions.map((condition) => demand(condition, is, questions));
  const [given, shown] = kind === "all" ? [others, [part]] : [[part], others];
  return (
    questions.isImpossible([...are("true", given), ...are("not-true", shown)], part) &&
    !questions.isImpossible(are("true", given), part)
  );
}
