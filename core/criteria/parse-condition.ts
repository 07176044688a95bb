import type * as raw from "../generated/definitions.ts";
import { nearWord } from "../near-word.ts";
import type {
  Activity,
  AccountList,
  Condition,
  Field,
  NamedList,
  NumberTest,
  Pointer,
  Window,
} from "./model.ts";
import { parseFieldTest } from "./parse-field-test.ts";
import { type Reporter, operatorsIn, referTo } from "./report-problem.ts";
import { parseDay, parseDuration } from "./time.ts";

/** The names that a condition may use, known before any condition is read. */
export interface Names {
  readonly fields: ReadonlyMap<string, Field>;
  readonly activities: ReadonlyMap<string, Activity>;
  readonly lists: ReadonlyMap<string, NamedList>;
  readonly accountLists: ReadonlyMap<string, AccountList>;
  /** Score id to the ids of its bands. */
  readonly bands: ReadonlyMap<string, readonly string[]>;
  /** Segmentation id to its segments: id and name. */
  readonly segments: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly stages: ReadonlySet<string>;
  /** Stages, profiles and criteria sets. */
  readonly sets: ReadonlySet<string>;
  /** Inside a `where`: the activities whose own fields `fields` are. */
  readonly recordedWith?: readonly string[];
  /** Ids of definitions that exist but could not be read: their own findings suffice. */
  readonly broken: ReadonlySet<string>;
}

const numberOperators = ["at_least", "at_most", "more_than", "less_than", "between"] as const;
const countOperators = [...numberOperators, "never"] as const;
const windowOperators = ["within", "before", "after"] as const;

/**
 * Reads a condition that the schema has accepted. Mistakes go to `report`; what could not be understood
 * comes back as `undefined`, so that one mistake never hides another.
 */
export function parseCondition(
  value: raw.Condition,
  pointer: Pointer,
  names: Names,
  report: Reporter,
): Condition | undefined {
  const base = { pointer, ifUnknown: value.if_unknown };
  const each = (conditions: readonly raw.Condition[], key: string): readonly Condition[] | undefined => {
    const parsed = conditions.map((item, index) =>
      parseCondition(item, [...pointer, key, index], names, report),
    );
    return parsed.every((item) => item !== undefined) ? parsed : undefined;
  };
  if ("all" in value) return combine("all", each(value.all, "all"));
  if ("any" in value) return combine("any", each(value.any, "any"));
  if ("none" in value) return combine("none", each(value.none, "none"));
  if ("of" in value) {
    const of = each(value.of, "of");
    if (value.at_least > value.of.length)
      report("count-unreachable", [...pointer, "at_least"], {
        count: value.at_least,
        conditions: value.of.length,
      });
    return of && { ...base, kind: "count", atLeast: value.at_least, of };
  }
  if ("field" in value) {
    const field = names.fields.get(value.field);
    if (field === undefined) {
      if (names.recordedWith !== undefined) {
        const known = [...names.fields.keys()].sort();
        const args = {
          field: value.field,
          activities: names.recordedWith,
          near: nearWord(value.field, known),
          known,
        };
        report("where-field-unknown", [...pointer, "field"], args);
        return undefined;
      }
      referTo(report, [...pointer, "field"], "field", value.field, names.fields.keys(), names);
      return undefined;
    }
    const test = parseFieldTest(value, field, pointer, names, report);
    return test && { ...base, kind: "field", field, test };
  }
  if ("activity" in value) {
    const activities = parseActivities(value.activity, [...pointer, "activity"], names, report);
    const test = parseCount(value, "activity", pointer, report);
    const window = parseWindow(value, pointer, report);
    const where = parseWhere(value.where, activities, [...pointer, "where"], names, report);
    return (
      activities &&
      test &&
      window &&
      where && { ...base, kind: "activity", activities, test, window, ...where }
    );
  }
  if ("reached" in value) {
    if (!names.stages.has(value.reached))
      referTo(report, [...pointer, "reached"], "stage", value.reached, names.stages, names);
    const test = parseCount(value, "reached", pointer, report);
    const window = parseWindow(value, pointer, report);
    return test && window && { ...base, kind: "reached", stage: value.reached, test, window };
  }
  if ("score" in value) return parseScoreCondition(value, pointer, names, report);
  if ("segment" in value) return parseSegmentCondition(value, pointer, names, report);
  if ("meets" in value) {
    if (!names.sets.has(value.meets))
      referTo(report, [...pointer, "meets"], "criteria-set", value.meets, names.sets, names);
    return { ...base, kind: "meets", set: value.meets };
  }
  const list = names.accountLists.get(value.account_list);
  if (list === undefined)
    referTo(
      report,
      [...pointer, "account_list"],
      "account-list",
      value.account_list,
      names.accountLists.keys(),
      names,
    );
  const tiers = value.tier === undefined ? undefined : asList(value.tier);
  if (list !== undefined)
    for (const [index, tier] of (tiers ?? []).entries())
      if (!list.tiers.includes(tier))
        referTo(report, within(pointer, "tier", value.tier, index), "tier", tier, list.tiers, names);
  return { ...base, kind: "account-list", list: value.account_list, tiers };

  function combine(
    kind: "all" | "any" | "none",
    of: readonly Condition[] | undefined,
  ): Condition | undefined {
    return of && { ...base, kind, of };
  }
}

