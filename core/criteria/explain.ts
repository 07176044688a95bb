import { demand } from "./demand.ts";
import { evaluate } from "./evaluate.ts";
import { grounds, obstacles } from "./grounds.ts";
import { missingFor } from "./missing.ts";
import type { Condition, Truth } from "./model.ts";
import { phrase } from "./phrase.ts";
import type { Situation } from "./situation.ts";
import { smallestChanges } from "./smallest-changes.ts";
import { orList } from "./wording.ts";

/** Why a lead meets criteria or not, in phrases that end without a full stop. */
export interface Explanation {
  readonly answer: Truth;
  /** The conditions that decided, with the lead's own values. */
  readonly because: readonly string[];
  /** The smallest changes that would make it qualify, as alternatives; none when it qualifies. */
  readonly wouldWith: readonly string[];
  /** The scores that missing values leave open: how many points there are, and may be. */
  readonly open: readonly string[];
  /** The fields and activities without which there is no answer. */
  readonly missing: readonly string[];
}

/** Explains the answer of a condition for one lead: what decided, what is missing, what would change it. */
export function explain(condition: Condition, about: Situation): Explanation {
  const answer = evaluate(condition, about);
  return {
    answer,
    because: unique(answer === true ? grounds(condition, true, about) : obstacles(condition, true, about)),
    wouldWith:
      answer === true
        ? []
        : smallestChanges(condition, about).map(({ words }) => orList(unique(words), "and")),
    open: answer === undefined ? unique(openScores(condition, true, about)) : [],
    missing: answer === undefined ? missingFor(condition, about) : [],
  };
}

const unique = (items: readonly string[]): readonly string[] => [...new Set(items)];

/** The scores among the obstacles that nobody can tell yet. */
function openScores(condition: Condition, wanted: boolean, about: Situation): readonly string[] {
  if (evaluate(condition, about) !== undefined) return [];
  const inner = demand(condition, wanted, about);
  if (inner !== undefined) return inner.of.flatMap((part) => openScores(part, inner.wanted, about));
  return condition.kind === "score" || condition.kind === "band"
    ? [phrase(condition, undefined, wanted, about)]
    : [];
}
