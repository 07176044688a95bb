import type { Condition, Dictionary } from "../criteria/model.ts";

/**
 * Fields without which a condition cannot be true, by the names that `inputsOf` gives them: as long as one of them is
 * blank, it is not true, whatever else is known. There may be more of them.
 */
export const needsOf = (condition: Condition, dictionary: Dictionary): ReadonlySet<string> =>
  needs(condition, true, dictionary, new Set());

/** The same for a condition that is to be true, or to be false. */
function needs(
  condition: Condition,
  value: boolean,
  dictionary: Dictionary,
  sets: ReadonlySet<string>,
): ReadonlySet<string> {
  // An unknown answer counts as this one.
  if (condition.ifUnknown === value) return none;
  const each = (parts: readonly Condition[], wanted: boolean): readonly ReadonlySet<string>[] =>
    parts.map((part) => needs(part, wanted, dictionary, sets));
  switch (condition.kind) {
    case "all":
      return value ? union(each(condition.of, true)) : common(each(condition.of, false));
    case "any":
      return value ? common(each(condition.of, true)) : union(each(condition.of, false));
    case "none":
      return value ? union(each(condition.of, false)) : common(each(condition.of, true));
    case "field": {
      const { field, test } = condition;
      if (field.if_missing !== undefined || (test.of === "known" && test.value !== value)) return none;
      return new Set([`field ${field.id}`]);
    }
    case "meets": {
      const set = dictionary.sets.get(condition.set);
      if (set === undefined || sets.has(condition.set)) return none;
      return needs(set.criteria, value, dictionary, new Set([...sets, condition.set]));
    }
    default:
      return none;
  }
}

const none: ReadonlySet<string> = new Set();

const union = (all: readonly ReadonlySet<string>[]): ReadonlySet<string> =>
  new Set(all.flatMap((one) => [...one]));

const common = ([first = none, ...others]: readonly ReadonlySet<string>[]): ReadonlySet<string> =>
  new Set([...first].filter((need) => others.every((other) => other.has(need))));
