import type * as raw from "../../generated/definitions.ts";
import { type PlainFacet, differs, handedOver, settingFacet } from "./plain-facets.ts";

/** How the place of a stage in the funnel changes: the stage that it follows, by id. */
export interface StageFacet {
  readonly of: "follows";
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** What changes in a stage, without its criteria. */
export const stageFacets = (before: raw.Stage, after: raw.Stage): readonly (StageFacet | PlainFacet)[] => [
  ...handedOver(before.worked_by, after.worked_by),
  ...(before.follows === after.follows
    ? []
    : [{ of: "follows", from: before.follows, to: after.follows } as const]),
  ...settingFacet("abbreviation", before.abbreviation, after.abbreviation),
  ...(differs(before, after, ["description"])
    ? [{ of: "wording", noun: undefined, parts: [] } as const]
    : []),
];
