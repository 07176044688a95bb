import type { Dictionary } from "../criteria/model.ts";
import type * as json from "../generated/impact.ts";
import type { Group } from "../impact/group.ts";
import type { Impact } from "../impact/impact.ts";
import { headlineClause } from "./headline.ts";

interface Sides {
  readonly before: Dictionary;
  readonly after: Dictionary;
}

/** What a change does to leads, as the JSON output shows it. */
export function impactJson(
  impact: Impact,
  { before, after }: Sides,
  {
    changed,
    leftOut,
    notes,
  }: {
    readonly changed: readonly string[];
    readonly leftOut: number;
    readonly notes: readonly string[];
  },
): json.ImpactOutput {
  const group = groupJson(impact.told !== undefined);
  return {
    version: 1,
    as_of: new Date(impact.now).toISOString(),
    leads: impact.leads,
    from: impact.from,
    left_out: leftOut,
    headline: headlineClause(impact, changed, before, after),
    stages: impact.stages.map(({ id, before: was, after: is, keeps, loses, gains }) => ({
      id,
      name: (after.sets.get(id) ?? before.sets.get(id))?.name ?? id,
      before: was === undefined ? null : { ...was },
      after: is === undefined ? null : { ...is },
      keeps: group(keeps),
      loses: group(loses),
      gains: group(gains),
    })),
    moves: impact.moves.map(({ from, to, group: { leads } }) => ({
      from: from ?? null,
      to: to ?? null,
      leads,
    })),
    undetermined: {
      before: { ...impact.undetermined.before, missing: [...impact.undetermined.before.missing] },
      after: { ...impact.undetermined.after, missing: [...impact.undetermined.after.missing] },
    },
    segments: impact.segments.map(({ segment, ...rest }) => ({ ...rest, segment: segment ?? null })),
    targets: impact.targets.map(({ id, stage, before: was, after: is, needed, monthly }) => ({
      id,
      stage,
      before: was,
      after: is,
      needed: needed ?? null,
      monthly_before: monthly?.before ?? null,
      monthly_after: monthly?.after ?? null,
    })),
    notes: [...notes],
  };
}

const groupJson =
  (tellsOutcome: boolean) =>
  ({ leads, undetermined, ids, won, revenue, timed, days }: Group): json.GroupJson => ({
    leads,
    undetermined,
    ids: [...ids],
    won: tellsOutcome ? won : null,
    revenue: tellsOutcome ? revenue / 100 : null,
    days: timed === 0 ? null : days / timed,
  });
