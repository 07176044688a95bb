import type { JsonSchema } from "../catalog/json-schema.ts";
import type { Field } from "../criteria/model.ts";
import { operatorsFor } from "../criteria/parse-field-test.ts";
import { typeName } from "../report/messages/words.ts";
import type { Choice } from "./editor-schema-choices.ts";
import { oneOf } from "./editor-schema-one-of.ts";
import { howToCompare, oneComparison } from "./editor-schema-comparison.ts";
import { type Named, partOf, whenOne } from "./editor-schema-parts.ts";

/** Fields that a condition may be about. */
export interface Fields {
  readonly fields: readonly Field[];
  readonly choices: readonly Choice[];
  /** What the editor says about the name of one of these fields. */
  readonly description: string;
  /** Keeps the fields of an activity apart from those of the dictionary. */
  readonly prefix: string;
}

/** A condition on one of these fields, and the parts that it refers to; `general` is the schema of any condition. */
export function fieldCondition(
  general: JsonSchema,
  { fields, choices, description, prefix }: Fields,
): { readonly condition: JsonSchema; readonly parts: Named } {
  const { title = "", properties = {} } = partOf(general, "FieldCondition");
  const groups = groupsOf(fields, prefix);
  const condition = {
    title,
    type: "object",
    required: ["field"],
    properties: { field: { description, ...oneOf(choices) } },
    allOf: groups.map(({ name, ids }) => whenOne("field", ids, { $ref: `#/definitions/${name}` })),
  };
  const parts = groups.map(({ name, field }) => [name, groupSchema(field, properties)] as const);
  return { condition, parts: Object.fromEntries(parts) };
}

/** Fields that are compared alike. */
interface Group {
  readonly name: string;
  readonly field: Field;
  readonly ids: readonly string[];
}

/** Fields of one type are compared alike, except those that declare values of their own. */
function groupsOf(fields: readonly Field[], prefix: string): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const field of fields) {
    const name = field.values === undefined ? `any-${field.type}` : `${prefix}field-${field.id}`;
    const known = groups.get(name);
    groups.set(name, { name, field: known?.field ?? field, ids: [...(known?.ids ?? []), field.id] });
  }
  return [...groups.values()];
}

/** The condition on the fields of a group. */
function groupSchema(field: Field, general: Named): JsonSchema {
  const operators = operatorsFor[field.type];
  const comparison = { subject: "field", operators, words: typeName(field.type) };
  const compared = operators.map((operator) => {
    const { description = "" } = general[operator] ?? {};
    return [operator, operand(operator, description, valueOf(field))] as const;
  });
  return {
    type: "object",
    properties: { field: {}, ...Object.fromEntries(compared), if_unknown: general["if_unknown"] ?? {} },
    additionalProperties: false,
    errorMessage: howToCompare(comparison),
    allOf: oneComparison(comparison),
  };
}

/** What a comparison takes: the field's values where it compares with values, else what it takes everywhere. */
function operand(operator: string, description: string, value: JsonSchema): JsonSchema {
  switch (operator) {
    case "is":
    case "is_not":
    case "includes":
      return { description, ...value };
    case "one_of":
    case "none_of":
    case "includes_any":
    case "includes_all":
      return { description, type: "array", items: { description, ...value }, minItems: 1 };
    default:
      return { $ref: `#/definitions/comparison-${operator}` };
  }
}

/** The comparisons that take the same for every field, each under its name. */
export function comparisonParts(general: JsonSchema): Named {
  const operators = Object.entries(partOf(general, "FieldCondition").properties ?? {});
  const parts = operators.filter(([operator]) => operand(operator, "", {}).$ref !== undefined);
  return Object.fromEntries(parts.map(([operator, schema]) => [`comparison-${operator}`, schema]));
}

/** `check` takes the values in any case; an editor that offers them asks for the spelling of the dictionary. */
function valueOf({ type, values }: Field): JsonSchema {
  if (type === "number" || type === "boolean") return { type };
  return { type: "string", ...(values === undefined ? {} : { enum: values }) };
}
