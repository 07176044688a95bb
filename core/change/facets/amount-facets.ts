import type * as raw from "../../generated/definitions.ts";
import { canonical } from "../canonical.ts";
import {
  type PlainFacet,
  differs,
  entriesFacet,
  handedOver,
  inBoth,
  namedFacets,
  settingFacet,
} from "./plain-facets.ts";

/** The segment whose part of a target is meant, with the segmentation that it belongs to. */
export interface TargetPart {
  readonly segment: string;
  readonly segmentation: string;
}

/** How the numbers of a target, of one of its parts or of a weight change. */
export type AmountFacet =
  | {
      readonly of: "amount";
      readonly direction: "raised" | "lowered";
      readonly part: TargetPart | undefined;
      /** The months that change, first to last, and whether these are all months of the target. */
      readonly months: readonly string[];
      readonly throughout: boolean;
      readonly from: number;
      readonly to: number;
      readonly unit: string;
    }
  | {
      readonly of: "moved-amount";
      readonly part: TargetPart | undefined;
      readonly out: readonly string[];
      readonly into: readonly string[];
      readonly amount: number;
      readonly unit: string;
    }
  | {
      readonly of: "weight";
      readonly direction: "raised" | "lowered";
      readonly role: string;
      readonly metric: string;
      readonly from: number;
      readonly to: number;
    }
  | { readonly of: "measures"; readonly from: string; readonly to: string }
  | { readonly of: "factor"; readonly metric: string; readonly from: number; readonly to: number }
  | { readonly of: "derivation"; readonly from: string | undefined; readonly to: string | undefined };

/** What changes in a target: its numbers first, then what they rest on. */
export function targetFacets(before: raw.Target, after: raw.Target): readonly (AmountFacet | PlainFacet)[] {
  const parts = inBoth(before.split?.parts ?? {}, after.split?.parts ?? {});
  const factors = factorFacets(before.derives_from, after.derives_from);
  return [
    ...(before.metric === after.metric
      ? []
      : [{ of: "measures", from: before.metric, to: after.metric } as const]),
    ...settingFacet("unit", before.unit, after.unit),
    ...amountFacets(before.months, after.months, after.unit, undefined),
    ...handedOver(before.accountable, after.accountable),
    ...settingFacet("period", spanOf(before.period), spanOf(after.period)),
    ...settingFacet("segments that divide it", before.split?.segment, after.split?.segment),
    ...entriesFacet("part", Object.keys(before.split?.parts ?? {}), Object.keys(after.split?.parts ?? {})),
    ...parts.flatMap(({ id, was, is }) =>
      amountFacets(was, is, after.unit, {
        segment: id,
        segmentation: after.split?.segment ?? "",
      }),
    ),
    ...factors,
    ...(differs(before, after, ["description"]) ? [wording] : []),
  ];
}

const wording: PlainFacet = { of: "wording", noun: undefined, parts: [] };

const spanOf = ({ from, to }: raw.TargetPeriod): string => `${from} to ${to}`;

function amountFacets(
  before: raw.TargetMonths,
  after: raw.TargetMonths,
  unit: string,
  part: TargetPart | undefined,
): readonly AmountFacet[] {
  const both = inBoth(before, after);
  const up = both.filter(({ was, is }) => is > was);
  const down = both.filter(({ was, is }) => is < was);
  const changed = both.filter(({ was, is }) => is !== was);
  if (changed.length === 0) return [];
  const total = (side: "was" | "is", entries: typeof both): number =>
    entries.reduce((sum, entry) => sum + entry[side], 0);
  const [from, to] = [total("was", changed), total("is", changed)];
  const months = (entries: typeof both): readonly string[] => entries.map(({ id }) => id).sort();
  // Percentages do not add up, so they do not move from month to month.
  if (from === to && unit !== "percent")
    return [
      {
        of: "moved-amount",
        part,
        out: months(down),
        into: months(up),
        amount: total("is", up) - total("was", up),
        unit,
      },
    ];
  const mean = unit === "percent" ? changed.length : 1;
  const throughout = changed.length === both.length;
  const direction = to > from ? "raised" : "lowered";
  return [
    {
      of: "amount",
      direction,
      part,
      months: months(changed),
      throughout,
      from: from / mean,
      to: to / mean,
      unit,
    },
  ];
}

function factorFacets(
  before: raw.TargetDerivation | undefined,
  after: raw.TargetDerivation | undefined,
): readonly (AmountFacet | PlainFacet)[] {
  if (canonical(before ?? null) === canonical(after ?? null)) return [];
  if (before?.target !== after?.target)
    return [{ of: "derivation", from: before?.target, to: after?.target }];
  const values = (derivation: raw.TargetDerivation | undefined): Readonly<Record<string, number>> =>
    Object.fromEntries((derivation?.times ?? []).map(({ metric, value }) => [metric, value]));
  const [was, is] = [values(before), values(after)];
  return [
    ...inBoth(was, is).flatMap(({ id, was: from, is: to }): readonly AmountFacet[] =>
      from === to ? [] : [{ of: "factor", metric: id, from, to }],
    ),
    ...entriesFacet("factor", Object.keys(was), Object.keys(is)),
    ...settingFacet("delay in months", before?.months_later ?? 0, after?.months_later ?? 0),
  ];
}

/** What changes in who is paid for what. */
export function compensationFacets(
  before: raw.Compensation,
  after: raw.Compensation,
): readonly (AmountFacet | PlainFacet)[] {
  const roles = inBoth(before.roles, after.roles);
  return [
    ...roles.flatMap(({ was, is }) => weightFacets(is.name, was.weights, is.weights)),
    ...namedFacets("role", before.roles, after.roles),
    ...roles.flatMap(({ was, is }) => [
      ...handedOver(was.function, is.function, is.name),
      ...settingFacet("variable pay", percent(was.variable_pay), percent(is.variable_pay), is.name),
    ]),
    ...(differs(before, after, ["description"]) ? [wording] : []),
  ];
}

const percent = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : `${String(value)} %`;

/** The largest difference first: it is what the change is about. A metric without weight weighs nothing. */
function weightFacets(
  role: string,
  before: raw.PayRole["weights"],
  after: raw.PayRole["weights"],
): readonly AmountFacet[] {
  const metrics = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return metrics
    .map((metric) => ({ metric, from: before[metric] ?? 0, to: after[metric] ?? 0 }))
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from))
    .map(({ metric, from, to }) => ({
      of: "weight",
      direction: to > from ? "raised" : "lowered",
      role,
      metric,
      from,
      to,
    }));
}
