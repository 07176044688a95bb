import type { JsonSchema } from "../catalog/json-schema.ts";
import { shapeMessages } from "../report/messages/shape.ts";
import type { Choices } from "./editor-schema-choices.ts";
import { oneOf, someOf } from "./editor-schema-one-of.ts";
import { type Named, mapValues, refused } from "./editor-schema-parts.ts";

/** Turns a schema for every company into one for this company: whatever names an id lists the ids that exist. */
export function specialise(schema: JsonSchema, choices: Choices): JsonSchema {
  const kind = schema["x-refers-to"];
  const known = kind === undefined ? [] : (choices.get(kind) ?? []);
  const keywords = Object.entries(schema).flatMap(([keyword, value]) =>
    dropped.has(keyword) || (kind !== undefined && replaced.has(keyword) && known.length > 0)
      ? []
      : [[keyword, translate(keyword, value, choices)] as const],
  );
  const { examples, ...general } = Object.fromEntries(keywords) as JsonSchema;
  // An editor offers examples as values. Those that name ids are another company's, and those of several lines are
  // more than it can show.
  const shown = kind === undefined && examples?.every((item) => typeof item !== "object") === true;
  const kept = shown ? { ...general, examples } : general;
  // Where nothing of a kind exists yet, nothing can be offered, and `check` says what is missing.
  if (known.length === 0) return kept;
  return Array.isArray(schema.type) ? { ...kept, ...someOf(known) } : { ...kept, ...oneOf(known) };
}

/** What only the generator of types and `check` read. */
const dropped: ReadonlySet<string> = new Set(["tsType", "errorCode", "x-refers-to"]);
/** What a list of ids makes superfluous. */
const replaced: ReadonlySet<string> = new Set([
  "type",
  "items",
  "minItems",
  "pattern",
  "patternErrorMessage",
]);

function translate(keyword: string, value: unknown, choices: Choices): unknown {
  const inner = (part: JsonSchema): JsonSchema => specialise(part, choices);
  switch (keyword) {
    case "title":
      return inWords(String(value));
    case "properties":
      return mapValues(value as Named, (part, key) => excluded(part, key) ?? inner(part));
    case "definitions":
      return mapValues(value as Named, inner);
    case "allOf":
      return (value as readonly JsonSchema[]).map(inner);
    case "if":
      // What is still to be typed is no object yet, and no branch is to be taken for it.
      return { type: "object", ...inner(value as JsonSchema) };
    case "then":
    case "else":
    case "not":
    case "items":
    case "propertyNames":
    case "additionalProperties":
      return typeof value === "object" ? inner(value as JsonSchema) : value;
    default:
      return value;
  }
}

/** A key that another one rules out. For the `not: {}` of the schemas an editor has no words, so ours are given. */
function excluded({ errorCode = "" }: JsonSchema, key: string): JsonSchema | undefined {
  const other = /^keys-exclude-(.*)$/.exec(errorCode)?.[1];
  const message =
    errorCode === "rule-needs-each"
      ? shapeMessages["rule-needs-each"]({ key })
      : other === undefined
        ? undefined
        : shapeMessages["keys-exclude-each-other"]({ key, other });
  return message && refused(`${message.saw} ${message.type}`);
}

/** `FieldCondition` is the name of a type; people read `Field condition`. */
const inWords = (title: string): string =>
  title.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
