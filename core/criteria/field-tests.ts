import { type Inputs, scoreInputs, segmentationInputs } from "./inputs.ts";
import type { Condition, Decay, Dictionary, FieldTest } from "./model.ts";

/** Every question that a condition asks of a field of the lead, itself or through what it refers to; by field. */
export type FieldTests = ReadonlyMap<string, readonly FieldTest[]>;

/** Longer than anybody would wait for a loss of points to end. */
const mostStretches = 24;

/** Collects the questions of a condition. */
export function fieldTests(condition: Condition, dictionary: Dictionary): FieldTests {
  const found = new Map<string, FieldTest[]>();
  const seen = new Set<string>();
  visit(condition);
  return found;

  function visit(part: Condition): void {
    switch (part.kind) {
      case "all":
      case "any":
      case "none":
      case "count":
        part.of.forEach(visit);
        return;
      case "field":
        add(part.field.id, [part.test]);
        return;
      case "meets": {
        const set = dictionary.sets.get(part.set);
        if (set !== undefined && isNew(`set ${part.set}`)) visit(set.criteria);
        return;
      }
      case "score":
      case "band":
        visitScore(part.score);
        return;
      case "segment":
        visitSegmentation(part.segmentation);
        return;
      case "activity":
      case "reached":
      case "account-list":
        return;
    }
  }

  function visitScore(id: string): void {
    const model = dictionary.scores.get(id);
    if (model === undefined || !isNew(`score ${id}`)) return;
    visitInputs(scoreInputs(model));
    if (model.decay?.since !== undefined) add(model.decay.since.id, stretchesOf(model.decay));
  }

  function add(field: string, tests: readonly FieldTest[]): void {
    found.set(field, [...(found.get(field) ?? []), ...tests]);
  }

  function visitSegmentation(id: string): void {
    const division = dictionary.segmentations.get(id);
    if (division !== undefined && isNew(`segment ${id}`)) visitInputs(segmentationInputs(division));
  }

  function visitInputs({ conditions, scores, segmentations }: Inputs): void {
    conditions.forEach(visit);
    for (const { id } of scores) visitScore(id);
    for (const { id } of segmentations) visitSegmentation(id);
  }

  function isNew(key: string): boolean {
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  }
}

/** What a loss of points asks of the date since which it counts: how many full stretches of time have passed. */
const stretchesOf = ({ every }: Decay): readonly FieldTest[] =>
  Array.from({ length: mostStretches + 1 }, (_, count) => ({
    of: "date",
    op: "older_than",
    duration: { milliseconds: count * every.milliseconds, text: every.text },
  }));
