import { evaluate } from "./evaluate.ts";
import { missingFor } from "./missing.ts";
import type { Condition, Truth } from "./model.ts";
import { phrase } from "./phrase.ts";
import { say, sayNot } from "./say.ts";
import type { Situation } from "./situation.ts";
import { orList } from "./wording.ts";

/** Why a lead meets criteria or not, in phrases that end without a full stop. */
export interface Explanation {
  readonly answer: Truth;
  /** The conditions that decided, with the lead's own values. */
  readonly because: readonly string[];
  /** The smallest changes that would make it qualify, as alternatives; none when it qualifies. */
  readonly wouldWith: readonly string[];
  /** The fields and activities without which there is no answer. */
  readonly missing: readonly string[];
}

const mostAlternatives = 3;

/** Explains the answer of a condition for one lead: what decided, what is missing, what would change it. */
export function explain(condition: Condition, about: Situation): Explanation {
  const answer = evaluate(condition, about);
  const changes = fixes(condition, true, about).map((fix) => orList(unique(fix), "and"));
  return {
    answer,
    because: unique(answer === true ? grounds(condition, true, about) : obstacles(condition, true, about)),
    wouldWith: answer === true ? [] : unique(changes).slice(0, mostAlternatives),
    missing: answer === undefined ? missingFor(condition, about) : [],
  };
}

const unique = (items: readonly string[]): readonly string[] => [...new Set(items)];

const holds = (condition: Condition, wanted: boolean, about: Situation): boolean =>
  evaluate(condition, about) === wanted;

/** A condition as "so many of these have to be true (or false)" for the answer that is wanted. */
interface Demand {
  readonly need: number;
  readonly of: readonly Condition[];
  readonly wanted: boolean;
}

function demand(condition: Condition, wanted: boolean, about: Situation): Demand | undefined {
  const every = "of" in condition ? condition.of.length : 1;
  switch (condition.kind) {
    case "all":
      return { need: wanted ? every : 1, of: condition.of, wanted };
    case "any":
      return { need: wanted ? 1 : every, of: condition.of, wanted };
    case "none":
      return { need: wanted ? every : 1, of: condition.of, wanted: !wanted };
    case "count":
      return { need: wanted ? condition.atLeast : every - condition.atLeast + 1, of: condition.of, wanted };
    case "meets": {
      const set = about.dictionary.sets.get(condition.set);
      return set === undefined ? undefined : { need: 1, of: [set.criteria], wanted };
    }
    default:
      return undefined;
  }
}

/** The conditions on which a good answer rests. An earlier stage and an exclusion are named, not spelled out. */
function grounds(condition: Condition, wanted: boolean, about: Situation): readonly string[] {
  const set = condition.kind === "meets" ? about.dictionary.sets.get(condition.set) : undefined;
  const inner = demand(condition, wanted, about);
  if (inner === undefined || set?.kind === "stage" || (set !== undefined && !wanted))
    return [phrase(condition, wanted, wanted, about)];
  const good = inner.of.filter((part) => holds(part, inner.wanted, about));
  return good.slice(0, Math.max(inner.need, 1)).flatMap((part) => grounds(part, inner.wanted, about));
}

/** What stands in the way of the wanted answer. */
function obstacles(condition: Condition, wanted: boolean, about: Situation): readonly string[] {
  const inner = demand(condition, wanted, about);
  if (inner === undefined) return [phrase(condition, evaluate(condition, about), wanted, about)];
  const bad = inner.of.filter((part) => !holds(part, inner.wanted, about));
  return bad.flatMap((part) => obstacles(part, inner.wanted, about));
}

/** The smallest sets of simple conditions that would have to change, as alternatives. */
function fixes(condition: Condition, wanted: boolean, about: Situation): readonly (readonly string[])[] {
  if (holds(condition, wanted, about)) return [[]];
  const inner = demand(condition, wanted, about);
  if (inner === undefined) return [[sayWanted(condition, wanted, about)]];
  const open = inner.of
    .filter((part) => !holds(part, inner.wanted, about))
    .map((part) => fixes(part, inner.wanted, about))
    .sort((a, b) => size(a) - size(b));
  const lacking = Math.max(inner.need - (inner.of.length - open.length), 1);
  if (lacking > 1) return combine(open.slice(0, lacking));
  const least = size(open[0] ?? []);
  return open.filter((options) => size(options) === least).flat();
}

/** Every way to take one alternative of each: few at a time, because nobody reads more. */
function combine(groups: readonly (readonly (readonly string[])[])[]): readonly (readonly string[])[] {
  return groups.reduce<readonly (readonly string[])[]>(
    (ways, options) =>
      ways.flatMap((way) => options.map((option) => [...way, ...option])).slice(0, mostAlternatives),
    [[]],
  );
}

const size = (options: readonly (readonly string[])[]): number =>
  Math.min(...options.map((option) => option.length));

function sayWanted(condition: Condition, wanted: boolean, about: Situation): string {
  const bare = { ...condition, ifUnknown: undefined };
  return wanted ? say(bare, about.dictionary) : sayNot(bare, about.dictionary);
}
