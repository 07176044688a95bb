import { evaluate } from "./evaluate.ts";
import type { Situation } from "./situation.ts";

/** The segments that a lead may be in, as far as the data tell; `undefined` stands for none of them. */
export function segmentsOf(id: string, about: Situation): readonly (string | undefined)[] {
  const segmentation = about.dictionary.segmentations.get(id);
  // A segmentation that could not be read may say anything.
  if (segmentation === undefined) return [undefined, id];
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
  return sure.length > 0 ? sure : [...possible, undefined];
}
