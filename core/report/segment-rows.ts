import type { Dictionary } from "../criteria/model.ts";
import type { Impact } from "../impact/impact.ts";
import { isMoved, stageLabel } from "./impact-words.ts";

/** One division of the leads, and what changes within each of its segments. */
export interface Division {
  readonly division: string;
  readonly rows: readonly {
    readonly segment: string;
    readonly stage: string;
    readonly before: number;
    readonly after: number;
  }[];
}

/** What changes by segment, named as people name it; only stages that somebody loses or gains. */
export function segmentRows(
  { segments, stages }: Pick<Impact, "segments" | "stages">,
  { before, after }: { readonly before: Dictionary; readonly after: Dictionary },
): readonly Division[] {
  const moving = new Set(stages.filter(isMoved).map(({ id }) => id));
  return [...before.segmentations.values()].flatMap(({ id, name, names }): readonly Division[] => {
    const rows = segments
      .filter(({ segmentation, stage }) => segmentation === id && moving.has(stage))
      .filter(({ loses, gains }) => loses + gains > 0)
      .map(({ segment, stage, before: was, after: is }) => ({
        segment: segment === undefined ? "none, or not known" : (names.get(segment) ?? segment),
        stage: stageLabel(stage, before, after),
        before: was,
        after: is,
      }));
    return rows.length === 0 ? [] : [{ division: name, rows }];
  });
}
