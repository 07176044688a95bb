import { type Demand, demand } from "./demand.ts";
import { evaluate } from "./evaluate.ts";
import type { Condition } from "./model.ts";
import { phrase } from "./phrase.ts";
import type { Situation } from "./situation.ts";

/** Says in phrases what in a condition gives, or does not give, the wanted answer; `sets` are those that it stands in. */
type Say = (
  condition: Condition,
  wanted: boolean,
  about: Situation,
  sets?: readonly string[],
) => readonly string[];

const holds = (condition: Condition, wanted: boolean, about: Situation): boolean =>
  evaluate(condition, about) === wanted;

/**
 * What a lead brings along for the wanted answer, in phrases: with that answer, what it rests on. An earlier stage and an
 * exclusion are named, not spelled out.
 */
export const grounds: Say = (condition, wanted, about, sets = []) => {
  const set = condition.kind === "meets" ? about.dictionary.sets.get(condition.set) : undefined;
  const inner = innerOf(condition, wanted, about, sets);
  if (inner === undefined || set?.kind === "stage" || (set !== undefined && !wanted))
    return [phrase(condition, wanted, wanted, about)];
  const good = inner.of.filter((part) => holds(part, inner.wanted, about));
  return good
    .slice(0, Math.max(inner.need, 1))
    .flatMap((part) => grounds(part, inner.wanted, about, deeper(condition, sets)));
};

/** What does not give the wanted answer, in phrases; where the answer is not the wanted one, that is in its way. */
export const obstacles: Say = (condition, wanted, about, sets = []) => {
  const inner = innerOf(condition, wanted, about, sets);
  if (inner === undefined) return [phrase(condition, evaluate(condition, about), wanted, about)];
  const bad = inner.of.filter((part) => !holds(part, inner.wanted, about));
  return bad.flatMap((part) => obstacles(part, inner.wanted, about, deeper(condition, sets)));
};

/** Every simple condition inside that does not give the answer that is wanted of it, whether or not it matters. */
export const unmet: Say = (condition, wanted, about, sets = []) => {
  const inner = innerOf(condition, wanted, about, sets);
  if (inner !== undefined)
    return inner.of.flatMap((part) => unmet(part, inner.wanted, about, deeper(condition, sets)));
  return holds(condition, wanted, about)
    ? []
    : [phrase(condition, evaluate(condition, about), wanted, about)];
};

/** The parts of a condition; a set that needs itself is a mistake, and is named instead. */
function innerOf(
  condition: Condition,
  wanted: boolean,
  about: Situation,
  sets: readonly string[],
): Demand | undefined {
  const isCircular = condition.kind === "meets" && sets.includes(condition.set);
  return isCircular ? undefined : demand(condition, wanted, about);
}

const deeper = (condition: Condition, sets: readonly string[]): readonly string[] =>
  condition.kind === "meets" ? [...sets, condition.set] : sets;
