import { type Catalog, filesOf } from "../catalog/catalog.ts";
import type { Target } from "../generated/definitions.ts";
import type { Cases } from "./case.ts";
import type { StageImpact } from "./stage-impact.ts";

/** What a change of stages does to one target, at the volume of the leads that were replayed. */
export interface TargetImpact {
  readonly id: string;
  readonly name: string;
  readonly stage: string;
  /** Leads that qualify for the stage, before and after. */
  readonly before: number;
  readonly after: number;
  /** What the target asks for in an average month that is still to come; nothing when none is. */
  readonly needed: number | undefined;
  /** How many qualify in a month, where it is known how many months of leads these are. */
  readonly monthly: { readonly before: number; readonly after: number } | undefined;
}

/**
 * The targets that count the leads of a stage whose volume changes. A metric that counts only some of them (`when`)
 * is left out: the leads of a stage say nothing about its part.
 */
export function targetImpacts(
  { files }: Catalog,
  stages: readonly StageImpact[],
  { now, months }: Pick<Cases, "now" | "months">,
): readonly TargetImpact[] {
  const metrics = filesOf(files, "metrics")[0]?.value ?? {};
  return filesOf(files, "target").flatMap(({ id, value }): readonly TargetImpact[] => {
    const metric = metrics[value.metric];
    if (metric === undefined || metric.when !== undefined || !("count" in metric.formula)) return [];
    const { stage } = metric.formula.count;
    const found = stages.find((each) => each.id === stage);
    const [before, after] = [found?.before?.qualified ?? 0, found?.after?.qualified ?? 0];
    if (before === after) return [];
    return [
      {
        id,
        name: value.name,
        stage,
        before,
        after,
        needed: neededFrom(value, now),
        monthly: months === undefined ? undefined : { before: before / months, after: after / months },
      },
    ];
  });
}

/** The average of the months that begin now or later. */
function neededFrom({ months }: Target, now: number): number | undefined {
  const left = Object.entries(months).filter(([month]) => Date.parse(`${month}-01T00:00:00Z`) >= now);
  return left.length === 0 ? undefined : left.reduce((sum, [, amount = 0]) => sum + amount, 0) / left.length;
}
