import type { Catalog } from "../catalog/catalog.ts";
import { type ChangeClass, changeClass } from "./change-class.ts";
import { type Graph, type Part, isIn, restingOn, touchedParts } from "./dependents.ts";
import type { Change } from "./diff.ts";
import type { Ask } from "../reason/ask-within.ts";
import { type BlankEffects, blankEffects } from "./excluded-blanks.ts";
import { type Facet, facetsOf } from "./facets/facets-of.ts";
import type { Proofs } from "./prove-changes.ts";

/** What a change means: what it does to its definition, its class, and what rests on that. */
export interface Meaning {
  readonly change: Change;
  readonly class: ChangeClass;
  /** The most consequential first; nothing where a definition comes, goes or cannot be read. */
  readonly facets: readonly Facet[];
  readonly blanks: BlankEffects;
  /** Everything that rests on what changes, directly or through others, in either version. */
  readonly rests: readonly Part[];
}

const noBlanks: BlankEffects = { excludes: [], admits: [] };

/** Says what each change means, in data. */
export function meaningsOf(
  changes: readonly Change[],
  before: Catalog,
  after: Catalog,
  proofs: Proofs,
  graph: Graph,
  ask: Ask,
): readonly Meaning[] {
  return changes.map((change) => {
    const facets = facetsOf(change, before, after);
    const rests = restingOn(touchedParts(change), graph).filter(
      (part) => isIn(part, after) || isIn(part, before),
    );
    return {
      change,
      facets,
      class: changeClass(change, facets, proofs),
      blanks: blanksOf(change, facets, before, after, ask),
      rests,
    };
  });
}

function blanksOf(
  change: Change,
  facets: readonly Facet[],
  before: Catalog,
  after: Catalog,
  ask: Ask,
): BlankEffects {
  if (change.status !== "changed" && change.status !== "renamed") return noBlanks;
  const { kind, id } = change.after;
  const [was, is] = [before.dictionary.sets.get(change.before.id), after.dictionary.sets.get(id)];
  const edits = facets.flatMap((facet) => (facet.of === "criteria" ? facet.edits : []));
  if (was === undefined || is?.kind !== kind || edits.length === 0) return noBlanks;
  return blankEffects(
    edits,
    { set: was, dictionary: before.dictionary },
    { set: is, dictionary: after.dictionary },
    ask,
  );
}
