import type { Carried } from "../criteria/lead.ts";
import type { Dictionary } from "../criteria/model.ts";
import { segmentsOf } from "../criteria/segment.ts";
import { situation } from "../criteria/situation.ts";
import type { Case } from "./case.ts";
import type { StageAnswer } from "./stage-impact.ts";

/** What a change does to one stage within one segment. Segments are those of the version before. */
export interface SegmentImpact {
  readonly segmentation: string;
  /** `undefined`: leads of which the data do not tell the segment, or that fall into none. */
  readonly segment: string | undefined;
  readonly stage: string;
  /** How many of the segment's leads qualify before and after, and how many lose and gain the stage. */
  readonly before: number;
  readonly after: number;
  readonly loses: number;
  readonly gains: number;
}

/** Counts, for every stage, who qualifies within each segment. */
export class Segments {
  readonly #dictionary: Dictionary;
  readonly #carried: Carried;
  readonly #now: number;
  readonly #stages: readonly string[];
  readonly #counts = new Map<string, SegmentImpact>();

  constructor(dictionary: Dictionary, carried: Carried, now: number, stages: readonly string[]) {
    this.#dictionary = dictionary;
    this.#carried = carried;
    this.#now = now;
    this.#stages = stages;
  }

  add(
    { before, outcome: { leads } }: Case,
    answers: readonly {
      readonly id: string;
      readonly before: StageAnswer | undefined;
      readonly after: StageAnswer | undefined;
    }[],
  ): void {
    const about = situation(this.#dictionary, before, this.#carried, this.#now);
    for (const segmentation of this.#dictionary.segmentations.keys()) {
      const [segment, ...others] = segmentsOf(segmentation, about);
      const sure = others.length === 0 ? segment : undefined;
      for (const { id: stage, before: first, after: then } of answers) {
        const [was, is] = [first?.answer === true, then?.answer === true];
        if (!was && !is) continue;
        // Ids have no spaces.
        const key = `${segmentation} ${stage} ${sure ?? ""}`;
        const sum = this.#counts.get(key) ?? { segmentation, segment: sure, stage, ...nothing };
        this.#counts.set(key, {
          ...sum,
          before: sum.before + (was ? leads : 0),
          after: sum.after + (is ? leads : 0),
          loses: sum.loses + (was && !is ? leads : 0),
          gains: sum.gains + (is && !was ? leads : 0),
        });
      }
    }
  }

  /** Sorted by segmentation, stage and segment, each in its own order. */
  impacts(): readonly SegmentImpact[] {
    const segmentations = [...this.#dictionary.segmentations.keys()];
    const place = ({ segmentation, stage, segment }: SegmentImpact): readonly number[] => {
      const names = [...(this.#dictionary.segmentations.get(segmentation)?.names.keys() ?? [])];
      return [
        segmentations.indexOf(segmentation),
        this.#stages.indexOf(stage),
        segment === undefined ? names.length : names.indexOf(segment),
      ];
    };
    return [...this.#counts.values()]
      .map((impact) => ({ impact, at: place(impact) }))
      .sort(({ at: a }, { at: b }) => a.map((step, index) => step - (b[index] ?? 0)).find(Boolean) ?? 0)
      .map(({ impact }) => impact);
  }
}

const nothing = { before: 0, after: 0, loses: 0, gains: 0 };
