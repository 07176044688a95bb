import type { DefinitionFile } from "../catalog/catalog.ts";
import type { Pointer } from "../criteria/model.ts";
import type { PartKind } from "./dependents.ts";

/** One of the many parts of a file, such as one field of `fields.yaml`. */
export interface Entry {
  readonly id: string;
  readonly value: unknown;
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
      return named(value);
    case "compensation":
      return named(value.roles);
    case "process":
      return listed(value.steps);
    case "market":
      return listed(value.markets);
    default:
      return [];
  }
}

const named = (entries: object): readonly Entry[] =>
  Object.entries(entries).map(([id, value]) => ({ id, value: value as unknown }));

const listed = (entries: readonly { readonly id: string }[]): readonly Entry[] =>
  entries.map((value) => ({ id: value.id, value }));

/** The id of the part that a place in a file belongs to; `undefined` where it belongs to none. */
export function entryAt({ kind, value }: DefinitionFile, [first, second]: Pointer): string | undefined {
  switch (kind) {
    case "fields":
    case "activities":
    case "metrics":
    case "assumptions":
    case "technology":
      return first === undefined ? undefined : String(first);
    case "compensation":
      return first === "roles" && second !== undefined ? String(second) : undefined;
    case "process":
      return first === "steps" ? value.steps[Number(second)]?.id : undefined;
    case "market":
      return first === "markets" ? value.markets[Number(second)]?.id : undefined;
    default:
      return undefined;
  }
}
