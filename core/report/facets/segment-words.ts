import type { ClassifiedSegmentation } from "../../change/classify-segments.ts";
import type { SegmentFacet } from "../../change/facets/segment-facets.ts";
import { orList } from "../../criteria/say.ts";
import type { About } from "./about.ts";
import { conditionEditWords } from "./condition-edit-words.ts";
import { quoted } from "./quoted.ts";

/** Says who changes segment: `Moves leads from “Mid-size” to “Small”: at most 49 employees instead of 39`. */
export function segmentMoveWords(
  classified: ClassifiedSegmentation | undefined,
  borders: readonly SegmentFacet[],
  about: About,
): readonly string[] {
  if (classified?.outcome !== "moved") return [];
  const { before, after, short } = about;
  const { moves, segmentation } = classified;
  const called = (names: ReadonlyMap<string, string> | undefined, id: string | undefined): string =>
    id === undefined ? "no segment" : quoted(names?.get(id) ?? id);
  const old = before.dictionary.segmentations.get(segmentation.id)?.names;
  const proposed = after.dictionary.segmentations.get(segmentation.id)?.names;
  const [first, ...others] = moves.map(
    ({ from, to }) => `from ${called(old, from)} to ${called(proposed, to)}`,
  );
  if (first === undefined) return [`Changes who is in which segment of ${short}`];
  if (others.length > 2) return [`Moves leads between ${moves.length} pairs of segments of ${short}`];
  const border = others.length === 0 ? borderWords(called(proposed, moves[0]?.to), borders, about) : "";
  return [`Moves leads ${orList([first, ...others], "and")}${border}`];
}

/** How the segment that leads come to is drawn now, where that is said in one clause. */
function borderWords(segment: string, borders: readonly SegmentFacet[], { before, after }: About): string {
  const [clause, ...others] = borders.flatMap((facet) =>
    facet.of === "segment-criteria" && quoted(facet.segment) === segment
      ? conditionEditWords(facet.edits, { before: before.dictionary, after: after.dictionary })
      : [],
  );
  return clause === undefined || others.length > 0 ? "" : `: ${clause}`;
}
