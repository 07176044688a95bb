import { evaluate } from "./evaluate.ts";
import { grounds, obstacles, unmet } from "./grounds.ts";
import { missingFor } from "./missing.ts";
import type { Condition } from "./model.ts";
import type { Situation } from "./situation.ts";

/** A condition as one version of the definitions has it, and the lead as that version reads it. */
export interface Judged {
  readonly condition: Condition;
  readonly about: Situation;
}

/** Why one version lets a lead in and another one does not, in phrases that end without a full stop. */
export interface Difference {
  /** What the lead has by which it is let in. */
  readonly meets: readonly string[];
  /** What keeps it out; where nobody can tell, what the data lack. */
  readonly misses: readonly string[];
  readonly isOpen: boolean;
}

/**
 * Explains why a lead meets a condition in the version `by` and not in the version `not`. What is so in both is left out,
 * unless nothing else is left.
 */
export function explainDifference(by: Judged, not: Judged): Difference {
  const isOpen = evaluate(not.condition, not.about) === undefined;
  return {
    meets: without(phrases(grounds, by), phrases(grounds, not)),
    misses: isOpen
      ? missingFor(not.condition, not.about)
      : without(phrases(obstacles, not), phrases(unmet, by)),
    isOpen,
  };
}

const phrases = (say: typeof grounds, { condition, about }: Judged): ReadonlySet<string> =>
  new Set(say(condition, true, about));

function without(said: ReadonlySet<string>, also: ReadonlySet<string>): readonly string[] {
  const different = [...said].filter((phrase) => !also.has(phrase));
  return different.length > 0 ? different : [...said];
}
