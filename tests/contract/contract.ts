import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { description, type Schema } from "./description.ts";
import { answersInShort, mend } from "./deviations.ts";
import type { OperationId } from "./operations.ts";

/** A request as the proxy received it. */
export interface Asked {
  readonly operation: OperationId;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly agent: string | undefined;
  readonly body: unknown;
}

/** A response as the proxy will send it. */
export interface Answered {
  readonly operation: OperationId;
  readonly status: number;
  readonly location: string | null;
  readonly body: unknown;
}

const options = {
  strict: false,
  allErrors: true,
  inlineRefs: false,
  validateSchema: false,
  code: { optimize: false },
} as const;
const formats = {
  "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  uri: (text: string) => URL.canParse(text),
};
const bodies = new Ajv({ ...options, formats }).addSchema(description, "github");
// Everything in a path or a query is text; GitHub reads it as the type that its description names.
const values = new Ajv({ ...options, formats, coerceTypes: true });

const compiled = new Map<string, ValidateFunction>();

/** Compiles on first use: a test calls few operations, and each takes some milliseconds. */
function validator(key: string, make: () => ValidateFunction): ValidateFunction {
  const known = compiled.get(key) ?? make();
  compiled.set(key, known);
  return known;
}

const bodyValidator = (pointer: string) =>
  validator(pointer, () => bodies.compile({ $ref: `github#${pointer}` }));
const escape = (id: string) => id.replaceAll("/", "~1");

/** Says what is wrong with a request, one sentence each; nothing if it is as GitHub describes it. */
export function requestFaults(asked: Asked): readonly string[] {
  const { operation } = asked;
  const { body } = description.operations[operation];
  const faults = [
    ...parameterFaults(operation, "path", asked.params),
    ...parameterFaults(operation, "query", Object.fromEntries(asked.query)),
  ];
  if (asked.agent === undefined) faults.push("it has no User-Agent; GitHub refuses such requests.");
  if (body === undefined) {
    if (asked.body !== undefined) faults.push("it has a body; GitHub describes none.");
  } else if (asked.body === undefined) {
    if (body.required) faults.push("it has no body; GitHub requires one.");
  } else {
    const validate = bodyValidator(`/operations/${escape(operation)}/body/schema`);
    if (!validate(asked.body)) faults.push(...sentences("body", validate.errors));
    // GitHub ignores a key that it does not know, so a misspelt one would be lost without a word.
    const known = new Set(propertyNames(body.schema));
    for (const key of Object.keys(asked.body as object)) {
      if (known.size > 0 && !known.has(key)) faults.push(`body/${key} is not a key that GitHub knows.`);
    }
  }
  return faults;
}

/** Says what is wrong with a response, one sentence each; the known deviations of the emulator are mended first. */
export function responseFaults(answered: Answered): readonly string[] {
  const { operation, location } = answered;
  const { status, body } = mend(operation, answered.status, answered.body);
  const described = description.operations[operation].responses[status];
  if (described === undefined) {
    if (status < 400) return [`its status is ${status}; GitHub describes no such answer.`];
    const validate = bodyValidator("/schemas/basic-error");
    return validate(body) ? [] : sentences("body", validate.errors);
  }
  if (status === 302 && location === null) return ["it is a redirect without a Location."];
  if (described.schema === undefined || answersInShort.has(operation)) return [];
  const validate = bodyValidator(`/operations/${escape(operation)}/responses/${status}/schema`);
  return validate(body) ? [] : sentences("body", validate.errors);
}

function parameterFaults(operation: OperationId, where: "path" | "query", given: Schema): readonly string[] {
  const validate = validator(`${operation} ${where}`, () => {
    const parameters = description.operations[operation].parameters.filter(
      (parameter) => parameter.in === where,
    );
    return values.compile({
      type: "object",
      properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
      required: parameters.filter(({ required }) => required).map(({ name }) => name),
      additionalProperties: false,
    });
  });
  return validate({ ...given }) ? [] : sentences(where, validate.errors);
}

function propertyNames(schema: Schema): readonly string[] {
  const nested = Array.isArray(schema["anyOf"]) ? (schema["anyOf"] as Schema[]).flatMap(propertyNames) : [];
  return [...Object.keys(schema["properties"] ?? {}), ...nested];
}

function sentences(where: string, errors: readonly ErrorObject[] | null | undefined): string[] {
  return (errors ?? []).map((error) => {
    const at = `${where}${error.instancePath}`;
    const more: readonly unknown[] = Object.values(error.params).flat();
    const detail =
      error.keyword === "enum" || error.keyword === "additionalProperties" ? `: ${more.join(", ")}` : "";
    return `${at} ${error.message ?? "is not valid"}${detail}.`;
  });
}
