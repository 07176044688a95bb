import type { ErrorObject } from "ajv";
import type { Pointer } from "../criteria/model.ts";
import type { FindingArgs } from "../finding-args.ts";
import type { FindingCode } from "../finding.ts";
import { nearWord } from "../near-word.ts";
import type { JsonSchema } from "./json-schema.ts";
import { meaningOf, schemasAt } from "./schema-at.ts";

type Problem = {
  readonly [C in FindingCode]: {
    readonly code: C;
    readonly pointer: Pointer;
    readonly part: "key" | "value";
    readonly args: FindingArgs[C];
  };
}[FindingCode];

/**
 * Says in our terms what ajv objects to; `undefined` for the errors that only repeat another one, such as the
 * outcome of an `if`.
 */
export function schemaProblem(
  error: ErrorObject,
  kind: string,
  value: unknown,
  pointer: Pointer,
): Problem | undefined {
  const params = error.params as Record<string, unknown>;
  const { keyword } = error;
  const speaking = schemasAt(kind, value, pointer);
  const schema = speaking.findLast((candidate) => isMeant(candidate, keyword, params)) ?? {};
  const data = dataAt(value, pointer);
  const name = nameOf(pointer);
  switch (keyword) {
    case "additionalProperties": {
      const key = String(params["additionalProperty"]);
      const allowed = Object.keys(schema.properties ?? {});
      const subject = schema.title?.endsWith("Condition") === true ? schema.required?.at(-1) : undefined;
      if (subject !== undefined && subjects.includes(key)) {
        const args = { subjects: [subject, key] };
        return { code: "condition-with-two-subjects", pointer: [...pointer, key], part: "key", args };
      }
      return {
        code: "unknown-key",
        pointer: [...pointer, key],
        part: "key",
        args: { key, near: nearWord(key, allowed), allowed },
      };
    }
    case "required": {
      const key = String(params["missingProperty"]);
      const meaning = meaningOf(kind, value, pointer, key) ?? "";
      return { code: "missing-key", pointer, part: "key", args: { key, inside: name, meaning } };
    }
    case "type": {
      const args = {
        name,
        expected: typeWords(params["type"]),
        seen: seenWords(data),
        example: example(schema),
      };
      return { code: "wrong-type", pointer, part: "value", args };
    }
    case "enum":
    case "const": {
      const allowed = (schema.enum ?? [params["allowedValue"]]).map((value) => show(value));
      const value = show(data);
      return {
        code: "value-not-allowed",
        pointer,
        part: "value",
        args: { name, value, near: nearWord(value, allowed), allowed },
      };
    }
    case "pattern":
      return {
        code: "wrong-form",
        pointer: error.propertyName === undefined ? pointer : [...pointer, error.propertyName],
        part: error.propertyName === undefined ? "value" : "key",
        args: {
          name,
          value: error.propertyName ?? show(data),
          rule: (error.propertyName === undefined ? schema : schema.propertyNames)?.patternErrorMessage ?? "",
        },
      };
    case "uniqueItems": {
      const index = Number(params["j"]) > Number(params["i"]) ? Number(params["j"]) : Number(params["i"]);
      const value = show((data as readonly unknown[])[index]);
      return { code: "repeated-entry", pointer: [...pointer, index], part: "value", args: { name, value } };
    }
    case "not":
      return exclusion(schema, data, pointer);
    case "if":
    case "propertyNames":
      return undefined;
    default:
      return {
        code: "out-of-range",
        pointer,
        part: "value",
        args: { name, value: show(data), rule: limitWords(error) },
      };
  }
}

/** Whether a schema can have caused an error of this keyword. */
function isMeant(schema: JsonSchema, keyword: string, params: Record<string, unknown>): boolean {
  switch (keyword) {
    case "additionalProperties":
      return (
        schema.additionalProperties === false &&
        schema.properties?.[String(params["additionalProperty"])] === undefined
      );
    case "pattern":
      return (
        schema["pattern"] === params["pattern"] || schema.propertyNames?.["pattern"] === params["pattern"]
      );
    case "not":
      return schema.errorCode !== undefined;
    default:
      return schema[keyword] !== undefined;
  }
}

