import type { Catalog, DefinitionFile } from "../catalog/catalog.ts";
import type { BrokenFile } from "../catalog/load.ts";
import { canonical } from "./canonical.ts";

/** A definition that one side has and the other has not, or that both have with another meaning. */
export type Change =
  | { readonly status: "added"; readonly path: string; readonly after: DefinitionFile }
  | { readonly status: "removed"; readonly path: string; readonly before: DefinitionFile }
  | {
      readonly status: "changed";
      readonly path: string;
      readonly before: DefinitionFile;
      readonly after: DefinitionFile;
    }
  | {
      readonly status: "renamed";
      readonly path: string;
      readonly before: DefinitionFile;
      readonly after: DefinitionFile;
    }
  /** It cannot be read on one side, so nobody can say what changes. */
  | { readonly status: "unreadable"; readonly path: string; readonly side: "before" | "after" };

/** What changes from one catalog to another, by path; comments, the order of keys and formatting do not count. */
export function diff(before: Catalog, after: Catalog): readonly Change[] {
  const [old, proposed] = [byPath(before.files), byPath(after.files)];
  const [oldBroken, newBroken] = [byPath(before.broken), byPath(after.broken)];
  const paths = [
    ...new Set([...old.keys(), ...oldBroken.keys(), ...proposed.keys(), ...newBroken.keys()]),
  ].sort();
  const changes = paths.flatMap((path): readonly Change[] => {
    const [was, is] = [old.get(path), proposed.get(path)];
    const [unread, unreadable] = [oldBroken.get(path), newBroken.get(path)];
    if (unread !== undefined && unread.text === unreadable?.text) return [];
    if (newBroken.has(path)) return [{ status: "unreadable", path, side: "after" }];
    if (oldBroken.has(path)) return [{ status: "unreadable", path, side: "before" }];
    if (was === undefined) return is === undefined ? [] : [{ status: "added", path, after: is }];
    if (is === undefined) return [{ status: "removed", path, before: was }];
    return canonical(was.value) === canonical(is.value)
      ? []
      : [{ status: "changed", path, before: was, after: is }];
  });
  return withRenames(changes);
}

const byPath = <F extends DefinitionFile | BrokenFile>(files: readonly F[]): ReadonlyMap<string, F> =>
  new Map(files.map((file) => [file.path, file]));

/** Whether a definition got another name and nothing else. */
export const isSameContent = (change: Extract<Change, { status: "renamed" }>): boolean =>
  canonical(change.before.value) === canonical(change.after.value);

type Removed = Extract<Change, { status: "removed" }>;
type Added = Extract<Change, { status: "added" }>;

/** How much of two definitions has to be the same for them to be one under another name. */
const mostlyTheSame = 0.7;

/**
 * A removed and an added definition of the same kind are one definition under another name when their content is the
 * same, or when most of it is and no other comes as close.
 */
function withRenames(changes: readonly Change[]): readonly Change[] {
  const removed = changes.filter((change): change is Removed => change.status === "removed");
  const added = changes.filter((change): change is Added => change.status === "added");
  const twins = new Map<Added, Removed>();
  const taken = new Set<Change>();
  // The closest pairs first; of equally close ones the first by path.
  const pairs = added
    .flatMap((after) => removed.map((before) => ({ after, before, sameness: sameness(before, after) })))
    .filter(({ sameness: share }) => share >= mostlyTheSame)
    .sort((a, b) => b.sameness - a.sameness);
  for (const { after, before } of pairs)
    if (!twins.has(after) && !taken.has(before)) {
      twins.set(after, before);
      taken.add(before);
    }
  return changes.flatMap((change): readonly Change[] => {
    if (change.status === "removed") return taken.has(change) ? [] : [change];
    const twin = change.status === "added" ? twins.get(change) : undefined;
    return change.status !== "added" || twin === undefined
      ? [change]
      : [{ status: "renamed", path: change.path, before: twin.before, after: change.after }];
  });
}

/** The share of what two definitions say that both of them say, from 0 to 1. */
function sameness({ before }: Removed, { after }: Added): number {
  if (before.kind !== after.kind) return 0;
  if (canonical(before.value) === canonical(after.value)) return 1;
  const [was, is] = [new Set(statements(before.value, "")), new Set(statements(after.value, ""))];
  const shared = [...was].filter((statement) => is.has(statement)).length;
  // Not even a hundred equal entries make two definitions the same.
  return Math.min(0.99, shared / (was.size + is.size - shared));
}

/** Every value of a definition with the keys that lead to it. */
function statements(value: unknown, path: string): readonly string[] {
  if (typeof value !== "object" || value === null) return [`${path} ${JSON.stringify(value)}`];
  return Object.entries(value).flatMap(([key, item]) =>
    statements(item, `${path}.${Array.isArray(value) ? "" : key}`),
  );
}
