import type { Condition, Dictionary, Field, FieldTest } from "../../../core/criteria/model.ts";
import { fieldRails } from "./fields.ts";
import type { Counted, Happenings } from "./happenings.ts";
import { rangeRails } from "./range.ts";
import { scoreEnds } from "./score-ends.ts";
import { type Ends, type Rails, and, atLeast, ite, not, num, or } from "./terms.ts";

/** More often than anybody asks: so often something may have happened that is not recorded. */
export const beyond = 1_000_000;

/** Writes conditions of one version of the definitions as SMT-LIB. */
export interface Encoder {
  readonly rails: (condition: Condition) => Rails;
  /** What the definitions count: as often as is recorded, up to as often as may be. */
  readonly counted: (counted: Counted) => Ends;
  /** A long term gets a name, so that using it twice does not double it. */
  readonly named: (sort: "Bool" | "Int", term: string) => string;
  /** A number about which nothing else is known than what is said of it. */
  readonly fresh: (says: (name: string) => string) => string;
  readonly now: number;
  /** What comes before everything that uses it, in its order. */
  readonly definitions: readonly string[];
}

/**
 * Writes conditions straight from what they mean: no cells, no bounds, nothing of the prover. `version` tells the names
 * of one version from those of another; `asks` is told of every field that is asked for.
 */
export function encoder(
  dictionary: Dictionary,
  happenings: Happenings,
  now: number,
  asks: (field: Field, test: FieldTest) => void,
  version = "",
): Encoder {
  const definitions: string[] = [];
  const names = new Map<string, string>();
  const sets = new Map<string, Rails>();
  const self: Encoder = { rails, counted, named, fresh, now, definitions };
  return self;

  function named(sort: "Bool" | "Int", term: string): string {
    if (term.length < 24) return term;
    const known = names.get(term);
    if (known !== undefined) return known;
    const name = `t${version}${String(names.size)}`;
    names.set(term, name);
    definitions.push(`(define-fun ${name} () ${sort} ${term})`);
    return name;
  }

  function fresh(says: (name: string) => string): string {
    const name = `f${version}${String(definitions.length)}`;
    definitions.push(`(declare-const ${name} Int)`, `(assert ${says(name)})`);
    return name;
  }

  function counted(what: Counted): Ends {
    const low = named("Int", happenings.count(what));
    const recorded = what.stage === undefined ? what.activities.flatMap(({ leaves }) => leaves) : ["stages"];
    return { low, high: named("Int", ite(and(recorded.map((id) => `carried_${id}`)), low, num(beyond))) };
  }

  function rails(condition: Condition): Rails {
    const asked = plain(condition);
    const [isTrue, isFalse] = [named("Bool", asked.isTrue), named("Bool", asked.isFalse)];
    if (condition.ifUnknown === undefined) return { isTrue, isFalse };
    return condition.ifUnknown ? { isTrue: not(isFalse), isFalse } : { isTrue, isFalse: not(isTrue) };
  }

  function plain(condition: Condition): Rails {
    const parts = "of" in condition ? condition.of.map(rails) : [];
    const truths = parts.map(({ isTrue }) => isTrue);
    const falses = parts.map(({ isFalse }) => isFalse);
    switch (condition.kind) {
      case "all":
        return { isTrue: and(truths), isFalse: or(falses) };
      case "any":
        return { isTrue: or(truths), isFalse: and(falses) };
      case "none":
        return { isTrue: and(falses), isFalse: or(truths) };
      case "count":
        return {
          isTrue: atLeast(condition.atLeast, truths),
          isFalse: not(atLeast(condition.atLeast, falses.map(not))),
        };
      case "field":
        asks(condition.field, condition.test);
        return fieldRails(condition.field, condition.test, dictionary, now);
      case "activity":
        return rangeRails(condition.test, counted({ ...condition, stage: undefined }));
      case "reached":
        return rangeRails(condition.test, counted({ ...condition, activities: [], where: undefined }));
      case "score":
        return rangeRails(condition.test, scoreEnds(condition, dictionary, self));
      case "band":
        return bandRails(condition);
      case "segment":
        return segmentRails(condition);
      case "meets":
        return setRails(condition.set);
      case "account-list":
        throw new Error("the encoding has no account lists");
    }
  }

  function setRails(id: string): Rails {
    const known = sets.get(id);
    const set = dictionary.sets.get(id);
    if (known !== undefined || set === undefined) return known ?? { isTrue: "false", isFalse: "false" };
    const own = rails(set.criteria);
    sets.set(id, own);
    return own;
  }

  function bandRails(condition: Extract<Condition, { kind: "band" }>): Rails {
    const { low, high } = scoreEnds(condition, dictionary, self);
    const bands = dictionary.scores.get(condition.score)?.bands ?? [];
    // Each band that lies between the two ends is possible.
    const possible = (isWanted: boolean): readonly string[] =>
      bands.flatMap(({ id, atLeast: from }, index) => {
        if (condition.bands.includes(id) !== isWanted) return [];
        const above = bands[index - 1]?.atLeast;
        return [
          and([
            ...(from === -Infinity ? [] : [`(>= ${high} ${num(from)})`]),
            ...(above === undefined ? [] : [`(< ${low} ${num(above)})`]),
          ]),
        ];
      });
    return { isTrue: not(or(possible(false))), isFalse: not(or(possible(true))) };
  }

  function segmentRails({ segmentation, op, values }: Extract<Condition, { kind: "segment" }>): Rails {
    const model = dictionary.segmentations.get(segmentation);
    if (model === undefined || model.order === "highest-of" || model.matrix !== undefined)
      throw new Error("the encoding has plain segments only");
    const parts = model.segments.map(({ id, when }) => ({
      id: id,
      ...(when === undefined ? { isTrue: "true", isFalse: "false" } : rails(when)),
    }));
    const sure = or(parts.map(({ isTrue }) => isTrue));
    const possible = [...parts, { id: undefined, isTrue: "false", isFalse: sure }].map(
      ({ id, isTrue, isFalse }, index) => ({
        id,
        is:
          model.order === "first"
            ? and([not(isFalse), ...parts.slice(0, index).map((earlier) => not(earlier.isTrue))])
            : ite(sure, isTrue, not(isFalse)),
      }),
    );
    const some = (isWanted: boolean): string =>
      or(
        possible.flatMap(({ id, is }) =>
          (id !== undefined && values.includes(id)) === isWanted ? [is] : [],
        ),
      );
    const inside = { isTrue: not(some(false)), isFalse: not(some(true)) };
    return op === "one_of" ? inside : { isTrue: inside.isFalse, isFalse: inside.isTrue };
  }
}
