import type { Catalog, DefinitionFile } from "../catalog/catalog.ts";
import { references } from "../catalog/references.ts";
import { conditionsOf } from "../catalog/rules/conditions-of.ts";
import type { Condition, Pointer } from "../criteria/model.ts";
import { canonical } from "./canonical.ts";
import { type Change, isSameContent } from "./diff.ts";
import { entriesOf, entryAt, entryKind } from "./entries.ts";

/** Kinds of things that rest on others, or that others rest on. */
export type PartKind =
  | "field"
  | "activity"
  | "list"
  | "account-list"
  | "score"
  | "segment"
  | "criteria"
  | "icp"
  | "stage"
  | "persona"
  | "handoff"
  | "assumption"
  | "metric"
  | "target"
  | "role"
  | "market"
  | "step"
  | "tool";

/** A definition, or an entry of a file that holds many, that others may rest on. */
export interface Part {
  readonly kind: PartKind;
  readonly id: string;
}

/** What rests on what, in both versions of all definitions. */
export type Graph = ReadonlyMap<string, ReadonlyMap<string, Part>>;

const keyOf = ({ kind, id }: Part): string => `${kind} ${id}`;

const ownKinds: readonly string[] = [
  "list",
  "account-list",
  "score",
  "segment",
  "criteria",
  "icp",
  "stage",
  "persona",
  "handoff",
  "target",
] satisfies readonly PartKind[];

/** Follows every reference of these catalogs backwards. */
export function dependencyGraph(catalogs: readonly Catalog[]): Graph {
  const graph = new Map<string, Map<string, Part>>();
  for (const catalog of catalogs)
    for (const file of catalog.files) {
      const found = references(file.kind, file.value);
      for (const { kind, id, pointer } of found.ids)
        connect(partAt(file, pointer), partNamed(kind, id, catalog));
      for (const condition of conditionsOf(file, catalog))
        for (const part of askedOf(condition, catalog)) connect(partAt(file, condition.pointer), part);
    }
  return graph;

  function connect(from: Part | undefined, to: Part | undefined): void {
    if (from === undefined || to === undefined || keyOf(from) === keyOf(to)) return;
    const resting = graph.get(keyOf(to)) ?? new Map<string, Part>();
    graph.set(keyOf(to), resting.set(keyOf(from), from));
  }
}

/** The part of a file that a place belongs to. */
function partAt(file: DefinitionFile, pointer: Pointer): Part | undefined {
  const { kind, id } = file;
  const entry = entryKind(file);
  if (entry === undefined) return ownKinds.includes(kind) ? { kind: kind as PartKind, id } : undefined;
  const own = entryAt(file, pointer);
  return own === undefined ? undefined : { kind: entry, id: own };
}

/** What a name stands for. A tool that is used in a step does not rest on it, and functions and words are no parts. */
function partNamed(kind: string, id: string, catalog: Catalog): Part | undefined {
  if (kind === "criteria-set") {
    const set = catalog.dictionary.sets.get(id);
    return set === undefined ? undefined : { kind: set.kind, id };
  }
  return ["field", "activity", "metric", ...ownKinds].includes(kind)
    ? { kind: kind as PartKind, id }
    : undefined;
}

/** What a simple condition asks about. */
function askedOf(condition: Condition, catalog: Catalog): readonly Part[] {
  switch (condition.kind) {
    case "field": {
      const { field, test } = condition;
      // Fields of an activity are looked up with the activity.
      const known = catalog.dictionary.fields.get(field.id) === field;
      const list = test.of === "listed" ? [{ kind: "list", id: test.list } as const] : [];
      return known ? [{ kind: "field", id: field.id }, ...list] : list;
    }
    case "activity":
      return condition.activities.map(({ id }) => ({ kind: "activity", id }));
    case "reached":
      return [{ kind: "stage", id: condition.stage }];
    case "score":
    case "band":
      return [{ kind: "score", id: condition.score }];
    case "segment":
      return [{ kind: "segment", id: condition.segmentation }];
    case "meets": {
      const part = partNamed("criteria-set", condition.set, catalog);
      return part === undefined ? [] : [part];
    }
    case "account-list":
      return [{ kind: "account-list", id: condition.list }];
    case "all":
    case "any":
    case "none":
    case "count":
      return [];
  }
}

/** The parts that a change touches itself: in a file of many, only those entries that differ; by a new name none. */
export function touchedParts(change: Change): readonly Part[] {
  if (change.status === "unreadable" || (change.status === "renamed" && isSameContent(change))) return [];
  const was = "before" in change ? change.before : undefined;
  const is = "after" in change ? change.after : undefined;
  const file = is ?? was;
  if (file === undefined) return [];
  const kind = entryKind(file);
  if (kind === undefined)
    return [was, is].flatMap((side) => (side === undefined ? [] : (partAt(side, []) ?? [])));
  const [old, proposed] = [was, is].map(
    (side) =>
      new Map((side === undefined ? [] : entriesOf(side)).map(({ id, value }) => [id, canonical(value)])),
  );
  return [...new Set([...(old?.keys() ?? []), ...(proposed?.keys() ?? [])])]
    .filter((id) => old?.get(id) !== proposed?.get(id))
    .map((id) => ({ kind, id }));
}

/** Everything that rests on these parts, what is closest first, without the parts themselves. */
export function restingOn(parts: readonly Part[], graph: Graph): readonly Part[] {
  const found = new Map<string, Part>();
  const open = [...parts];
  for (let part = open.shift(); part !== undefined; part = open.shift())
    for (const [key, dependent] of graph.get(keyOf(part)) ?? [])
      if (!found.has(key)) {
        found.set(key, dependent);
        open.push(dependent);
      }
  for (const part of parts) found.delete(keyOf(part));
  return [...found.values()];
}

/** Whether a version of the definitions has a part. */
export const isIn = ({ kind, id }: Part, { files }: Catalog): boolean =>
  files.some((file) =>
    entryKind(file) === kind
      ? entriesOf(file).some((entry) => entry.id === id)
      : file.kind === kind && file.id === id,
  );
