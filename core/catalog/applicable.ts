import { schemas } from "../generated/schemas.ts";
import type { JsonSchema } from "./json-schema.ts";

/** A schema and the file that it stands in, which its own references are relative to. */
export interface PlacedSchema {
  readonly schema: JsonSchema;
  readonly file: string;
}

/** The schema of a kind of definition. */
export const rootSchema = (kind: string): PlacedSchema => ({ schema: schemas[kind] ?? {}, file: kind });

/**
 * All schemas that speak about a value: the given one, what it refers to, and the branch of each `if` that the value
 * takes. With `follow` false for a reference, the reference itself is given and not followed.
 */
export function applicable(
  placed: PlacedSchema,
  data: unknown,
  follow: (ref: string) => boolean = () => true,
): readonly PlacedSchema[] {
  const { schema, file } = placed;
  if (schema.$ref !== undefined)
    return follow(schema.$ref) ? applicable(resolve(schema.$ref, file), data, follow) : [placed];
  // Most schemas say all that they say themselves.
  if (schema.if === undefined && schema.allOf === undefined) return [placed];
  const branch = schema.if === undefined ? undefined : matches(schema.if, data) ? schema.then : schema.else;
  return [placed.schema, ...(schema.allOf ?? []), ...(branch === undefined ? [] : [branch])].flatMap(
    (part) => (part === schema ? [placed] : applicable({ schema: part, file }, data, follow)),
  );
}

/** The schemas of one step further down: of a property, of an item, or of the values of a map. */
export function below({ schema, file }: PlacedSchema, step: string | number): readonly PlacedSchema[] {
  const property = schema.properties?.[String(step)];
  if (property !== undefined) return [{ schema: property, file }];
  if (typeof schema.additionalProperties === "object") return [{ schema: schema.additionalProperties, file }];
  return typeof schema.items === "object" && !Array.isArray(schema.items)
    ? [{ schema: schema.items as JsonSchema, file }]
    : [];
}

function resolve(ref: string, file: string): PlacedSchema {
  const [target = "", part = ""] = ref.split("#");
  const name = target === "" ? file : target.replace(".schema.json", "");
  const { schema } = rootSchema(name);
  const definition = schema.definitions?.[part.split("/").at(-1) ?? ""];
  return { schema: part === "" ? schema : (definition ?? {}), file: name };
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
