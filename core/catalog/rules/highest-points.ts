import type { Dictionary, Limit, ScoreModel, ScoreRule, Window } from "../../criteria/model.ts";

/** The most points that any lead can have in each score: never too low, and infinite where nothing limits them. */
export function highestPoints({ scores }: Dictionary): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const id of scores.keys()) highest(id);
  return found;

  function highest(id: string): number {
    const known = found.get(id);
    if (known !== undefined) return known;
    // While it is being worked out, and where it could not be read, a score may be anything.
    found.set(id, Infinity);
    const model = scores.get(id);
    if (model === undefined) return Infinity;
    const sum = model.parts.reduce((total, part) => total + highest(part), ofRules(model));
    const points = Math.min(model.bounds.max, Math.max(model.bounds.min, sum));
    const most = Math.max(points, ...model.overrides.map(({ set }) => set));
    found.set(id, most);
    return most;
  }
}

function ofRules({ rules, groups }: ScoreModel): number {
  const sums = new Map<string | undefined, number>();
  for (const rule of rules) sums.set(rule.group, (sums.get(rule.group) ?? 0) + most(rule));
  return [...sums].reduce((total, [group, sum]) => {
    const { min, max } = groups.get(group ?? "") ?? { min: -Infinity, max: Infinity };
    return total + Math.min(max, Math.max(min, sum));
  }, 0);
}

/** The most that one rule gives; what it takes away may be nothing. */
function most(rule: ScoreRule): number {
  switch (rule.kind) {
    case "when":
      return Math.max(0, rule.points);
    case "first":
      return Math.max(0, ...rule.cases.map(({ points }) => points));
    case "each":
      return rule.points > 0 ? rule.points * mostTimes(rule.limit, rule.window) : 0;
  }
}

const day = 86_400_000;
/** The shortest that a calendar period can be, in days, when clocks are put forward. */
const shortest = { day: 23 / 24, week: 7 - 1 / 24, month: 28 - 1 / 24, quarter: 90 - 1 / 24 };

/** How often something counts at most: so many in each period that the window can touch. */
function mostTimes(limit: Limit | undefined, window: Window): number {
  if (limit === undefined) return Infinity;
  if (limit.per === "ever") return limit.count;
  if (window.op !== "within") return Infinity;
  const length = window.duration.milliseconds;
  if (limit.per === "rolling") return limit.count * (Math.floor(length / limit.duration.milliseconds) + 1);
  return limit.count * (Math.floor(length / (shortest[limit.per] * day)) + 2);
}
