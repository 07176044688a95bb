import type { PartKind } from "./dependents.ts";
import type { Change } from "./diff.ts";

/** The id that a definition had before, by its kind and the id that it has now: another one where it was renamed. */
export function formerIds(changes: readonly Change[]): (kind: PartKind, id: string) => string {
  const former = new Map(
    changes.flatMap((change) =>
      change.status === "renamed" ? [[`${change.after.kind} ${change.after.id}`, change.before.id]] : [],
    ),
  );
  return (kind, id) => former.get(`${kind} ${id}`) ?? id;
}
