import type { JsonSchema } from "../catalog/json-schema.ts";

/** Schemas by name: the parts of a schema, or its properties. */
export interface Named {
  readonly [name: string]: JsonSchema;
}

/** Builds an object anew with other values. */
export const mapValues = <T, U>(
  object: { readonly [key: string]: T },
  make: (value: T, key: string) => U,
): { readonly [key: string]: U } =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, make(value, key)]));

/** By id, so that the order of files and of their lines leaves the schemas as they are. */
export const inOrder = <T extends { readonly id: string }>(items: Iterable<T>): readonly T[] =>
  [...items].sort((a, b) => (a.id < b.id ? -1 : 1));

/**
 * What else holds when a key has one of these ids. The ids stand in a pattern and not in an `enum`, because an editor
 * takes a beginning for the whole word while it completes: for `demo` the values of `demo_requested` would appear.
 */
export const whenOne = (key: string, ids: readonly string[], then: JsonSchema): JsonSchema =>
  when(key, exactly(ids), then);

/** What else holds when a key has one of these ids, or a list that starts with one. */
export const whenFirst = (key: string, ids: readonly string[], then: JsonSchema): JsonSchema =>
  when(key, { anyOf: [exactly(ids), { type: "array", items: [exactly(ids)], minItems: 1 }] }, then);

const when = (key: string, value: JsonSchema, then: JsonSchema): JsonSchema => ({
  if: { type: "object", required: [key], properties: { [key]: value } },
  then,
});

const exactly = (ids: readonly string[]): JsonSchema => ({ type: "string", pattern: `^(${ids.join("|")})$` });

/** The schema of the first key that is there; `otherwise` where none is. */
export const firstKey = (
  schemas: readonly (readonly [key: string, schema: JsonSchema])[],
  otherwise: JsonSchema,
): JsonSchema =>
  schemas.reduceRight<JsonSchema>(
    (rest, [key, schema]) => ({ if: { type: "object", required: [key] }, then: schema, else: rest }),
    otherwise,
  );

/** No value can be this, next to a schema that asks for another type: it only says why the key has no place here. */
export const refused = (errorMessage: string): JsonSchema => ({ type: "null", errorMessage });

/** The named part of a schema; the schemas are ours, so it is there. */
export function partOf(schema: JsonSchema, name: string): JsonSchema {
  const part = schema.definitions?.[name];
  if (part === undefined) throw new Error(`The schema ${schema.$id ?? ""} has no part ${name}.`);
  return part;
}

/** A schema with other parts in place of those of the same name. */
export const withParts = (schema: JsonSchema, parts: Named): JsonSchema => ({
  ...schema,
  definitions: { ...schema.definitions, ...parts },
});

/** A schema with another explanation of one of its properties, or other values for it. */
export const withProperty = (schema: JsonSchema, key: string, change: JsonSchema): JsonSchema => ({
  ...schema,
  properties: { ...schema.properties, [key]: { ...schema.properties?.[key], ...change } },
});

/**
 * A schema with cases that say more about some of its keys. Beside the cases a key has its explanation only: what it
 * is in general would let through what a case rules out, and offer what no case knows.
 */
export function narrow(
  schema: JsonSchema,
  keys: readonly string[],
  cases: readonly JsonSchema[],
): JsonSchema {
  const properties = mapValues(schema.properties ?? {}, (property, key) =>
    keys.includes(key) ? explained(property) : property,
  );
  return { ...schema, properties, ...(cases.length > 0 ? { allOf: cases } : {}) };
}

/** A condition is explained by its own schema, which a `$ref` stands for. */
const explained = ({ $ref, description, type = "object" }: JsonSchema): JsonSchema => ({
  description: $ref === undefined ? (description ?? "") : "What has to be true of each occurrence.",
  type,
});
