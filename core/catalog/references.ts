import type * as raw from "../generated/definitions.ts";
import type { Pointer } from "../criteria/model.ts";
import { schemas } from "../generated/schemas.ts";
import type { JsonSchema } from "./json-schema.ts";

/** What a definition refers to: ids of other definitions, and conditions, each with its place. */
export interface References {
  readonly ids: readonly {
    readonly kind: string;
    readonly id: string;
    readonly pointer: Pointer;
    readonly part: "key" | "value";
  }[];
  readonly conditions: readonly { readonly value: raw.Condition; readonly pointer: Pointer }[];
}

/**
 * Walks a valid definition beside its schema and collects what the schema marks with `x-refers-to`, and every
 * condition. So a new kind of reference is declared in one place, the schema.
 */
export function references(kind: string, value: unknown): References {
  const ids: References["ids"][number][] = [];
  const conditions: References["conditions"][number][] = [];
  visit(schemas[kind] ?? {}, kind, value, []);
  return { ids, conditions };

  function visit(schema: JsonSchema, file: string, data: unknown, pointer: Pointer): void {
    if (schema.$ref !== undefined) {
      if (schema.$ref === "condition.schema.json") conditions.push({ value: data as raw.Condition, pointer });
      else {
        const [target, targetFile] = resolve(schema.$ref, file);
        visit(target, targetFile, data, pointer);
      }
      return;
    }
    const kindOfId = schema["x-refers-to"];
    if (kindOfId !== undefined && typeof data === "string")
      ids.push({ kind: kindOfId, id: data, pointer, part: "value" });
    for (const part of schema.allOf ?? []) visit(part, file, data, pointer);
    if (schema.if !== undefined) {
      const branch = matches(schema.if, data) ? schema.then : schema.else;
      if (branch !== undefined) visit(branch, file, data, pointer);
    }
    if (Array.isArray(data)) {
      if (schema.items !== undefined && !Array.isArray(schema.items))
        for (const [index, item] of data.entries())
          visit(schema.items as JsonSchema, file, item, [...pointer, index]);
    } else if (typeof data === "object" && data !== null)
      visitObject(schema, file, data as Record<string, unknown>, pointer);
  }

  function visitObject(
    schema: JsonSchema,
    file: string,
    data: Record<string, unknown>,
    pointer: Pointer,
  ): void {
    const keyKind = schema.propertyNames?.["x-refers-to"];
    for (const [key, item] of Object.entries(data)) {
      const at = [...pointer, key];
      if (keyKind !== undefined) ids.push({ kind: keyKind, id: key, pointer: at, part: "key" });
      const property = schema.properties?.[key];
      if (property !== undefined) visit(property, file, item, at);
      else if (typeof schema.additionalProperties === "object")
        visit(schema.additionalProperties, file, item, at);
    }
  }
}

function resolve(ref: string, file: string): readonly [JsonSchema, string] {
  const [target = "", part = ""] = ref.split("#");
  const name = target === "" ? file : target.replace(".schema.json", "");
  const root = schemas[name] ?? {};
  const definition = part.split("/").at(-1) ?? "";
  return [part === "" ? root : (root.definitions?.[definition] ?? {}), name];
}

/** Whether data pass the `if` of a schema; the schemas use `required`, `not` and constant properties only. */
function matches(test: JsonSchema, data: unknown): boolean {
  if (typeof data !== "object" || data === null) return true;
  const object = data as Record<string, unknown>;
  if (test.not !== undefined && matches(test.not, data)) return false;
  if ((test.required ?? []).some((key) => object[key] === undefined)) return false;
  return Object.entries(test.properties ?? {}).every(
    ([key, property]) =>
      object[key] === undefined ||
      ((property["const"] === undefined || property["const"] === object[key]) &&
        (property.enum === undefined || property.enum.includes(object[key]))),
  );
}
