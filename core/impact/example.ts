import { evaluate } from "../criteria/evaluate.ts";
import { type Difference, type Judged, explainDifference } from "../criteria/explain-difference.ts";
import type { Dictionary } from "../criteria/model.ts";
import { situation } from "../criteria/situation.ts";
import type { Case, Cases } from "./case.ts";
import type { StageImpact } from "./stage-impact.ts";

/** One lead that loses or gains a stage, and why. */
export interface Example {
  readonly stage: string;
  readonly is: "loses" | "gains";
  readonly lead: string;
  readonly why: Difference;
}

/** Explains for each stage one of the leads that lose it and one of those that gain it; a profile names nobody. */
export function examplesOf(
  stages: readonly StageImpact[],
  { from, cases, carried, now }: Cases,
  before: Dictionary,
  after: Dictionary,
): readonly Example[] {
  if (from === "profile") return [];
  const named = new Set(stages.flatMap(({ loses, gains }) => [...loses.ids, ...gains.ids]));
  const byId = new Map(cases.filter((one) => named.has(one.before.id)).map((one) => [one.before.id, one]));
  return stages.flatMap(({ id: stage, loses, gains }): readonly Example[] => {
    const [was, is] = [before.sets.get(stage)?.criteria, after.sets.get(stage)?.criteria];
    if (was === undefined || is === undefined) return [];
    const judged = (one: Case): readonly [Judged, Judged] => [
      { condition: was, about: situation(before, one.before, carried.before, now) },
      { condition: is, about: situation(after, one.after, carried.after, now) },
    ];
    return [
      ...first(loses.ids).map(({ lead, sides: [old, proposed] }) => ({
        ...({ stage, is: "loses", lead } as const),
        why: explainDifference(old, proposed),
      })),
      ...first(gains.ids).map(({ lead, sides: [old, proposed] }) => ({
        ...({ stage, is: "gains", lead } as const),
        why: explainDifference(proposed, old),
      })),
    ];

    /** The first of them of which both versions are sure, else the first. */
    function first(
      ids: readonly string[],
    ): readonly { readonly lead: string; readonly sides: readonly [Judged, Judged] }[] {
      const all = ids.flatMap((lead) => {
        const one = byId.get(lead);
        return one === undefined ? [] : [{ lead, sides: judged(one) }];
      });
      const sure = all.find(({ sides }) =>
        sides.every(({ condition, about }) => evaluate(condition, about) !== undefined),
      );
      return [sure ?? all[0]].filter((one) => one !== undefined);
    }
  });
}
