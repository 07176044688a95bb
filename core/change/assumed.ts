import type { Catalog } from "../catalog/catalog.ts";
import type { Assumed } from "../reason/ask-within.ts";
import { namedAssumptions } from "../reason/assumptions-of.ts";
import type { Graph } from "./dependents.ts";
import type { Change } from "./diff.ts";
import { effects } from "./effects.ts";

/** What proofs about a change may assume of every lead: one entry where both versions mean the same, else one each. */
export function assumed(
  changes: readonly Change[],
  before: Catalog,
  after: Catalog,
  graph: Graph,
): readonly Assumed[] {
  const [was, is] = [before, after].map((catalog) => ({
    dictionary: catalog.dictionary,
    assumptions: namedAssumptions(catalog),
  }));
  if (was === undefined || is === undefined) return [];
  const effectOn = effects(changes, graph);
  const isSame = [...was.assumptions, ...is.assumptions].every(
    ({ id }) => effectOn("assumption", id) === "none",
  );
  return isSame ? [is] : [was, is];
}
