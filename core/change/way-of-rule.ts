import type { Condition, Dictionary, Limit, ScoreModel, ScoreRule, Window } from "../criteria/model.ts";
import { canonical } from "./canonical.ts";
import { type Way, together, turned, wayOf, wayOfCondition } from "./way.ts";

/** Both versions of a score, with everything that they rest on, as of one moment. */
export interface ScoreVersions {
  readonly before: { readonly model: ScoreModel; readonly dictionary: Dictionary };
  readonly after: { readonly model: ScoreModel; readonly dictionary: Dictionary };
  readonly now: number;
}

/**
 * Which way the points of one rule go, for any lead. Points are summed, and limits, decay and bounds keep their order;
 * so where no rule goes down, no lead loses points, whatever else the rules give.
 */
export function wayOfRule(
  was: ScoreRule | undefined,
  is: ScoreRule | undefined,
  { before, after, now }: ScoreVersions,
): Way {
  const conditions = (old: Condition | undefined, proposed: Condition | undefined): Way =>
    wayOfCondition(old, proposed, before.dictionary, after.dictionary, now);
  if (was === undefined || is === undefined) {
    const way = together(pointsOf(is ?? was).map(wayOf));
    return is === undefined ? turned(way) : way;
  }
  if (was.group !== is.group) return "unknown";
  if (was.kind === "first" && is.kind === "first") return wayOfCases(was, is, conditions);
  if (was.kind === "when" && is.kind === "when")
    return wayOfPoints(was.points, is.points, conditions(was.when, is.when));
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
type FirstRule = Extract<ScoreRule, { kind: "first" }>;

/** The first case that fits is the same one as long as every case is met by the same leads. */
function wayOfCases(
  was: FirstRule,
  is: FirstRule,
  conditions: (old: Condition, proposed: Condition) => Way,
): Way {
  if (was.cases.length !== is.cases.length) return "unknown";
  return together(
    is.cases.map(({ when, points }, index) => {
      const old = was.cases[index];
      return old === undefined || conditions(old.when, when) !== "same"
        ? "unknown"
        : wayOf(points - old.points);
    }),
  );
}

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
