import type { DefinitionFile } from "../catalog/catalog.ts";
import type { Pointer } from "../criteria/model.ts";
import type { PartKind } from "./dependents.ts";

/** One of the many parts of a file, such as one field of `fields.yaml`. */
export interface Entry {
  readonly id: string;
  readonly value: unknown;
  /** Where it stands in the file. */
  readonly pointer: Pointer;
}

/** What the parts of a file are that holds many; `undefined` where the file is one thing. */
export function entryKind({ kind }: Pick<DefinitionFile, "kind">): PartKind | undefined {
  return entryKinds[kind];
}

const entryKinds: { readonly [kind: string]: PartKind | undefined } = {
  fields: "field",
  activities: "activity",
  metrics: "metric",
  assumptions: "assumption",
  compensation: "role",
  technology: "tool",
  process: "step",
  market: "market",
};

/** The parts of a file that holds many, in their order; none where the file is one thing. */
export function entriesOf({ kind, value }: DefinitionFile): readonly Entry[] {
  switch (kind) {
    case "fields":
    case "activities":
    case "metrics":
    case "assumptions":
    case "technology":
      return named(value, []);
    case "compensation":
      return named(value.roles, ["roles"]);
    case "process":
      return listed(value.steps, "steps");
    case "market":
      return listed(value.markets, "markets");
    default:
      return [];
  }
}

const named = (entries: object, above: Pointer): readonly Entry[] =>
  Object.entries(entries).map(([id, value]) => ({ id, value: value as unknown, pointer: [...above, id] }));

const listed = (entries: readonly { readonly id: string }[], key: string): readonly Entry[] =>
  entries.map((value, index) => ({ id: value.id, value, pointer: [key, index] }));
