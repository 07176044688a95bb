import type { Catalog } from "../catalog/catalog.ts";
import type { Condition, CriteriaSet } from "../criteria/model.ts";
import type { Change } from "./diff.ts";
import { formerIds } from "./former-ids.ts";
import type { Versions } from "./judge-intent.ts";

/** A stage, profile or criteria set with what it says in both versions: where it does not exist, nobody meets it. */
export interface SetInVersions extends Versions, Omit<CriteriaSet, "criteria"> {
  /** The id that it had before, another one where it was renamed. */
  readonly formerId: string;
  readonly exists: "in-both" | "only-before" | "only-after";
}

const nobody: Condition = { kind: "any", of: [], pointer: [], ifUnknown: undefined };

const named = ({ id, kind, name, abbreviation }: CriteriaSet): Omit<CriteriaSet, "criteria"> => ({
  id,
  kind,
  name,
  abbreviation,
});

/** Every stage, profile and criteria set that one of the versions has. */
export function setsInVersions(
  changes: readonly Change[],
  before: Catalog,
  after: Catalog,
): readonly SetInVersions[] {
  const [old, proposed] = [before.dictionary, after.dictionary];
  const formerId = formerIds(changes);
  const now = [...proposed.sets.values()].map((set): SetInVersions => {
    const id = formerId(set.kind, set.id);
    const former = old.sets.get(id);
    return {
      ...named(set),
      formerId: id,
      was: { condition: former?.criteria ?? nobody, dictionary: old },
      is: { condition: set.criteria, dictionary: proposed },
      exists: former === undefined ? "only-after" : "in-both",
    };
  });
  const kept = new Set(now.map((one) => one.formerId));
  const gone = [...old.sets.values()]
    .filter(({ id }) => !kept.has(id))
    .map((set): SetInVersions => ({
      ...named(set),
      formerId: set.id,
      was: { condition: set.criteria, dictionary: old },
      is: { condition: nobody, dictionary: proposed },
      exists: "only-before",
    }));
  return [...now, ...gone];
}
