import type { Meaning } from "../change/meaning.ts";
import type { PointsMoved } from "../change/points-moved.ts";
import type { Proofs } from "../change/prove-changes.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Range } from "../criteria/situation.ts";
import { sayNumber } from "../criteria/say.ts";
import { quoted } from "./facets/quoted.ts";
import { witnessWords } from "./witness-words.ts";

/** Says what was proved about the points of a score or the borders of segments, each with a made-up lead. */
export function proofWords(
  { change }: Meaning,
  before: Catalog,
  after: Catalog,
  proofs: Proofs,
): readonly string[] {
  if (change.status !== "changed" && change.status !== "renamed") return [];
  const { kind, id } = change.after;
  if (kind === "score") {
    const found = proofs.scores.find(({ score }) => score.id === id);
    if (found === undefined) return [];
    const { rises, falls } = found;
    return [
      scoreSentences[found.outcome],
      ...[falls, rises].flatMap((moved) => (moved === undefined ? [] : [movedWords(moved, before, after)])),
    ];
  }
  const found =
    kind === "segment" ? proofs.segmentations.find(({ segmentation }) => segmentation.id === id) : undefined;
  if (found === undefined) return [];
  const name = (names: ReadonlyMap<string, string> | undefined, segment: string | undefined): string =>
    segment === undefined ? "no segment" : quoted(names?.get(segment) ?? segment);
  const old = before.dictionary.segmentations.get(change.before.id)?.names;
  return [
    ...segmentSentences[found.outcome],
    ...found.moves
      .slice(0, 6)
      .map(
        ({ from, to, witness }) =>
          `Would move from ${name(old, from)} to ${name(found.segmentation.names, to)}: ${witnessWords(witness.madeUp, before.dictionary)}.`,
      ),
  ];
}

const everybody = "This is proved for every possible lead.";

const scoreSentences = {
  equivalent: `Nobody gets more or fewer points. ${everybody}`,
  raised: `Some get more points, and nobody gets fewer. ${everybody}`,
  lowered: `Some get fewer points, and nobody gets more. ${everybody}`,
  shifted: "Some get more points, and others get fewer.",
  "not-settled": "Not settled who gets more and who gets fewer points.",
} as const;

const segmentSentences = {
  equivalent: [`Nobody changes segment. ${everybody}`],
  moved: [],
  "not-settled": ["Not settled whether somebody changes segment."],
} as const;

function movedWords(
  { witness, before: was, after: is }: PointsMoved,
  before: Catalog,
  after: Catalog,
): string {
  const lead = witnessWords(
    witness.madeUp,
    is.low + is.high > was.low + was.high ? after.dictionary : before.dictionary,
  );
  return `Would get ${pointsWords(is)} instead of ${pointsWords(was)} points: ${lead}.`;
}

const pointsWords = ({ low, high }: Range): string =>
  low === high
    ? sayNumber(low)
    : Number.isFinite(high)
      ? `${sayNumber(low)} to ${sayNumber(high)}`
      : `${sayNumber(low)} or more`;
