import type { JsonSchema } from "../catalog/json-schema.ts";
import type { Activity, Field } from "../criteria/model.ts";
import { escapeMarkdown } from "../report/markdown.ts";
import { fieldCondition } from "./editor-schema-fields.ts";
import { noSubject } from "./editor-schema-no-subject.ts";
import {
  type Named,
  firstKey,
  inOrder,
  mapValues,
  partOf,
  refused,
  whenFirst,
} from "./editor-schema-parts.ts";

/** The conditions that a `where` may set: they ask about what is recorded with an activity, and nothing else. */
export const whereParts = (general: JsonSchema, activities: readonly Activity[]): Named => ({
  [withoutSubject]: noSubject(general, ["field"]),
  ...(Object.assign({}, ...groupsOf(activities).map((group) => partsFor(general, group))) as Named),
});

const withoutSubject = "where-without-subject";

/**
 * For a schema in which `key` names activities: which conditions its `where` may set. Of several activities only the
 * first is looked at; whether the others record the same, `check` tells.
 */
export const whereCases = (key: string, activities: readonly Activity[]): readonly JsonSchema[] =>
  groupsOf(activities).map(({ name, fields, ids }) => {
    const where =
      fields.length > 0
        ? { $ref: `condition.schema.json#/definitions/${name}` }
        : refused("Nothing is recorded with this activity. Delete `where`.");
    return whenFirst(key, ids, { properties: { where } });
  });

/** Activities with which the same is recorded. */
interface Group {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly ids: readonly string[];
}

function groupsOf(activities: readonly Activity[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { id, fields } of activities) {
    const recorded = inOrder(fields.values());
    const key = JSON.stringify(recorded);
    const known = groups.get(key) ?? { name: `where-${id}`, fields: recorded, ids: [] };
    groups.set(key, { ...known, ids: [...known.ids, id] });
  }
  return [...groups.values()];
}

function partsFor(general: JsonSchema, { name, fields }: Group): Named {
  if (fields.length === 0) return {};
  const { condition, parts } = fieldCondition(general, {
    fields,
    choices: fields.map(({ id, description }) => ({ id, words: escapeMarkdown(description) })),
    description: "What is recorded with the activity.",
    prefix: `${name}-`,
  });
  const combinations = Object.entries(combined).map(
    ([key, part]) => [key, nested(partOf(general, part), `#/definitions/${name}`)] as const,
  );
  const schema = firstKey([["field", condition], ...combinations], {
    $ref: `#/definitions/${withoutSubject}`,
  });
  return { [name]: { type: "object", ...schema }, ...parts };
}

const combined: { readonly [key: string]: string } = {
  all: "AllCondition",
  any: "AnyCondition",
  none: "NoneCondition",
  of: "CountCondition",
};

/** A combination of conditions of another kind. */
const nested = (combination: JsonSchema, ref: string): JsonSchema => ({
  ...combination,
  properties: mapValues(combination.properties ?? {}, (schema) =>
    schema.$ref === "#/definitions/Conditions"
      ? { type: "array", items: { $ref: ref }, minItems: 1 }
      : schema,
  ),
});
