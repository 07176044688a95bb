import type { Catalog } from "../catalog/catalog.ts";
import type { Condition, CriteriaSet, Dictionary } from "../criteria/model.ts";
import type { Demand } from "../reason/answer.ts";
import type { Ask, Reasoned } from "../reason/ask-within.ts";
import type { Effect } from "./effects.ts";

/**
 * What a change does to who qualifies. `equivalent`: nobody gains or loses. `tightened`: whoever qualifies after also
 * did before. `loosened`: whoever qualified before still does. `shifted`: some gain and some lose. Proved for all
 * leads, with a lead for each direction that is possible; `not-settled` where a proof was not reached.
 */
export interface Comparison {
  readonly outcome: "equivalent" | "tightened" | "loosened" | "shifted" | "not-settled";
  /**
   * How far it goes, where that is proved: `nobody` can qualify any more, `everybody` does now, or only `others` do,
   * so that nobody keeps it. `some` is the ordinary case.
   */
  readonly reach: "some" | "nobody" | "everybody" | "others";
  readonly loses: Reasoned;
  readonly gains: Reasoned;
  /** The assumptions without which it would not be proved, by id. */
  readonly assuming: readonly string[];
}

export interface Classified extends Comparison {
  readonly set: CriteriaSet;
  /** What it asked for before. */
  readonly former: Condition;
  /** Whether the definition itself changes, or only something that it rests on. */
  readonly directly: boolean;
}

/**
 * Classifies every stage, profile and criteria set that both sides have and whose meaning may change; `askAbout` takes
 * all the conditions that are going to be asked about.
 */
export function classify(
  before: Catalog,
  after: Catalog,
  effectOn: (kind: CriteriaSet["kind"], id: string) => Effect,
  formerId: (kind: CriteriaSet["kind"], id: string) => string,
  askAbout: (subjects: readonly Version[]) => Ask,
): readonly Classified[] {
  const [old, proposed] = [before.dictionary, after.dictionary];
  const pairs = [...proposed.sets.values()].flatMap((set) => {
    const former = old.sets.get(formerId(set.kind, set.id));
    const effect = effectOn(set.kind, set.id);
    if (former === undefined || effect === "none") return [];
    const was: Version = { condition: former.criteria, dictionary: old };
    const is: Version = { condition: set.criteria, dictionary: proposed };
    return [{ set, was, is, directly: effect === "direct" }];
  });
  const ask = askAbout(pairs.flatMap(({ was, is }) => [was, is]));
  return pairs.map(({ set, was, is, directly }) => ({
    set,
    former: was.condition,
    directly,
    ...compareCriteria(was, is, ask, directly),
  }));
}

/** A condition in one version of the definitions. */
export interface Version {
  readonly condition: Condition;
  readonly dictionary: Dictionary;
}

/**
 * Proves what it does to the leads that meet a condition when it is replaced by another; how far it goes only where
 * that is asked.
 */
function compareCriteria(before: Version, after: Version, find: Ask, withReach: boolean): Comparison {
  const ask = (...demands: readonly (readonly [Version, Demand["is"]])[]): Reasoned =>
    find(demands.map(([version, is]) => ({ ...version, is })));
  const loses = ask([before, "true"], [after, "not-true"]);
  const gains = ask([after, "true"], [before, "not-true"]);
  const outcome = outcomeOf(loses, gains);
  const { reach, assuming } = withReach ? furthest() : ordinary;
  const all = [...loses.assuming, ...gains.assuming, ...assuming];
  return { outcome, reach, loses, gains, assuming: [...new Set(all)].sort() };

  function furthest(): Pick<Comparison, "reach" | "assuming"> {
    switch (outcome) {
      case "tightened":
        return reachIf("nobody", ask([after, "true"]));
      case "loosened":
        return reachIf("everybody", ask([after, "not-true"]));
      case "shifted":
        return reachIf("others", ask([before, "true"], [after, "true"]));
      case "equivalent":
      case "not-settled":
        return ordinary;
    }
  }
}

const ordinary = { reach: "some", assuming: [] } as const;

const reachIf = (
  reach: Comparison["reach"],
  { status, assuming }: Reasoned,
): Pick<Comparison, "reach" | "assuming"> => (status === "no-lead" ? { reach, assuming } : ordinary);

function outcomeOf(loses: Reasoned, gains: Reasoned): Comparison["outcome"] {
  if (loses.status === "not-settled" || gains.status === "not-settled") return "not-settled";
  if (loses.status === "lead") return gains.status === "lead" ? "shifted" : "tightened";
  return gains.status === "lead" ? "loosened" : "equivalent";
}
