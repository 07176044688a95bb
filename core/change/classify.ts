import type { Catalog } from "../catalog/catalog.ts";
import type { Condition, CriteriaSet, Dictionary } from "../criteria/model.ts";
import { type Answer, findLead } from "../reason/prove.ts";

/**
 * What a change does to who qualifies. `equivalent`: nobody gains or loses. `tightened`: whoever qualifies after also
 * did before. `loosened`: whoever qualified before still does. `shifted`: some gain and some lose. Proved for all
 * leads, with a lead for each direction that is possible; `not-settled` where a proof was not reached.
 */
export interface Classified {
  readonly set: CriteriaSet;
  /** Whether the definition itself changes, or only something that it rests on. */
  readonly directly: boolean;
  readonly outcome: "equivalent" | "tightened" | "loosened" | "shifted" | "not-settled";
  readonly loses: Answer;
  readonly gains: Answer;
}

/** Classifies every stage, profile and criteria set that both sides have and whose meaning may change. */
export function classify(
  before: Catalog,
  after: Catalog,
  changedPaths: ReadonlySet<string>,
  now: number,
): readonly Classified[] {
  const [old, proposed] = [before.dictionary, after.dictionary];
  const touched = new Set([...changedPaths]);
  if (touched.size === 0) return [];
  return [...proposed.sets.values()].flatMap((set) => {
    const was = old.sets.get(set.id);
    if (was === undefined) return [];
    const assumptions = assumptionsOf(before);
    const loses = find(was, old, set, proposed, assumptions, now);
    const gains = find(set, proposed, was, old, assumptions, now);
    const directly = after.files.some(
      ({ path, id, kind }) => id === set.id && kind === set.kind && touched.has(path),
    );
    const outcome = outcomeOf(loses, gains);
    return outcome === "equivalent" && !directly ? [] : [{ set, directly, outcome, loses, gains }];
  });
}

/** A lead that meets one set in its version, and not the other in the other version. */
const find = (
  met: CriteriaSet,
  inVersion: Dictionary,
  missed: CriteriaSet,
  inOther: Dictionary,
  assumptions: readonly Condition[],
  now: number,
): Answer =>
  findLead(
    [
      { condition: met.criteria, dictionary: inVersion, is: "true" },
      { condition: missed.criteria, dictionary: inOther, is: "not-true" },
    ],
    inVersion === inOther ? assumptions : [],
    now,
  );

function outcomeOf(loses: Answer, gains: Answer): Classified["outcome"] {
  if (loses.status === "not-settled" || gains.status === "not-settled") return "not-settled";
  if (loses.status === "lead") return gains.status === "lead" ? "shifted" : "tightened";
  return gains.status === "lead" ? "loosened" : "equivalent";
}

/** What the company says is true of every lead. */
export const assumptionsOf = (catalog: Catalog): readonly Condition[] =>
  catalog.files
    .filter(({ kind }) => kind === "assumptions")
    .flatMap(({ path }) => [...(catalog.conditions.get(path)?.values() ?? [])]);
