import { countRange } from "./occurrences.ts";
import type { Kept } from "./lead.ts";
import type { Condition, Truth } from "./model.ts";
import { onAccountList } from "./account-list.ts";
import { bandsBetween, scoreOf } from "./score.ts";
import { segmentsOf } from "./segment.ts";
import { type Situation, withoutReset } from "./situation.ts";
import { testPossible, testRange, testValue } from "./test-value.ts";
import { allOf, anyOf, atLeast, not } from "./truth.ts";

/** Answers a condition for a lead: true, false or unknown (`undefined`). Never throws on any lead. */
export function evaluate(condition: Condition, about: Situation): Truth {
  const truth = answer(condition, about);
  return truth ?? condition.ifUnknown;
}

function answer(condition: Condition, about: Situation): Truth {
  const kept = about.lead.kept?.(condition);
  if (kept !== undefined) return remembered(condition, kept);
  const ask = (part: Condition): Truth => evaluate(part, about);
  switch (condition.kind) {
    case "all":
      return allOf(condition.of, ask);
    case "any":
      return anyOf(condition.of, ask);
    case "none":
      return not(anyOf(condition.of, ask));
    case "count":
      return atLeast(condition.atLeast, condition.of, ask);
    case "field":
      return testValue(condition.test, about.lead.values.get(condition.field.id), about);
    case "activity":
      return testRange(condition.test, countRange(condition, about));
    case "reached": {
      const none = { activities: [], where: undefined, window: condition.window, stage: condition.stage };
      return testRange(condition.test, countRange(none, about));
    }
    case "score":
      return testRange(condition.test, scoreOf(condition.score, condition.ifUnknown, about));
    case "band": {
      const points = scoreOf(condition.score, condition.ifUnknown, about);
      return testPossible(bandsBetween(condition.score, points, about), condition.bands);
    }
    case "segment": {
      const inside = testPossible(segmentsOf(condition.segmentation, about), condition.values);
      return condition.op === "one_of" ? inside : not(inside);
    }
    case "meets":
      return meets(condition.set, about);
    case "account-list":
      return onAccountList(condition.list, condition.tiers, about);
  }
}

/** The answer from what a profile keeps: a count that is compared, or the truth itself. */
function remembered(condition: Condition, kept: Kept): Truth {
  if (condition.kind === "activity" || condition.kind === "reached") return testRange(condition.test, kept);
  return kept.low === kept.high ? kept.low === 1 : undefined;
}

/** Whether the lead meets a stage, profile or criteria set now; unknown when the set could not be read. */
export function meets(id: string, about: Situation): Truth {
  const { sets } = about.known;
  if (sets.has(id)) return sets.get(id);
  const set = about.dictionary.sets.get(id);
  // A circle is an error of the definitions; here it must only not run for ever.
  sets.set(id, undefined);
  const truth = set === undefined ? undefined : evaluate(set.criteria, withoutReset(about));
  sets.set(id, truth);
  return truth;
}
