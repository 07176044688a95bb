import type { Pointer } from "../criteria/model.ts";
import { type PlacedSchema, applicable, below, rootSchema } from "./applicable.ts";
import type { JsonSchema } from "./json-schema.ts";

/** What a key of the value at a pointer means, in the words of its schema, whether the value has the key or not. */
export function meaningOf(kind: string, value: unknown, pointer: Pointer, key: string): string | undefined {
  const property = placesAt(kind, value, pointer).flatMap((place) => below(place, key));
  const speaking = property.flatMap((place) => applicable(place, undefined));
  return speaking.find(({ schema }) => schema.description !== undefined)?.schema.description;
}

/** All schemas that speak about the place of a value, from the most general to the most specific. */
export const schemasAt = (kind: string, value: unknown, pointer: Pointer): readonly JsonSchema[] =>
  placesAt(kind, value, pointer).map(({ schema }) => schema);

function placesAt(kind: string, value: unknown, pointer: Pointer): readonly PlacedSchema[] {
  let [places, data] = [applicable(rootSchema(kind), value), value];
  for (const step of pointer) {
    data = (data as Record<string, unknown> | null | undefined)?.[String(step)];
    places = places.flatMap((place) => below(place, step)).flatMap((place) => applicable(place, data));
  }
  return places;
}
