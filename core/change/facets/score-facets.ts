import type { Condition, ScoreModel, ScoreRule } from "../../criteria/model.ts";
import type * as raw from "../../generated/definitions.ts";
import { type ConditionEdit, conditionEdits } from "../condition-edits.ts";
import { pointsOf } from "../way-of-rule.ts";
import { type PlainFacet, byId, differs, entriesFacet, inBoth } from "./plain-facets.ts";

/** How a score changes. */
export type ScoreFacet =
  | {
      readonly of: "points";
      readonly rule: string;
      /** The case that is meant, where a rule has several. */
      readonly where: Condition | undefined;
      readonly direction: "raised" | "lowered";
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly of: "rule";
      readonly status: "added" | "removed";
      readonly rule: string;
      /** Its points; several where they depend on the case. */
      readonly points: readonly number[];
    }
  | { readonly of: "rule-criteria"; readonly rule: string; readonly edits: readonly ConditionEdit[] }
  | {
      readonly of: "rule-count";
      readonly rule: string;
      readonly part: "limit" | "within";
      readonly from: string | undefined;
      readonly to: string | undefined;
    }
  | { readonly of: "rule-changed"; readonly rule: string }
  | {
      readonly of: "band";
      readonly direction: "raised" | "lowered";
      readonly band: string;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly of: "bound";
      readonly group: string | undefined;
      readonly end: "min" | "max";
      readonly from: number | undefined;
      readonly to: number | undefined;
    }
  | { readonly of: "score-part"; readonly part: "decay" | "overrides" | "parts" | "reset" | "time_zone" };

/** One version of a score: as its file says it, and as it is understood. */
export interface ScoreVersion {
  readonly value: raw.Score;
  readonly model: ScoreModel;
}

/** What changes in a score: points first, then what gives them, then bands and limits. */
export function scoreFacets(before: ScoreVersion, after: ScoreVersion): readonly (ScoreFacet | PlainFacet)[] {
  const [was, is] = [before.value, after.value];
  const rules = inBoth(byId(before.model.rules), byId(after.model.rules));
  const ruleFacets = rules.flatMap(({ was: old, is: proposed }) =>
    ofRule(old, proposed, before.value, after.value),
  );
  const points = ruleFacets.filter(({ of }) => of === "points");
  return [
    ...points,
    ...after.model.rules.flatMap((rule) => missing(rule, before.model, "added")),
    ...before.model.rules.flatMap((rule) => missing(rule, after.model, "removed")),
    ...ruleFacets.filter((facet) => facet.of !== "points"),
    ...inBoth(byId(was.bands ?? []), byId(is.bands ?? [])).flatMap(({ id, was: old, is: proposed }) =>
      bandFacets(id, old.at_least, proposed.at_least),
    ),
    ...entriesFacet("band", idsOf(was.bands), idsOf(is.bands)),
    ...inBoth(was.groups ?? {}, is.groups ?? {}).flatMap(({ was: old, is: proposed }) => [
      ...boundFacets(proposed.name, old, proposed),
    ]),
    ...entriesFacet("group", groupNames(was), groupNames(is)),
    ...boundFacets(undefined, was, is),
    ...(["overrides", "parts", "decay", "reset", "time_zone"] as const).flatMap(
      (part): readonly ScoreFacet[] => (differs(was, is, [part]) ? [{ of: "score-part", part }] : []),
    ),
    ...(differs(was, is, ["description"]) ? [{ of: "wording", noun: undefined, parts: [] } as const] : []),
  ];
}

const idsOf = (entries: readonly { readonly id: string }[] = []): readonly string[] =>
  entries.map(({ id }) => id);

const groupNames = ({ groups = {} }: raw.Score): readonly string[] =>
  Object.values(groups).flatMap((group) => group?.name ?? []);

const missing = (rule: ScoreRule, other: ScoreModel, status: "added" | "removed"): readonly ScoreFacet[] =>
  other.rules.some(({ id }) => id === rule.id)
    ? []
    : [{ of: "rule", status, rule: rule.name, points: pointsOf(rule) }];

function ofRule(
  was: ScoreRule,
  is: ScoreRule,
  before: raw.Score,
  after: raw.Score,
): readonly (ScoreFacet | PlainFacet)[] {
  const rule = is.name;
  const [old, proposed] = [ruleIn(before, was.id), ruleIn(after, is.id)];
  if (old === undefined || proposed === undefined) return [];
  const facets = [...pointFacets(was, is), ...criteriaFacets(was, is, before, after)];
  const counts = (["limit", "within"] as const).flatMap((part): readonly ScoreFacet[] =>
    old[part] === proposed[part]
      ? []
      : [{ of: "rule-count", rule, part, from: old[part], to: proposed[part] }],
  );
  const all = [...facets, ...counts];
  if (all.length > 0) return all;
  if (differs(old, proposed, ["first", "each", "when", "where", "points", "group"]))
    return [{ of: "rule-changed", rule }];
  return old.name === proposed.name ? [] : [{ of: "wording", noun: "rule", parts: [rule] }];
}

const ruleIn = ({ rules }: raw.Score, id: string): raw.ScoreRule | undefined =>
  rules?.find((rule) => rule.id === id);

function pointFacets(was: ScoreRule, is: ScoreRule): readonly ScoreFacet[] {
  const facet = (from: number, to: number, where: Condition | undefined): readonly ScoreFacet[] =>
    from === to
      ? []
      : [{ of: "points", rule: is.name, where, direction: to > from ? "raised" : "lowered", from, to }];
  if (was.kind !== "first" && is.kind !== "first") return facet(was.points, is.points, undefined);
  if (was.kind !== "first" || is.kind !== "first" || was.cases.length !== is.cases.length) return [];
  return is.cases.flatMap(({ points, when }, index) =>
    facet(was.cases[index]?.points ?? points, points, when),
  );
}

function criteriaFacets(
  was: ScoreRule,
  is: ScoreRule,
  before: raw.Score,
  after: raw.Score,
): readonly ScoreFacet[] {
  const [old, proposed] = [conditionsOf(was), conditionsOf(is)];
  if (old.length !== proposed.length) return [];
  const edits = proposed.flatMap((condition, index) => {
    const earlier = old[index];
    return earlier === undefined || condition === undefined
      ? []
      : conditionEdits({ condition: earlier, value: before }, { condition, value: after });
  });
  return edits.length === 0 ? [] : [{ of: "rule-criteria", rule: is.name, edits }];
}

/** The conditions of a rule, each kind in its place. */
const conditionsOf = (rule: ScoreRule): readonly (Condition | undefined)[] =>
  rule.kind === "first"
    ? rule.cases.map(({ when }) => when)
    : [rule.when, rule.kind === "each" ? rule.where : undefined];

const bandFacets = (band: string, from: number | undefined, to: number | undefined): readonly ScoreFacet[] =>
  from === undefined || to === undefined || from === to
    ? []
    : [{ of: "band", direction: to > from ? "raised" : "lowered", band, from, to }];

const boundFacets = (
  group: string | undefined,
  was: { readonly min?: number; readonly max?: number },
  is: { readonly min?: number; readonly max?: number },
): readonly ScoreFacet[] =>
  (["max", "min"] as const).flatMap((end): readonly ScoreFacet[] =>
    was[end] === is[end] ? [] : [{ of: "bound", group, end, from: was[end], to: is[end] }],
  );
