import type { Condition, Dictionary, Segmentation } from "../criteria/model.ts";
import type { Demand, Witness } from "../reason/answer.ts";
import type { Ask } from "../reason/ask-within.ts";
import { noting } from "./noting.ts";

/** Leads that belong to another segment than before; `undefined` stands for none of them. */
export interface SegmentMove {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly witness: Witness;
}

/**
 * What a change does to who is in which segment. `equivalent`: nobody moves, proved for all leads; `moved`: some do,
 * in `moves` from one segment to another, else to or from an open answer; `not-settled` where a proof was not reached.
 */
export interface ClassifiedSegmentation {
  readonly segmentation: Segmentation;
  /** Whether the definition itself changes, or only something that it rests on. */
  readonly directly: boolean;
  readonly outcome: "equivalent" | "moved" | "not-settled";
  readonly moves: readonly SegmentMove[];
  /** The assumptions that the proof rests on, by id. */
  readonly assuming: readonly string[];
}

interface SegmentVersion {
  readonly model: Segmentation;
  readonly dictionary: Dictionary;
}

/** Of segmentations with more ways than this, it is only asked whether somebody moves. */
const mostWays = 64;

/** Classifies a segmentation that both versions have. */
export function classifySegmentation(
  before: SegmentVersion,
  after: SegmentVersion,
  directly: boolean,
  find: Ask,
): ClassifiedSegmentation {
  const moves: SegmentMove[] = [];
  const open: string[] = [];
  const asking = noting(find);
  const ask = (demands: readonly Demand[]): Witness | undefined => {
    const answer = asking.ask(demands);
    if (answer.status === "not-settled") open.push(answer.reason);
    return answer.status === "lead" ? answer.witness() : undefined;
  };
  const [was, is] = [placesIn(before), placesIn(after)];
  const leaving = was.filter((from) => ask(apart(before, after, from)) !== undefined);
  const coming = is.filter((to) => ask(apart(after, before, to)) !== undefined);
  const ways = was.length * is.length > mostWays ? [] : leaving;
  for (const from of ways)
    for (const to of coming)
      if (from !== to) {
        const witness = ask([
          { ...inside(before, from), is: "true" },
          { ...inside(after, to), is: "true" },
        ]);
        if (witness !== undefined) moves.push({ from, to, witness });
      }
  const moved = leaving.length + coming.length > 0;
  return {
    segmentation: after.model,
    directly,
    outcome: moved ? "moved" : open.length === 0 ? "equivalent" : "not-settled",
    moves,
    // Who does not move is not said where somebody does.
    assuming: moved ? [] : asking.noted(),
  };
}

/** Every segment, and none of them. */
const placesIn = ({ model }: SegmentVersion): readonly (string | undefined)[] => [
  ...model.names.keys(),
  undefined,
];

/** Leads that are in a segment of one version and not in that of the other. */
const apart = (
  one: SegmentVersion,
  other: SegmentVersion,
  segment: string | undefined,
): readonly Demand[] => [
  { ...inside(one, segment), is: "true" },
  { ...inside(other, segment), is: "not-true" },
];

/** The lead belongs to a segment, or to none of them. */
function inside({ model, dictionary }: SegmentVersion, segment: string | undefined): Omit<Demand, "is"> {
  const values = segment === undefined ? [...model.names.keys()] : [segment];
  const condition: Condition = {
    kind: "segment",
    segmentation: model.id,
    op: segment === undefined ? "none_of" : "one_of",
    values,
    pointer: [],
    ifUnknown: undefined,
  };
  return { condition, dictionary };
}