const asList = (value: string | readonly string[]): readonly string[] =>
  typeof value === "string" ? [value] : value;

/** The place of the n-th entry of a key that holds one text or a list. */
const within = (pointer: Pointer, key: string, value: unknown, index: number): Pointer =>
  Array.isArray(value) ? [...pointer, key, index] : [...pointer, key];

/** Looks activities up; `undefined` when one of them does not exist. */
export function parseActivities(
  value: raw.ActivityIds,
  pointer: Pointer,
  names: Names,
  report: Reporter,
): readonly Activity[] | undefined {
  const found = asList(value).map((id, index) => {
    const activity = names.activities.get(id);
    const at = Array.isArray(value) ? [...pointer, index] : pointer;
    if (activity === undefined) referTo(report, at, "activity", id, names.activities.keys(), names);
    return activity;
  });
  return found.every((activity) => activity !== undefined) ? found : undefined;
}

/** Reads a `where`: a condition on the fields that all of the activities record. */
export function parseWhere(
  value: raw.Condition | undefined,
  activities: readonly Activity[] | undefined,
  pointer: Pointer,
  names: Names,
  report: Reporter,
): { readonly where: Condition | undefined } | undefined {
  if (value === undefined) return { where: undefined };
  if (activities === undefined) return undefined;
  const [first, ...others] = activities;
  const shared = [...(first?.fields ?? [])].filter(([id]) => others.every((other) => other.fields.has(id)));
  const recordedWith = activities.map(({ id }) => id);
  const where = parseCondition(value, pointer, { ...names, fields: new Map(shared), recordedWith }, report);
  const foreign = where && otherSubject(where);
  if (foreign !== undefined) report("where-outside-activity", foreign.pointer, { subject: foreign.kind });
  return where && foreign === undefined ? { where } : undefined;
}

/** The first condition that is about something else than a field. */
function otherSubject(condition: Condition): Condition | undefined {
  if ("of" in condition) return condition.of.map(otherSubject).find((found) => found !== undefined);
  return condition.kind === "field" ? undefined : condition;
}

/** Reads the count operator of an activity or a stage; alone it means at least one. */
function parseCount(
  value: raw.ActivityCondition | raw.ReachedCondition,
  subject: string,
  pointer: Pointer,
  report: Reporter,
): NumberTest | undefined {
  const present = operatorsIn(value, countOperators);
  if (present.length === 0) return { op: "at_least", value: 1 };
  if (present[0] === "never" && present.length === 1) return { op: "at_most", value: 0 };
  return parseNumber(value, present, subject, pointer, report);
}

