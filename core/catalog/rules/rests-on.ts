import { type Inputs, scoreInputs, segmentationInputs } from "../../criteria/inputs.ts";
import type { Activity, Condition, Dictionary } from "../../criteria/model.ts";
import { withParts } from "./conditions-of.ts";

/** Whether a condition asks about an activity, itself or through what it refers to. */
export function restsOn(condition: Condition, activity: string, dictionary: Dictionary): boolean {
  const seen = new Set<string>();
  return asks(condition);

  function asks(whole: Condition): boolean {
    return withParts(whole).some((part) => {
      switch (part.kind) {
        case "activity":
          return counts(part.activities);
        case "meets": {
          const set = dictionary.sets.get(part.set);
          return set !== undefined && once(`set ${part.set}`) && asks(set.criteria);
        }
        case "score":
        case "band":
          return ofScore(part.score);
        case "segment":
          return ofSegmentation(part.segmentation);
        default:
          return false;
      }
    });
  }

  function ofScore(id: string): boolean {
    const model = dictionary.scores.get(id);
    return model !== undefined && once(`score ${id}`) && ofInputs(scoreInputs(model));
  }

  function ofSegmentation(id: string): boolean {
    const found = dictionary.segmentations.get(id);
    return found !== undefined && once(`segment ${id}`) && ofInputs(segmentationInputs(found));
  }

  function ofInputs({ conditions, scores, segmentations, activities }: Inputs): boolean {
    return (
      counts(activities) ||
      conditions.some(asks) ||
      scores.some(({ id }) => ofScore(id)) ||
      segmentations.some(({ id }) => ofSegmentation(id))
    );
  }

  function counts(activities: readonly Activity[]): boolean {
    return activities.some(({ covers }) => covers.includes(activity));
  }

  function once(key: string): boolean {
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  }
}