const dataAt = (value: unknown, pointer: Pointer): unknown =>
  pointer.reduce<unknown>(
    (inner, step) => (inner as Record<string, unknown> | null | undefined)?.[String(step)],
    value,
  );

/** A key that the schema forbids next to another one; the schema names the finding. */
function exclusion(schema: JsonSchema, data: unknown, pointer: Pointer): Problem | undefined {
  const key = nameOf(pointer);
  switch (schema.errorCode) {
    case "condition-without-subject": {
      const seen = typeof data === "object" && data !== null && !Array.isArray(data) ? Object.keys(data) : [];
      const near = seen.map((word) => nearWord(word, subjects)).find((word) => word !== undefined);
      return { code: "condition-without-subject", pointer, part: "value", args: { seen, near } };
    }
    case "rule-needs-each":
      return { code: "rule-needs-each", pointer, part: "key", args: { key } };
    default: {
      // The schema names the key that rules this one out: `keys-exclude-otherwise`.
      const other = schema.errorCode?.replace("keys-exclude-", "") ?? "";
      return { code: "keys-exclude-each-other", pointer, part: "key", args: { key, other } };
    }
  }
}

/** The keys that say what a condition is about. */
const subjects: readonly string[] = [
  "field",
  "activity",
  "reached",
  "score",
  "segment",
  "meets",
  "account_list",
  "all",
  "any",
  "none",
  "of",
];

/** The name of the nearest key, which is what people call the place. */
const nameOf = (pointer: Pointer): string => {
  const names = pointer.filter((step) => typeof step === "string" && !/^\d+$/.test(step));
  return String(names.at(-1) ?? "");
};

const typeNames: { readonly [type: string]: string } = {
  string: "a text",
  number: "a number",
  integer: "a whole number",
  boolean: "`true` or `false`",
  array: "a list",
  object: "lines of `name: value`",
  null: "nothing",
};

const typeWords = (types: unknown): string =>
  (Array.isArray(types) ? types : String(types).split(","))
    .map((type) => typeNames[String(type)] ?? String(type))
    .join(" or ");

function seenWords(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "lines of `name: value`";
  return typeof value === "string" ? `the text \`${value}\`` : `\`${show(value)}\``;
}

/** A value as it may stand in a sentence; what has parts is named by its keys. */
function show(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return Array.isArray(value) ? `[${value.map(show).join(", ")}]` : `{ ${Object.keys(value).join(", ")} }`;
}

/** The first example of a schema on one line, or its first line where the whole would be too long to read. */
function example(schema: JsonSchema): string {
  const first: unknown = schema.examples?.[0];
  if (first === undefined) return "";
  const whole = write(first);
  if (whole.length <= longestExample || typeof first !== "object" || first === null) return whole;
  const [pair] = Object.entries(first);
  return pair === undefined || Array.isArray(first) ? whole : `${pair[0]}: ${write(pair[1])}`;
}

const longestExample = 80;

/** A value as one would type it on one line of YAML. */
function write(value: unknown): string {
  if (typeof value !== "object" || value === null) return show(value);
  if (Array.isArray(value)) return `[${value.map(write).join(", ")}]`;
  const pairs = Object.entries(value).map(([key, item]) => `${key}: ${write(item)}`);
  return `{ ${pairs.join(", ")} }`;
}

function limitWords(error: ErrorObject): string {
  const limit = (error.params as { limit?: number }).limit ?? 0;
  switch (error.keyword) {
    case "minItems":
      return limit === 1 ? "have at least one entry" : `have at least ${String(limit)} entries`;
    case "maxItems":
      return `have at most ${String(limit)} entries`;
    case "minProperties":
      return limit === 1 ? "have at least one line" : `have at least ${String(limit)} lines`;
    case "maxProperties":
      return limit === 1 ? "have only one line" : `have at most ${String(limit)} lines`;
    case "minLength":
      return "not be empty";
    case "maxLength":
      return `have at most ${String(limit)} characters`;
    case "minimum":
      return `be ${String(limit)} or more`;
    case "maximum":
      return `be ${String(limit)} or less`;
    case "exclusiveMinimum":
      return `be more than ${String(limit)}`;
    case "exclusiveMaximum":
      return `be less than ${String(limit)}`;
    case "multipleOf":
      return "be a multiple of the given step";
    default:
      return "have another form";
  }
}
