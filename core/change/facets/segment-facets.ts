import type { Segmentation } from "../../criteria/model.ts";
import type * as raw from "../../generated/definitions.ts";
import { type ConditionEdit, conditionEdits } from "../condition-edits.ts";
import { type PlainFacet, differs, entriesFacet, orderFacet } from "./plain-facets.ts";

/** How the borders of segments change. */
export type SegmentFacet =
  | { readonly of: "segment-criteria"; readonly segment: string; readonly edits: readonly ConditionEdit[] }
  | { readonly of: "segment-source" };

/** One version of a segmentation: as its file says it, and as it is understood. */
export interface SegmentVersion {
  readonly value: raw.Segmentation;
  readonly model: Segmentation;
}

/** What changes in a segmentation: the borders first. */
export function segmentFacets(
  before: SegmentVersion,
  after: SegmentVersion,
): readonly (SegmentFacet | PlainFacet)[] {
  const [was, is] = [segmentsOf(before.model), segmentsOf(after.model)];
  const borders = is.flatMap(({ id, name, when }): readonly SegmentFacet[] => {
    const old = was.find((segment) => segment.id === id)?.when;
    if (old === undefined || when === undefined) return [];
    const edits = conditionEdits(
      { condition: old, value: before.value },
      { condition: when, value: after.value },
    );
    return edits.length === 0 ? [] : [{ of: "segment-criteria", segment: name, edits }];
  });
  const order = before.model.order === "first" && after.model.order === "first";
  const inBothNames = (segments: typeof was, others: typeof was): readonly string[] =>
    segments.flatMap(({ id, name }) => (others.some((other) => other.id === id) ? [] : [name]));
  const facets = [
    ...borders,
    ...entriesFacet("segment", inBothNames(was, is), inBothNames(is, was)),
    ...(order
      ? orderFacet(
          "segment",
          was.map(({ name }) => name),
          is.map(({ name }) => name),
        )
      : []),
  ];
  const wording = describe(before.value) !== describe(after.value);
  const source =
    differs(before.value, after.value, ["highest_of"]) || before.model.order !== after.model.order;
  return [
    ...facets,
    ...(source ? [{ of: "segment-source" } as const] : []),
    ...(wording ? [{ of: "wording", noun: undefined, parts: [] } as const] : []),
  ];
}

/** The words for people in a segmentation, as one text. */
const describe = ({
  description,
  first = [],
  exclusive = [],
}: Pick<raw.Segmentation, "description"> & {
  readonly first?: readonly raw.Segment[];
  readonly exclusive?: readonly raw.Segment[];
}): string =>
  JSON.stringify([
    description,
    ...[...first, ...exclusive].map((segment) => [segment.name, segment.description]),
  ]);

const segmentsOf = (
  model: Segmentation,
): Extract<Segmentation, { order: "first" | "exclusive" }>["segments"] =>
  model.order === "highest-of" ? [] : model.segments;
