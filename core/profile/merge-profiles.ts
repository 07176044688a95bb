import type { TableProblem } from "../criteria/csv-table.ts";
import { addOutcomes } from "../impact/outcome.ts";
import { group, type Profile } from "./profile.ts";

/** Puts profiles of different leads together; a sentence where they do not fit. */
export function mergeProfiles(
  [first, ...others]: readonly [Profile, ...Profile[]],
  minGroup: number,
): Profile | TableProblem {
  const shape = ({ columns }: Profile): string => JSON.stringify(columns);
  const recorded = ({ carried, tellsOutcome }: Profile): string =>
    JSON.stringify([[...carried.activities].sort(), carried.stages, tellsOutcome]);
  for (const other of others) {
    if (other.now !== first.now) return { problem: "The profiles are as of different days.", advice };
    if (shape(other) !== shape(first))
      return { problem: "The profiles were made for different definitions.", advice };
    if (recorded(other) !== recorded(first))
      return { problem: "The profiles come from data that record different things.", advice };
  }
  const all = [first, ...others];
  const grouped = group(
    all.flatMap(({ rows }) => rows),
    minGroup,
    addOutcomes,
  );
  return { ...first, ...grouped, dropped: all.reduce((sum, { dropped }) => sum + dropped, grouped.dropped) };
}

const advice = "Make them anew with the same definitions, `--as-of`, `--carries` and outcome.";