function parseNumber(
  value: { readonly [O in (typeof numberOperators)[number]]?: number | [number, number] },
  present: readonly string[],
  subject: string,
  pointer: Pointer,
  report: Reporter,
): NumberTest | undefined {
  const [op] = numberOperators.filter((operator) => operator === present[0]);
  if (present.length > 1) {
    report("operator-several", [...pointer, present[1] ?? ""], { operators: present }, "key");
    return undefined;
  }
  if (op === undefined) {
    report("operator-missing", pointer, { subject, fitting: numberOperators });
    return undefined;
  }
  const operand = value[op];
  if (op !== "between") return { op, value: operand as number };
  const [low, high] = operand as [number, number];
  if (low > high) report("range-reversed", [...pointer, "between"], { low, high });
  return { op, low, high };
}

/** Reads `within`, `before` or `after`; without one, all of the past counts. */
export function parseWindow(
  value: { readonly within?: string; readonly before?: string; readonly after?: string },
  pointer: Pointer,
  report: Reporter,
): Window | undefined {
  const present = operatorsIn(value, windowOperators);
  if (present.length > 1) {
    report("operator-several", [...pointer, present[1] ?? ""], { operators: present }, "key");
    return undefined;
  }
  if (value.within !== undefined) {
    const duration = parseDuration(value.within);
    return duration && { op: "within", duration };
  }
  const op = value.before === undefined ? "after" : "before";
  const written = value[op];
  if (written === undefined) return { op: "ever" };
  const day = parseDay(written);
  if (day === undefined) report("no-such-day", [...pointer, op], { written });
  return day && { op, day };
}

function parseScoreCondition(
  value: raw.ScoreCondition,
  pointer: Pointer,
  names: Names,
  report: Reporter,
): Condition | undefined {
  const base = { pointer, ifUnknown: value.if_unknown, score: value.score };
  const bands = names.bands.get(value.score);
  if (bands === undefined)
    referTo(report, [...pointer, "score"], "score", value.score, names.bands.keys(), names);
  const present = operatorsIn(value, [...numberOperators, "band"]);
  if (value.band === undefined || present.length > 1) {
    const test = parseNumber(value, present, "score", pointer, report);
    return test && { ...base, kind: "score", test };
  }
  const wanted = asList(value.band);
  if (bands !== undefined)
    for (const [index, band] of wanted.entries())
      if (!bands.includes(band))
        referTo(report, within(pointer, "band", value.band, index), "band", band, bands, names);
  return { ...base, kind: "band", bands: wanted };
}

function parseSegmentCondition(
  value: raw.SegmentCondition,
  pointer: Pointer,
  names: Names,
  report: Reporter,
): Condition | undefined {
  const segments = names.segments.get(value.segment);
  if (segments === undefined)
    referTo(report, [...pointer, "segment"], "segment", value.segment, names.segments.keys(), names);
  const fitting = ["is", "is_not", "one_of", "none_of"] as const;
  const present = fitting.filter((operator) => value[operator] !== undefined);
  const [op] = present;
  if (op === undefined) report("operator-missing", pointer, { subject: "segment", fitting });
  if (present.length > 1)
    report("operator-several", [...pointer, present[1] ?? ""], { operators: present }, "key");
  if (op === undefined || present.length > 1) return undefined;
  const operand = value[op] ?? [];
  const values = asList(operand);
  if (segments !== undefined)
    for (const [index, segment] of values.entries())
      if (!segments.has(segment))
        referTo(report, within(pointer, op, operand, index), "segment of", segment, segments.keys(), names);
  return {
    pointer,
    ifUnknown: value.if_unknown,
    kind: "segment",
    segmentation: value.segment,
    op: op === "is" || op === "one_of" ? "one_of" : "none_of",
    values,
  };
}
