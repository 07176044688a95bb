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

/** Whether two conditions ask about something in common; without that, neither can follow from the other. */
export const asksTheSame = (
  one: ReadonlySet<string> | undefined,
  other: ReadonlySet<string> | undefined,
): boolean => one !== undefined && other !== undefined && [...one].some((input) => other.has(input));

/** Whether two parts of a condition, at any depth, ask about the same thing, so that they may contradict each other. */
export function asksTwice(condition: Condition, dictionary: Dictionary): boolean {
  if (!("of" in condition)) return false;
  const inputs = condition.of.map((part) => inputsOf(part, dictionary));
  return (
    inputs.some((one, index) => inputs.slice(0, index).some((other) => asksTheSame(one, other))) ||
    condition.of.some((part) => asksTwice(part, dictionary))
  );
}
