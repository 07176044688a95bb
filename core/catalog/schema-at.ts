import type { Pointer } from "../criteria/model.ts";
import { applicable, below, rootSchema } from "./applicable.ts";
import type { JsonSchema } from "./json-schema.ts";

/** All schemas that speak about the place of a value, from the most general to the most specific. */
export function schemasAt(kind: string, value: unknown, pointer: Pointer): readonly JsonSchema[] {
  let [places, data] = [applicable(rootSchema(kind), value), value];
  for (const step of pointer) {
    data = (data as Record<string, unknown> | null | undefined)?.[String(step)];
    places = places.flatMap((place) => below(place, step)).flatMap((place) => applicable(place, data));
  }
  return places.map(({ schema }) => schema);
}
