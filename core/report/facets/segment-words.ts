import type { ClassifiedSegmentation } from "../../change/classify-segments.ts";
import { orList } from "../../criteria/say.ts";
import type { About } from "./about.ts";
import { quoted } from "./quoted.ts";

/** Says who changes segment: `Moves leads from “Mid-size” to “Small”`. */
export function segmentMoveWords(
  classified: ClassifiedSegmentation | undefined,
  { name, before, after }: About,
): readonly string[] {
  if (classified?.outcome !== "moved") return [];
  const { moves, segmentation } = classified;
  const called = (names: ReadonlyMap<string, string> | undefined, id: string | undefined): string =>
    id === undefined ? "no segment" : quoted(names?.get(id) ?? id);
  const old = before.dictionary.segmentations.get(segmentation.id)?.names;
  const proposed = after.dictionary.segmentations.get(segmentation.id)?.names;
  const ways = moves.map(({ from, to }) => `from ${called(old, from)} to ${called(proposed, to)}`);
  if (ways.length === 0) return [`Changes who is in which of ${name}`];
  return [
    `Moves leads ${ways.length > 3 ? `between ${ways.length} pairs of segments in ${name}` : orList(ways, "and")}`,
  ];
}
