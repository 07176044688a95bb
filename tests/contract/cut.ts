/** Any object of GitHub's description. */
export type Json = Readonly<Record<string, unknown>>;

/** Prose, examples and GitHub's own extensions are left behind: only these say what a valid value is. */
const kept = new Set([
  ...["type", "enum", "required", "pattern", "minimum", "maximum", "minLength", "maxLength"],
  ...["minItems", "maxItems", "uniqueItems", "maxProperties"],
]);
const keptFormats = new Set(["date-time", "uri"]);

/**
 * Cuts operations out of an OpenAPI 3.0 description, with the schemas that they need, as plain JSON Schema. `source`
 * names where the description is from.
 */
export function cut(description: Json, operations: readonly string[], source: string): Json {
  const schemas = object(object(description["components"], "components")["schemas"], "components.schemas");
  const needed = new Map<string, unknown>();

  /** Parameters and answers are written out where they are used; schemas stay references, for they can be circular. */
  const resolve = (value: unknown): Json => {
    const item = object(value, "a parameter or an answer");
    if (typeof item["$ref"] !== "string") return item;
    const steps = item["$ref"].split("/").slice(1);
    const found = steps.reduce<unknown>((at, step) => object(at, step)[step], description);
    return object(found, item["$ref"]);
  };

  const schema = (value: unknown): unknown => {
    if (!isObject(value)) return value;
    if (typeof value["$ref"] === "string") return refer(value["$ref"]);
    const out: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) {
      if (kept.has(key) || (key === "format" && keptFormats.has(String(item)))) out[key] = item;
      else if (key === "properties") out[key] = mapValues(object(item, key), schema);
      else if (key === "items" || key === "additionalProperties") out[key] = schema(item);
      else if (key === "allOf") out[key] = list(item).map(schema);
      // GitHub's alternatives overlap (a file is also a valid submodule), so exactly one is too much to ask.
      else if (key === "oneOf" || key === "anyOf") out["anyOf"] = list(item).map(schema);
    }
    return value["nullable"] === true ? nullable(out) : out;
  };

  const refer = (pointer: string): Json => {
    const name = pointer.slice(pointer.lastIndexOf("/") + 1);
    if (!needed.has(name)) {
      needed.set(name, undefined);
      needed.set(name, schema(object(schemas[name], pointer)));
    }
    return { $ref: `#/schemas/${name}` };
  };

  /** The schema of a body, of a request or an answer; undefined if it is no JSON. */
  const body = (value: Json): unknown => {
    const media = object(value["content"] ?? {}, "content")["application/json"];
    return isObject(media) ? schema(media["schema"]) : undefined;
  };

  const operation = (method: string, path: string, value: Json): Json => {
    const request = value["requestBody"] === undefined ? undefined : resolve(value["requestBody"]);
    return {
      method: method.toUpperCase(),
      path,
      parameters: list(value["parameters"]).map((item) => {
        const { name, in: where, required, schema: type } = resolve(item);
        return { name, in: where, required: required === true, schema: schema(type) };
      }),
      ...(request && { body: { required: request["required"] === true, schema: body(request) } }),
      responses: mapValues(object(value["responses"], "responses"), (item) => ({
        schema: body(resolve(item)),
      })),
    };
  };

  const found = new Map<string, Json>();
  for (const [path, methods] of Object.entries(object(description["paths"], "paths"))) {
    for (const [method, value] of Object.entries(object(methods, path))) {
      const id = isObject(value) ? String(value["operationId"]) : "";
      if (isObject(value) && operations.includes(id)) found.set(id, operation(method, path, value));
    }
  }
  const missing = operations.filter((id) => !found.has(id));
  if (missing.length > 0) throw new Error(`This description has no operation ${missing.join(", ")}.`);
  // Every error that an operation does not describe has this shape.
  refer("#/components/schemas/basic-error");
  return {
    generated: `By scripts/cut-openapi.ts from ${source}. Do not edit.`,
    operations: sorted(found),
    schemas: sorted(needed),
  };
}

/** OpenAPI 3.0 says `nullable`; JSON Schema lists null among the types, and among the values if they are listed. */
function nullable(schema: Record<string, unknown>): Json {
  if (typeof schema["type"] !== "string") return { anyOf: [schema, { type: "null" }] };
  const values = list(schema["enum"]);
  const listed = values.length > 0 ? { enum: [...new Set([...values, null])] } : {};
  return { ...schema, type: [schema["type"], "null"], ...listed };
}

/** Prints one line for each operation and each schema: small, and a change shows where it is. */
export function print(document: Json): string {
  const parts = Object.entries(document).map(([key, value]) => {
    if (!isObject(value)) return `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    const lines = Object.entries(value).map(
      ([name, item]) => `  ${JSON.stringify(name)}: ${JSON.stringify(item)}`,
    );
    return `${JSON.stringify(key)}: {\n${lines.join(",\n")}\n}`;
  });
  return `{\n${parts.join(",\n")}\n}\n`;
}

/** The value as an object; throws if it is none, because then this is no description of an API. */
export function object(value: unknown, what: string): Json {
  if (!isObject(value)) throw new Error(`${what} is not an object in this description.`);
  return value;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function mapValues(value: Json, change: (item: unknown) => unknown): Json {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)]));
}

function sorted(entries: ReadonlyMap<string, unknown>): Json {
  return Object.fromEntries([...entries].sort(([left], [right]) => (left < right ? -1 : 1)));
}
