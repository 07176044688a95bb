import type { Catalog } from "../catalog/catalog.ts";
import { evaluate } from "../criteria/evaluate.ts";
import type { Condition, CriteriaSet } from "../criteria/model.ts";
import { say } from "../criteria/say.ts";
import { situation } from "../criteria/situation.ts";
import type { Location } from "../finding.ts";
import type { Witness } from "./answer.ts";

/** A condition that a lead fails, in words, and where it stands. */
export interface Deciding {
  readonly condition: string;
  readonly at: Location;
}

/** The conditions for which a made-up lead does not meet a set: what would have to be otherwise. */
export function deciding(
  set: CriteriaSet,
  { madeUp, space }: Witness,
  catalog: Catalog,
): readonly Deciding[] {
  const { dictionary, files } = catalog;
  const about = situation(dictionary, madeUp.lead, madeUp.carried, space.now);
  return failing(set.criteria, set);

  function failing(condition: Condition, inside: CriteriaSet): readonly Deciding[] {
    if (evaluate(condition, about) === true) return [];
    if (condition.kind === "all") return condition.of.flatMap((part) => failing(part, inside));
    const other = condition.kind === "meets" ? dictionary.sets.get(condition.set) : undefined;
    if (other !== undefined && condition.ifUnknown === undefined) return failing(other.criteria, other);
    const file = files.find(({ kind, id }) => kind === inside.kind && id === inside.id);
    return file === undefined
      ? []
      : [{ condition: say(condition, dictionary), at: file.locate(condition.pointer) }];
  }
}
