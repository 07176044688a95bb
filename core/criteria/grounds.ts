import { demand } from "./demand.ts";
import { evaluate } from "./evaluate.ts";
import type { Condition } from "./model.ts";
import { phrase } from "./phrase.ts";
import type { Situation } from "./situation.ts";

const holds = (condition: Condition, wanted: boolean, about: Situation): boolean =>
  evaluate(condition, about) === wanted;

/**
 * What a lead brings along for the wanted answer, in phrases: with that answer, what it rests on. An earlier stage and an
 * exclusion are named, not spelled out.
 */
export function grounds(condition: Condition, wanted: boolean, about: Situation): readonly string[] {
  const set = condition.kind === "meets" ? about.dictionary.sets.get(condition.set) : undefined;
  const inner = demand(condition, wanted, about);
  if (inner === undefined || set?.kind === "stage" || (set !== undefined && !wanted))
    return [phrase(condition, wanted, wanted, about)];
  const good = inner.of.filter((part) => holds(part, inner.wanted, about));
  return good.slice(0, Math.max(inner.need, 1)).flatMap((part) => grounds(part, inner.wanted, about));
}

/** What does not give the wanted answer, in phrases; where the answer is not the wanted one, that is in its way. */
export function obstacles(condition: Condition, wanted: boolean, about: Situation): readonly string[] {
  const inner = demand(condition, wanted, about);
  if (inner === undefined) return [phrase(condition, evaluate(condition, about), wanted, about)];
  const bad = inner.of.filter((part) => !holds(part, inner.wanted, about));
  return bad.flatMap((part) => obstacles(part, inner.wanted, about));
}

/** Every simple condition inside that does not give the answer that is wanted of it, whether or not it matters. */
export function unmet(condition: Condition, wanted: boolean, about: Situation): readonly string[] {
  const inner = demand(condition, wanted, about);
  if (inner !== undefined) return inner.of.flatMap((part) => unmet(part, inner.wanted, about));
  return holds(condition, wanted, about) ? [] : obstacles(condition, wanted, about);
}
