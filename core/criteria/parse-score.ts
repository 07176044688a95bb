import type * as raw from "../generated/definitions.ts";
import type { Activity, Condition, Decay, Pointer, ScoreModel, ScoreRule } from "./model.ts";
import { type Names, parseActivities, parseCondition, parseWhere, parseWindow } from "./parse-condition.ts";
import type { Reporter } from "./report-problem.ts";
import { referTo, reportRepeated } from "./report-problem.ts";
import { parseDuration, parseLimit } from "./time.ts";
import { isTimeZone } from "./time-zone.ts";

/** Reads a score that the schema has accepted; rules with mistakes are reported and left out. */
export function parseScore(id: string, value: raw.Score, names: Names, report: Reporter): ScoreModel {
  const groups = new Map(
    Object.entries(value.groups ?? {}).flatMap(([key, group]) =>
      group === undefined
        ? []
        : [[key, { name: group.name, ...bounds(group, ["groups", key], report) }] as const],
    ),
  );
  const listed = value.rules ?? [];
  const rules = listed.flatMap(
    (rule, index) => parseRule(rule, ["rules", index], groups, names, report) ?? [],
  );
  const overrides = (value.overrides ?? []).flatMap(({ name, when, set }, index) => {
    const condition = parseCondition(when, ["overrides", index, "when"], names, report);
    return condition === undefined ? [] : [{ name, when: condition, set }];
  });
  reportRepeated(listed, "rules", "rule", report);
  reportRepeated(value.bands ?? [], "bands", "band", report);
  checkBands(value.bands ?? [], report);
  return {
    id,
    name: value.name,
    timeZone: timeZone(value.time_zone, report),
    groups,
    rules,
    parts: value.parts ?? [],
    reset: activitiesAt(value.reset, "reset"),
    decay: parseDecay(value.decay),
    bounds: bounds(value, [], report),
    overrides,
    bands: (value.bands ?? []).map((band) => ({ id: band.id, atLeast: band.at_least ?? -Infinity })),
  };

  function activitiesAt(ids: readonly string[] | undefined, ...pointer: Pointer): readonly Activity[] {
    return (ids === undefined ? undefined : parseActivities([...ids], pointer, names, report)) ?? [];
  }

  function parseDecay(decay: raw.ScoreDecay | undefined): Decay | undefined {
    const every = decay === undefined ? undefined : parseDuration(decay.every);
    if (decay === undefined || every === undefined) return undefined;
    const since = decay.since === undefined ? undefined : names.fields.get(decay.since);
    if (since !== undefined && since.type !== "date")
      report("value-does-not-fit", ["decay", "since"], {
        value: since.id,
        field: "since",
        expected: "a field that is a date",
      });
    if (decay.since === undefined && decay.without === undefined)
      report("decay-without-start", ["decay"], {}, "key");
    return {
      points: decay.points,
      every,
      without: activitiesAt(decay.without, "decay", "without"),
      since,
      min: decay.min,
    };
  }
}

function parseRule(
  rule: raw.ScoreRule,
  pointer: Pointer,
  groups: ReadonlyMap<string, unknown>,
  names: Names,
  report: Reporter,
): ScoreRule | undefined {
  if (rule.group !== undefined && !groups.has(rule.group)) {
    referTo(report, [...pointer, "group"], "group", rule.group, groups.keys(), names);
  }
  const base = { id: rule.id, name: rule.name, group: rule.group, pointer };
  if (rule.first !== undefined) {
    const cases = rule.first.flatMap((item, index) => {
      const when = parseCondition(item.when, [...pointer, "first", index, "when"], names, report);
      return when === undefined ? [] : [{ when, points: item.points }];
    });
    return cases.length === rule.first.length ? { ...base, kind: "first", cases } : undefined;
  }
  const points = rule.points ?? 0;
  const when = optional(rule.when, [...pointer, "when"], names, report);
  if (rule.each === undefined)
    return when?.condition && { ...base, kind: "when", when: when.condition, points };
  const activities = parseActivities(rule.each, [...pointer, "each"], names, report);
  const where = parseWhere(rule.where, activities, [...pointer, "where"], names, report);
  const window = parseWindow(rule.within === undefined ? {} : { within: rule.within }, pointer, report);
  const limit = rule.limit === undefined ? undefined : parseLimit(rule.limit);
  if (activities === undefined || where === undefined || window === undefined || when === undefined)
    return undefined;
  return { ...base, kind: "each", activities, ...where, when: when.condition, window, limit, points };
}

/** A condition that may be absent, which is not the same as one that could not be understood. */
export function optional(
  value: raw.Condition | undefined,
  pointer: Pointer,
  names: Names,
  report: Reporter,
): { readonly condition: Condition | undefined } | undefined {
  if (value === undefined) return { condition: undefined };
  const condition = parseCondition(value, pointer, names, report);
  return condition && { condition };
}

function checkBands(bands: readonly raw.ScoreBand[], report: Reporter): void {
  for (const [index, band] of bands.entries()) {
    const isLast = index === bands.length - 1;
    const above = bands[index - 1];
    if (isLast && band.at_least !== undefined)
      report("last-band-bounded", ["bands", index, "at_least"], { id: band.id });
    else if (!isLast && band.at_least === undefined)
      report("band-without-bound", ["bands", index], { id: band.id });
    else if (above?.at_least !== undefined && band.at_least !== undefined && band.at_least >= above.at_least)
      report("bands-out-of-order", ["bands", index, "at_least"], { id: band.id, above: above.id });
  }
}

function bounds(
  value: { readonly min?: number; readonly max?: number },
  pointer: Pointer,
  report: Reporter,
): { readonly min: number; readonly max: number } {
  const { min = -Infinity, max = Infinity } = value;
  if (min > max) report("bounds-reversed", [...pointer, "max"], { min, max });
  return { min, max };
}

function timeZone(zone: string | undefined, report: Reporter): string {
  if (zone === undefined) return "UTC";
  if (isTimeZone(zone)) return zone;
  report("unknown-time-zone", ["time_zone"], { zone });
  return "UTC";
}
