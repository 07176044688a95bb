import type { Truth } from "../criteria/model.ts";
import type { Case } from "./case.ts";
import { type Group, joined, nobody } from "./group.ts";

/** How many leads stand how to a stage in one version. */
export interface StageCount {
  /** Leads whose strictest stage this is. */
  readonly here: number;
  /** Leads that meet the criteria, whether or not they meet a stricter stage, too. */
  readonly qualified: number;
  readonly undetermined: number;
}

/** What a change does to one stage. A version that does not have the stage has no count for it. */
export interface StageImpact {
  readonly id: string;
  readonly before: StageCount | undefined;
  readonly after: StageCount | undefined;
  /** Those who qualify in both versions, only before, and only after. */
  readonly keeps: Group;
  readonly loses: Group;
  readonly gains: Group;
}

/** What one version says about a case and a stage. */
export interface StageAnswer {
  readonly answer: Truth;
  readonly here: boolean;
}

export const untouched = (id: string, inBefore: boolean, inAfter: boolean): StageImpact => ({
  id,
  before: inBefore ? noCount : undefined,
  after: inAfter ? noCount : undefined,
  keeps: nobody,
  loses: nobody,
  gains: nobody,
});

const noCount: StageCount = { here: 0, qualified: 0, undetermined: 0 };

/** The impact with one more case in it; a version without the stage has no answer to give. */
export function withCase(
  impact: StageImpact,
  each: Case,
  before: StageAnswer | undefined,
  after: StageAnswer | undefined,
): StageImpact {
  const { leads } = each.outcome;
  const counted = (count: StageCount | undefined, said: StageAnswer | undefined): StageCount | undefined =>
    count === undefined || said === undefined
      ? count
      : {
          here: count.here + (said.here ? leads : 0),
          qualified: count.qualified + (said.answer === true ? leads : 0),
          undetermined: count.undetermined + (said.answer === undefined ? leads : 0),
        };
  const [was, is] = [before?.answer === true, after?.answer === true];
  const open = (other: StageAnswer | undefined): boolean => other !== undefined && other.answer === undefined;
  return {
    id: impact.id,
    before: counted(impact.before, before),
    after: counted(impact.after, after),
    keeps: was && is ? joined(impact.keeps, each, false) : impact.keeps,
    loses: was && !is ? joined(impact.loses, each, open(after)) : impact.loses,
    gains: is && !was ? joined(impact.gains, each, open(before)) : impact.gains,
  };
}
