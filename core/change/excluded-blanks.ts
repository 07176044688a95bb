import type { Condition, CriteriaSet, Dictionary, Field } from "../criteria/model.ts";
import type { Ask } from "../reason/ask-within.ts";
import type { Demand } from "../reason/answer.ts";
import type { ConditionEdit } from "./condition-edits.ts";

/** Fields whose blank alone takes a lead out that qualified before, or lets one in that did not. */
export interface BlankEffects {
  readonly excludes: readonly Field[];
  readonly admits: readonly Field[];
}

interface SetVersion {
  readonly set: CriteriaSet;
  readonly dictionary: Dictionary;
}

/**
 * Finds the fields of the edited conditions that leave the answer open when they are blank, where the other version
 * has an answer: each with a lead of which everything else that was edited is known.
 */
export function blankEffects(
  edits: readonly ConditionEdit[],
  before: SetVersion,
  after: SetVersion,
  ask: Ask,
): BlankEffects {
  return {
    excludes: openFields(edits.flatMap(narrowing), before, after, ask),
    admits: openFields(edits.flatMap(narrowed), after, before, ask),
  };
}

/** The fields of `parts` whose blank takes the answer away that `one` version gives and the `other` does not. */
function openFields(
  parts: readonly Condition[],
  one: SetVersion,
  other: SetVersion,
  ask: Ask,
): readonly Field[] {
  // Every answer about what happened is there.
  const recorded = happenings(other.set.criteria).map((condition): Demand => ({
    condition: eitherWay(condition),
    dictionary: other.dictionary,
    is: "true",
  }));
  const fields = [...new Map(parts.flatMap(fieldsOf).map((field) => [field.id, field])).values()];
  return fields.filter((field) => {
    // A blank that stands for a value leaves nothing open.
    if (field.if_missing !== undefined) return false;
    const { dictionary } = other;
    const own = parts.filter((part) => fieldsOf(part).includes(field));
    const open = own.some((part) => {
      const answer = ask(
        [
          { condition: one.set.criteria, dictionary: one.dictionary, is: "true" },
          { condition: other.set.criteria, dictionary, is: "unknown" },
          // The blank has to matter where it was edited, and not only somewhere else in the criteria.
          { condition: part, dictionary, is: "unknown" },
          ...recorded,
          ...fields.map((entry): Demand => ({
            condition: isKnown(entry, entry.id !== field.id),
            dictionary,
            is: "true",
          })),
        ],
        // The answer has to be open because of blanks, and not because a data source does not record something.
        { isRecorded: true },
      );
      return answer.status === "lead";
    });
    return open;
  });
}

/** A condition that is true as soon as another one has an answer. */
function eitherWay(condition: Condition): Condition {
  const list = { pointer: [], ifUnknown: undefined };
  return { kind: "any", of: [condition, { kind: "none", of: [condition], ...list }], ...list };
}

const happenings = (condition: Condition): readonly Condition[] =>
  "of" in condition
    ? condition.of.flatMap(happenings)
    : condition.kind === "activity" || condition.kind === "reached"
      ? [condition]
      : [];

const isKnown = (field: Field, value: boolean): Condition => ({
  kind: "field",
  field,
  test: { of: "known", value },
  pointer: [],
  ifUnknown: undefined,
});

/** What an edit asks for in addition. */
function narrowing(edit: ConditionEdit): readonly Condition[] {
  switch (edit.edit) {
    case "replaced":
      return [edit.after];
    case "if-unknown":
      return [edit.condition];
    case "added":
      return edit.to === "any" ? [] : [edit.part];
    case "removed":
    case "needed":
      return [];
  }
}

/** What an edit no longer asks for. What it asks otherwise is still asked for. */
const narrowed = (edit: ConditionEdit): readonly Condition[] =>
  edit.edit === "removed" && edit.to !== "any" ? [edit.part] : [];

const fieldsOf = (condition: Condition): readonly Field[] =>
  "of" in condition ? condition.of.flatMap(fieldsOf) : condition.kind === "field" ? [condition.field] : [];
