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

const contentOf = ({ kind, value }: DefinitionFile): string => `${kind} ${canonical(value)}`;

/** A removed and an added definition of the same kind and content are one definition under another name. */
function withRenames(changes: readonly Change[]): readonly Change[] {
  const removed = new Map<string, Extract<Change, { status: "removed" }>[]>();
  for (const change of changes)
    if (change.status === "removed") {
      const alike = removed.get(contentOf(change.before));
      if (alike === undefined) removed.set(contentOf(change.before), [change]);
      else alike.push(change);
    }
  const taken = new Set<string>();
  const joined = changes.map((change): Change => {
    if (change.status !== "added") return change;
    const { after } = change;
    const twin = removed.get(contentOf(after))?.shift();
    if (twin === undefined) return change;
    taken.add(twin.path);
    return { status: "renamed", path: change.path, before: twin.before, after };
  });
  return joined.filter((change) => change.status !== "removed" || !taken.has(change.path));
}
