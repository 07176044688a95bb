import { evaluate } from "./evaluate.ts";
import type { Activity, Condition } from "./model.ts";
import type { Situation } from "./situation.ts";

/** The ids of the fields and activities whose absence leaves a condition without an answer, sorted. */
export function missingFor(condition: Condition, about: Situation): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  blame(condition);
  return [...found].sort();

  function blame(part: Condition): void {
    if (evaluate(part, about) !== undefined) return;
    switch (part.kind) {
      case "all":
      case "any":
      case "none":
      case "count":
        part.of.forEach(blame);
        return;
      case "field":
        found.add(part.field.id);
        return;
      case "activity":
        blameActivities(part.activities);
        return;
      case "reached":
        found.add("stage history");
        return;
      case "account-list":
        found.add("email");
        return;
      case "meets":
        once(`set ${part.set}`, () => {
          const set = about.dictionary.sets.get(part.set);
          if (set !== undefined) blame(set.criteria);
        });
        return;
      case "score":
      case "band":
        once(`score ${part.score}`, () => {
          blameScore(part.score);
        });
        return;
      case "segment":
        once(`segment ${part.segmentation}`, () => {
          for (const { when } of about.dictionary.segmentations.get(part.segmentation)?.segments ?? [])
            if (when !== undefined) blame(when);
        });
        return;
    }
  }

  function blameScore(id: string): void {
    for (const rule of about.dictionary.scores.get(id)?.rules ?? []) {
      if (rule.kind === "first") for (const { when } of rule.cases) blame(when);
      else if (rule.when !== undefined) blame(rule.when);
      if (rule.kind === "each") blameActivities(rule.activities);
    }
  }

  function blameActivities(activities: readonly Activity[]): void {
    for (const id of activities.flatMap(({ leaves }) => leaves))
      if (!about.carried.activities.has(id)) found.add(id);
  }

  function once(key: string, visit: () => void): void {
    if (seen.has(key)) return;
    seen.add(key);
    visit();
  }
}
