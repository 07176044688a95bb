import type { Meaning } from "../change/meaning.ts";
import type { ClassifiedScore } from "../change/classify-score.ts";
import type { ClassifiedSegmentation } from "../change/classify-segments.ts";
import type { PointsMoved } from "../change/points-moved.ts";
import type { Proofs } from "../change/prove-changes.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Range } from "../criteria/situation.ts";
import { sayNumber } from "../criteria/say.ts";
import { quoted } from "./facets/quoted.ts";
import { provedWords } from "./proved-words.ts";
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
      scoreSentence(found),
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
    ...segmentSentences(found),
    ...found.moves
      .slice(0, 6)
      .map(
        ({ from, to, witness }) =>
          `Would move from ${name(old, from)} to ${name(found.segmentation.names, to)}: ${witnessWords(witness, before.dictionary)}.`,
      ),
  ];
}

function scoreSentence({ outcome, assuming }: ClassifiedScore): string {
  const proved = provedWords(assuming);
  switch (outcome) {
    case "equivalent":
      return `Nobody gets more or fewer points. ${proved}`;
    case "raised":
      return `Some get more points, and nobody gets fewer. ${proved}`;
    case "lowered":
      return `Some get fewer points, and nobody gets more. ${proved}`;
    case "shifted":
      return "Some get more points, and others get fewer.";
    case "not-settled":
      return "Not settled who gets more and who gets fewer points.";
  }
}

function segmentSentences({ outcome, assuming }: ClassifiedSegmentation): readonly string[] {
  switch (outcome) {
    case "equivalent":
      return [`Nobody changes segment. ${provedWords(assuming)}`];
    case "moved":
      return [];
    case "not-settled":
      return ["Not settled whether somebody changes segment."];
  }
}

function movedWords(
  { witness, before: was, after: is }: PointsMoved,
  before: Catalog,
  after: Catalog,
): string {
  const lead = witnessWords(
    witness,
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
