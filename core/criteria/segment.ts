import { evaluate } from "./evaluate.ts";
import { matrixCell } from "./matrix.ts";
import { bandsBetween, scoreOf } from "./score.ts";
import { type Situation, withoutReset } from "./situation.ts";

/** The segments that a lead may be in, as far as the data tell; `undefined` stands for none of them. */
export function segmentsOf(id: string, asking: Situation): readonly (string | undefined)[] {
  const about = withoutReset(asking);
  const segmentation = about.dictionary.segmentations.get(id);
  // A segmentation that could not be read may say anything.
  if (segmentation === undefined) return [undefined, id];
  if (segmentation.order === "highest-of")
    return best(segmentation.of, [...segmentation.names.keys()], about);
  const sure: string[] = [];
  const possible: string[] = [];
  for (const segment of segmentation.segments) {
    const truth = segment.when === undefined || evaluate(segment.when, about);
    if (truth === false) continue;
    possible.push(segment.id);
    if (truth === undefined) continue;
    if (segmentation.order === "first") return possible;
    sure.push(segment.id);
  }
  if (segmentation.matrix !== undefined) return [...possible, ...cells(segmentation.matrix, about)];
  return sure.length > 0 ? sure : [...possible, undefined];
}

/** The best grade of several: every one that may come out, given what each of them may be. */
function best(
  ids: readonly string[],
  order: readonly string[],
  about: Situation,
): readonly (string | undefined)[] {
  // None at all is worse than the worst grade.
  const rank = (segment: string | undefined): number =>
    segment === undefined ? order.length : order.indexOf(segment);
  const ranks = ids.map((id) => segmentsOf(id, about).map(rank));
  // The outcome is a rank that one of them may have, and that no other is sure to beat.
  const worst = Math.min(...ranks.map((possible) => Math.max(...possible)));
  const outcomes = new Set(ranks.flat().filter((outcome) => outcome <= worst));
  return [...outcomes].sort((a, b) => a - b).map((outcome) => order[outcome]);
}

function cells([rows, columns]: readonly [string, string], about: Situation): readonly string[] {
  const places = (score: string): readonly number[] => {
    const all = (about.dictionary.scores.get(score)?.bands ?? []).map(({ id }) => id);
    return bandsBetween(score, scoreOf(score, undefined, about), about).map((band) => all.indexOf(band));
  };
  return places(rows).flatMap((row) => places(columns).map((column) => matrixCell(row, column)));
}
