import { domainFields } from "../criteria/account-list.ts";
import type { Condition, Dictionary } from "../criteria/model.ts";

/** What a condition asks about, by name; `undefined` where scores or segments make it ask about a lot. */
export function inputsOf(condition: Condition, dictionary: Dictionary): ReadonlySet<string> | undefined {
  const found = new Set<string>();
  return collect(condition, new Set()) ? found : undefined;

  function collect(part: Condition, sets: ReadonlySet<string>): boolean {
    switch (part.kind) {
      case "all":
      case "any":
      case "none":
      case "count":
        return part.of.every((inner) => collect(inner, sets));
      case "field":
        found.add(`field ${part.field.id}`);
        return true;
      case "activity":
        for (const { covers } of part.activities) for (const id of covers) found.add(`activity ${id}`);
        return true;
      case "reached":
        found.add(`stage ${part.stage}`);
        return true;
      case "account-list":
        for (const { id } of domainFields(dictionary)) found.add(`field ${id}`);
        return true;
      case "meets": {
        const set = dictionary.sets.get(part.set);
        return (
          set !== undefined && !sets.has(part.set) && collect(set.criteria, new Set([...sets, part.set]))
        );
      }
      case "score":
      case "band":
      case "segment":
        return false;
    }
  }
}

/** Whether two conditions ask about something in common; only then it is worth asking whether one follows from the other. */
export const asksTheSame = (
  one: ReadonlySet<string> | undefined,
  other: ReadonlySet<string> | undefined,
): boolean => one !== undefined && other !== undefined && [...one].some((input) => other.has(input));

/**
 * Whether a condition that is to be true, or to be false, may contradict itself: parts that have to hold together ask
 * about the same thing, or a number is compared of which there are a lowest and a highest one.
 */
export function mayContradict(condition: Condition, dictionary: Dictionary, value = true): boolean {
  if (condition.kind === "field")
    return condition.test.of === "number" && (condition.field.min ?? condition.field.max) !== undefined;
  if (condition.kind === "activity")
    return condition.where !== undefined && mayContradict(condition.where, dictionary);
  if (!("of" in condition)) return false;
  const { kind, of } = condition;
  const may = (part: Condition): boolean => mayContradict(part, dictionary, value === (kind !== "none"));
  // One way in that is open is enough.
  if (kind !== "count" && value === (kind === "any")) return of.every(may);
  const inputs = of.map((part) => inputsOf(part, dictionary));
  return (
    of.some(may) ||
    inputs.some((one, index) => inputs.slice(0, index).some((other) => asksTheSame(one, other)))
  );
}
