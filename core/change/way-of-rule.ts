import type { Condition, Dictionary, Limit, ScoreModel, ScoreRule, Window } from "../criteria/model.ts";
import type { Ask } from "../reason/ask-within.ts";
import { canonical } from "./canonical.ts";
import { type Way, together, turned, wayOf, wayOfCondition } from "./way.ts";

/** Both versions of a score, with everything that they rest on, as of one moment. */
export interface ScoreVersions {
  readonly before: { readonly model: ScoreModel; readonly dictionary: Dictionary };
  readonly after: { readonly model: ScoreModel; readonly dictionary: Dictionary };
  readonly now: number;
  readonly ask: Ask;
}

/**
 * Which way the points of one rule go, for any lead. Points are summed, and limits, decay and bounds keep their order;
 * so where no rule goes down, no lead loses points, whatever else the rules give.
 */
export function wayOfRule(
  was: ScoreRule | undefined,
  is: ScoreRule | undefined,
  { before, after, ask }: ScoreVersions,
): Way {
  const conditions = (old: Condition | undefined, proposed: Condition | undefined): Way =>
    wayOfCondition(old, proposed, before.dictionary, after.dictionary, ask);
  if (was === undefined || is === undefined) {
    const way = together(pointsOf(is ?? was).map(wayOf));
    return is === undefined ? turned(way) : way;
  }
  if (was.group !== is.group) return "unknown";
  const [old, proposed] = [casesOf(was), casesOf(is)];
  if (old !== undefined && proposed !== undefined) return wayOfCases(old, proposed, conditions);
  if (was.kind !== "each" || is.kind !== "each" || counted(was) !== counted(is)) return "unknown";
  const where =
    was.where === undefined && is.where === undefined ? "same" : conditions(happened(was), happened(is));
  const met = together([
    conditions(was.when, is.when),
    where,
    wayOfLimit(was.limit, is.limit),
    wayOfWindow(was.window, is.window),
  ]);
  return wayOfPoints(was.points, is.points, met);
}

type EachRule = Extract<ScoreRule, { kind: "each" }>;

/** A rule that gives its points once, as cases of which the first that fits counts. */
const casesOf = (rule: ScoreRule): readonly Case[] | undefined =>
  rule.kind === "first" ? rule.cases : rule.kind === "when" ? [rule] : undefined;

interface Case {
  readonly when: Condition;
  readonly points: number;
}

/** For every number of points it is asked whether more or fewer leads get at least so many. */
function wayOfCases(
  was: readonly Case[],
  is: readonly Case[],
  conditions: (old: Condition, proposed: Condition) => Way,
): Way {
  const amounts = new Set([0, ...[...was, ...is].map(({ points }) => points)]);
  return together(
    [...amounts].map((amount) => conditions(givesAtLeast(was, amount), givesAtLeast(is, amount))),
  );
}

/**
 * The cases give at least so many points: one that does fits, and none fits that gives fewer and stands before it. This
 * is true, false and unknown exactly where the lowest and the highest points say so.
 */
function givesAtLeast(cases: readonly Case[], amount: number): Condition {
  const fewerBefore = (index: number): readonly Condition[] =>
    cases.slice(0, index).flatMap(({ when, points }) => (points < amount ? [not(when)] : []));
  const enough = cases.flatMap(({ when, points }, index) =>
    points >= amount ? [list("all", [when, ...fewerBefore(index)])] : [],
  );
  return list("any", amount <= 0 ? [...enough, list("all", fewerBefore(cases.length))] : enough);
}

const list = (kind: "all" | "any" | "none", of: readonly Condition[]): Condition => ({
  kind,
  of,
  pointer: [],
  ifUnknown: undefined,
});

const not = (condition: Condition): Condition => list("none", [condition]);

/** More of what gives points gives more points; more of what costs points costs more. */
function wayOfPoints(from: number, to: number, met: Way): Way {
  if (from < 0 !== to < 0 && met !== "same") return "unknown";
  return together([from < 0 || to < 0 ? turned(met) : met, wayOf(to - from)]);
}

/** The lead did at least once what a rule counts, at any time unless a window is given. */
export const happened = ({ activities, where, pointer }: EachRule, window?: Window): Condition => ({
  kind: "activity",
  activities,
  where,
  test: { op: "at_least", value: 1 },
  window: window ?? { op: "ever" },
  pointer,
  ifUnknown: undefined,
});

const counted = ({ activities }: EachRule): string =>
  canonical([...new Set(activities.flatMap(({ leaves }) => leaves))].sort());

/** A limit that lets through more; limits of different periods cannot be compared. */
function wayOfLimit(was: Limit | undefined, is: Limit | undefined): Way {
  if (canonical(was ?? null) === canonical(is ?? null)) return "same";
  if (was === undefined) return "down";
  if (is === undefined) return "up";
  if (was.per === "rolling" || is.per === "rolling")
    return was.per === is.per && was.count === is.count && "duration" in was && "duration" in is
      ? wayOf(was.duration.milliseconds - is.duration.milliseconds)
      : "unknown";
  return was.per === is.per ? wayOf(is.count - was.count) : "unknown";
}

function wayOfWindow(was: Window, is: Window): Way {
  if (canonical(was) === canonical(is)) return "same";
  if (was.op === "ever") return "down";
  if (is.op === "ever") return "up";
  return was.op === "within" && is.op === "within"
    ? wayOf(is.duration.milliseconds - was.duration.milliseconds)
    : "unknown";
}

/** The points that a rule can give; several where they depend on the case. */
export function pointsOf(rule: ScoreRule | undefined): readonly number[] {
  if (rule === undefined) return [];
  return rule.kind === "first" ? rule.cases.map(({ points }) => points) : [rule.points];
}
