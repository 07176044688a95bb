import type * as raw from "../../generated/definitions.ts";
import { canonical } from "../canonical.ts";
import { wordingOf } from "./dictionary-facets.ts";
import { type PlainFacet, handedOver, inBoth, namedFacets, settingFacet } from "./plain-facets.ts";

/** How a metric is worked out otherwise. */
export type MetricFacet =
  /** Only the bottom of the fraction changes: ids of metrics. */
  | {
      readonly of: "denominator";
      readonly metric: string;
      readonly from: readonly string[];
      readonly to: readonly string[];
    }
  | {
      readonly of: "formula";
      readonly metric: string;
      readonly before: raw.Metric;
      readonly after: raw.Metric;
    }
  | { readonly of: "cohort"; readonly metric: string; readonly to: raw.Metric["by"] };

/** What changes in the metrics, without their conditions. */
export function metricsFacets(
  before: raw.Metrics,
  after: raw.Metrics,
): readonly (MetricFacet | PlainFacet)[] {
  const both = inBoth(before, after);
  return [
    ...both.flatMap(({ was, is }) => formulaFacets(was, is)),
    ...both.flatMap(({ was, is }): readonly MetricFacet[] =>
      was.by === is.by ? [] : [{ of: "cohort", metric: is.name, to: is.by }],
    ),
    ...namedFacets("metric", before, after),
    ...both.flatMap(({ was, is }) => [
      ...handedOver(was.accountable, is.accountable, is.name),
      ...settingFacet("length of a period", was.per, is.per, is.name),
      ...settingFacet("unit", was.unit, is.unit, is.name),
      ...settingFacet("better direction", was.better, is.better, is.name),
    ]),
    ...wordingOf(
      "metric",
      both.map(({ was, is }) => ({ id: is.name, was, is })),
      ["description"],
    ),
  ];
}

function formulaFacets(was: raw.Metric, is: raw.Metric): readonly MetricFacet[] {
  if (canonical(was.formula) === canonical(is.formula)) return [];
  const [old, proposed] = [was.formula.ratio, is.formula.ratio];
  if (
    old !== undefined &&
    proposed !== undefined &&
    canonical(old.numerator) === canonical(proposed.numerator)
  )
    return [{ of: "denominator", metric: is.name, from: old.denominator, to: proposed.denominator }];
  return [{ of: "formula", metric: is.name, before: was, after: is }];
}
