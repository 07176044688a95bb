import type { Pointer } from "../criteria/model.ts";
import type * as raw from "../generated/definitions.ts";
import { type PlacedSchema, applicable, below, rootSchema } from "./applicable.ts";
import { placeName } from "./damaged.ts";

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

const condition = "condition.schema.json";

/** What intact definitions refer to is asked for again when versions are compared. */
const known = new WeakMap<object, References>();

/**
 * Walks a definition beside its schema and collects what the schema marks with `x-refers-to`, and every condition. So a
 * new kind of reference is declared in one place, the schema. `damaged` holds the places in which the schema found a
 * mistake: of a condition among them, the parts and ids that are left are collected one by one.
 */
export function references(
  kind: string,
  value: unknown,
  damaged: ReadonlySet<string> = new Set(),
): References {
  const isKept = damaged.size === 0 && typeof value === "object" && value !== null;
  const done = isKept ? known.get(value) : undefined;
  if (done !== undefined) return done;
  const ids: References["ids"][number][] = [];
  const conditions: References["conditions"][number][] = [];
  visit([rootSchema(kind)], value, []);
  const found = { ids, conditions };
  if (isKept) known.set(value, found);
  return found;

  function visit(schemas: readonly PlacedSchema[], data: unknown, pointer: Pointer): void {
    const isDamaged = damaged.size > 0 && damaged.has(placeName(pointer));
    const speaking = schemas.flatMap((schema) =>
      applicable(schema, data, (ref) => ref !== condition || isDamaged),
    );
    if (speaking.some(({ schema }) => schema.$ref === condition)) {
      conditions.push({ value: data as raw.Condition, pointer });
      return;
    }
    const kindOfId = speaking.find(({ schema }) => schema["x-refers-to"] !== undefined)?.schema[
      "x-refers-to"
    ];
    if (kindOfId !== undefined && typeof data === "string" && !isDamaged)
      ids.push({ kind: kindOfId, id: data, pointer, part: "value" });
    if (typeof data !== "object" || data === null) return;
    const keyKind = speaking.find(({ schema }) => schema.propertyNames?.["x-refers-to"] !== undefined)?.schema
      .propertyNames?.["x-refers-to"];
    const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(data)
      ? [...data.entries()]
      : Object.entries(data);
    for (const [step, item] of entries) {
      // Names inside a `where` are those of an activity, and in a definition with mistakes nobody knows which.
      if (step === "where" && damaged.size > 0) continue;
      const at = [...pointer, step];
      if (keyKind !== undefined) ids.push({ kind: keyKind, id: String(step), pointer: at, part: "key" });
      const deeper = speaking.flatMap((schema) => below(schema, step));
      if (deeper.length > 0) visit(deeper, item, at);
    }
  }
}
