import { type Graph, type PartKind, restingOn, touchedParts } from "./dependents.ts";
import type { Change } from "./diff.ts";

/** Whether a definition changes itself, or something that it rests on, or neither. */
export type Effect = "direct" | "inherited" | "none";

/** What changes do to each definition, by its kind and id. */
export function effects(changes: readonly Change[], graph: Graph): (kind: PartKind, id: string) => Effect {
  const touched = changes.flatMap(touchedParts);
  const keys = (parts: readonly { readonly kind: PartKind; readonly id: string }[]): ReadonlySet<string> =>
    new Set(parts.map(({ kind, id }) => `${kind} ${id}`));
  const [direct, inherited] = [keys(touched), keys(restingOn(touched, graph))];
  // What cannot be read may be anything, so everything may change with it.
  const anything = changes.some(({ status }) => status === "unreadable");
  return (kind, id) =>
    direct.has(`${kind} ${id}`)
      ? "direct"
      : anything || inherited.has(`${kind} ${id}`)
        ? "inherited"
        : "none";
}
