import type { Condition } from "./model.ts";
import type { Situation } from "./situation.ts";

/** A condition as "so many of these have to be true (or false)" for the answer that is wanted. */
export interface Demand {
  readonly need: number;
  readonly of: readonly Condition[];
  readonly wanted: boolean;
}

/** What a combination, or a set that is referred to, asks of its parts; `undefined` for a simple condition. */
export function demand(condition: Condition, wanted: boolean, about: Situation): Demand | undefined {
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
