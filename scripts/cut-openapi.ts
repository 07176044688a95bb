/**
 * Cuts the operations of `tests/contract/operations.ts` out of GitHub's own description of its API, together with
 * the schemas they need, and writes `tests/contract/github-openapi.json`.
 *
 * The description is published as `@octokit/openapi`: 400 MB, so it is no dependency of this project. To cut again:
 *
 *     npm install --prefix <some folder> @octokit/openapi
 *     node --import ./scripts/register.mjs scripts/cut-openapi.ts <that folder>/node_modules/@octokit/openapi
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { operations } from "../tests/contract/operations.ts";

type Json = Readonly<Record<string, unknown>>;

const target = fileURLToPath(new URL("../tests/contract/github-openapi.json", import.meta.url));

/** Prose, examples and GitHub's own extensions are left behind: only these say what a valid value is. */
const kept = new Set(
  "type enum required pattern minimum maximum minLength maxLength minItems maxItems uniqueItems maxProperties".split(
    " ",
  ),
);
const keptFormats = new Set(["date-time", "uri"]);

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const object = (value: unknown, what: string): Json => {
  if (!isObject(value)) throw new Error(`${what} is not an object in this description.`);
  return value;
};
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const sorted = (entries: Iterable<readonly [string, unknown]>): Json =>
  Object.fromEntries([...entries].sort(([left], [right]) => (left < right ? -1 : 1)));
const mapValues = (value: Json, change: (item: unknown) => unknown): Json =>
  Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)]));

function cut(description: Json, version: string): Json {
  const schemas = object(object(description["components"], "components")["schemas"], "components.schemas");
  const needed = new Map<string, unknown>();

  /** One step along a `#/…` reference to a parameter or a response; schemas stay references. */
  const resolve = (value: unknown): Json => {
    const item = object(value, "a parameter or response");
    if (typeof item["$ref"] !== "string") return item;
    const steps = item["$ref"].split("/").slice(1);
    return object(
      steps.reduce<unknown>((at, step) => object(at, step)[step], description),
      item["$ref"],
    );
  };

  /** OpenAPI 3.0 to JSON Schema: `nullable` becomes a type, and `$ref` points into the cut file. */
  const schema = (value: unknown): unknown => {
    if (!isObject(value)) return value;
    if (typeof value["$ref"] === "string") return { $ref: reference(value["$ref"]) };
    const out: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) {
      if (kept.has(key)) out[key] = item;
      else if (key === "format" && keptFormats.has(String(item))) out[key] = item;
      else if (key === "properties") out[key] = mapValues(object(item, key), schema);
      else if (key === "items" || key === "additionalProperties") out[key] = schema(item);
      else if (key === "allOf") out[key] = list(item).map(schema);
      // GitHub's alternatives overlap (a file is also a valid submodule), so exactly one is too much to ask.
      else if (key === "oneOf" || key === "anyOf") out["anyOf"] = list(item).map(schema);
    }
    return value["nullable"] === true ? nullable(out) : out;
  };

  const reference = (pointer: string): string => {
    const name = pointer.slice(pointer.lastIndexOf("/") + 1);
    if (!needed.has(name)) {
      needed.set(name, {});
      needed.set(name, schema(schemas[name]));
    }
    return `#/schemas/${name}`;
  };

  const body = (value: unknown): unknown => {
    const media = object(resolve(value)["content"] ?? {}, "content")["application/json"];
    return isObject(media) ? schema(media["schema"]) : undefined;
  };

  const wanted = new Set<string>(operations);
  const found = new Map<string, unknown>();
  for (const [route, item] of Object.entries(object(description["paths"], "paths"))) {
    for (const [method, value] of Object.entries(object(item, route))) {
      if (!isObject(value) || !wanted.has(String(value["operationId"]))) continue;
      const request = value["requestBody"];
      found.set(String(value["operationId"]), {
        method: method.toUpperCase(),
        path: route,
        parameters: list(value["parameters"]).map((parameter) => {
          const { name, in: where, required, schema: type } = resolve(parameter);
          return { name, in: where, required: required === true, schema: schema(type) };
        }),
        ...(request === undefined
          ? {}
          : { body: { required: resolve(request)["required"] === true, schema: body(request) } }),
        responses: mapValues(object(value["responses"], "responses"), (response) => ({
          schema: body(response),
        })),
      });
    }
  }
  const missing = operations.filter((id) => !found.has(id));
  if (missing.length > 0) throw new Error(`This description has no operation ${missing.join(", ")}.`);
  // Every error without a description of its own has this shape.
  reference("#/components/schemas/basic-error");
  return {
    generated: `By scripts/cut-openapi.ts from api.github.com.json of @octokit/openapi ${version}. Do not edit.`,
    operations: sorted(found),
    schemas: sorted(needed),
  };
}

function nullable(schema: Record<string, unknown>): unknown {
  if (typeof schema["type"] !== "string") return { anyOf: [schema, { type: "null" }] };
  const allowed = list(schema["enum"]);
  return {
    ...schema,
    type: [schema["type"], "null"],
    ...(allowed.length > 0 ? { enum: [...new Set([...allowed, null])] } : {}),
  };
}

/** One line per operation and per schema: small, and a change shows where it is. */
function print(document: Json): string {
  const lines = Object.entries(document).map(([key, value]) => {
    if (!isObject(value)) return `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    const inner = Object.entries(value).map(
      ([name, item]) => `  ${JSON.stringify(name)}: ${JSON.stringify(item)}`,
    );
    return `${JSON.stringify(key)}: {\n${inner.join(",\n")}\n}`;
  });
  return `{\n${lines.join(",\n")}\n}\n`;
}

const source = process.argv[2];
if (source === undefined) {
  process.stderr.write("Say where @octokit/openapi is: scripts/cut-openapi.ts <folder of the package>\n");
  process.exitCode = 2;
} else {
  const read = (file: string): Json =>
    object(JSON.parse(readFileSync(path.join(source, file), "utf8")), file);
  const version = String(read("package.json")["version"]);
  writeFileSync(target, print(cut(read("generated/api.github.com.json"), version)));
}
