import { domainFields } from "./account-list.ts";
import { evaluate } from "./evaluate.ts";
import { type Inputs, scoreInputs, segmentationInputs } from "./inputs.ts";
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
        for (const { id } of domainFields(about.dictionary)) if (!about.lead.values.has(id)) found.add(id);
        return;
      case "meets":
        once(`set ${part.set}`, () => {
          const set = about.dictionary.sets.get(part.set);
          if (set !== undefined) blame(set.criteria);
        });
        return;
      case "score":
      case "band":
        blameScore(part.score);
        return;
      case "segment":
        blameSegmentation(part.segmentation);
        return;
    }
  }

  function blameScore(id: string): void {
    const model = about.dictionary.scores.get(id);
    if (model !== undefined)
      once(`score ${id}`, () => {
        blameInputs(scoreInputs(model));
      });
  }

  function blameSegmentation(id: string): void {
    const segmentation = about.dictionary.segmentations.get(id);
    if (segmentation !== undefined)
      once(`segment ${id}`, () => {
        blameInputs(segmentationInputs(segmentation));
      });
  }

  function blameInputs({ conditions, scores, segmentations, activities, fields }: Inputs): void {
    conditions.forEach(blame);
    for (const { id } of scores) blameScore(id);
    for (const { id } of segmentations) blameSegmentation(id);
    blameActivities(activities);
    for (const { id } of fields) if (!about.lead.values.has(id)) found.add(id);
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
