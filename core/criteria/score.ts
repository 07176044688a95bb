import { evaluate } from "./evaluate.ts";
import { limited } from "./limit.ts";
import { isCarried, occurrences } from "./occurrences.ts";
import type { Bounds, Condition, ScoreModel, ScoreRule, Truth } from "./model.ts";
import type { Range, Situation } from "./situation.ts";

const nothing: Range = { low: 0, high: 0 };

/** What one rule of a score gives to a lead, in points. */
export interface Contribution extends Range {
  readonly rule: ScoreRule;
  /** How many occurrences counted, for a rule that counts an activity. */
  readonly times: number | undefined;
}

/** The points of a score, from the lowest to the highest that the data allow; worked out once for each lead. */
export function scoreOf(id: string, ifUnknown: Truth, about: Situation): Range {
  const key = ifUnknown === false ? `${id} strict` : id;
  const done = about.known.scores.get(key);
  if (done !== undefined) return done;
  const model = about.dictionary.scores.get(id);
  // While it is being worked out, and when it could not be read, a score may be anything.
  about.known.scores.set(key, { low: -Infinity, high: Infinity });
  if (model === undefined) return { low: -Infinity, high: Infinity };
  const points = total(model, contributions(model, ifUnknown, about));
  about.known.scores.set(key, points);
  return points;
}

/**
 * What each rule gives. With `ifUnknown` false, a condition without an answer gives no points; otherwise it may
 * or may not: the low end takes positive points of true rules and negative points of true or unknown ones, the
 * high end the reverse.
 */
export function contributions(
  model: ScoreModel,
  ifUnknown: Truth,
  about: Situation,
): readonly Contribution[] {
  const ask = (condition: Condition | undefined): Truth =>
    condition === undefined
      ? true
      : (evaluate(condition, about) ?? (ifUnknown === false ? false : undefined));
  return model.rules.map((rule): Contribution => {
    switch (rule.kind) {
      case "when":
        return { rule, times: undefined, ...worth(ask(rule.when), rule.points) };
      case "first":
        return { rule, times: undefined, ...firstCase(rule.cases, ask) };
      case "each": {
        const times = limited(occurrences(rule, about), rule.limit, model.timeZone).length;
        const most = isCarried(rule, about) || ifUnknown === false ? times : Infinity;
        const [least, greatest] = [times, most].map((count) => (count === 0 ? 0 : count * rule.points));
        const range = { low: Math.min(least ?? 0, greatest ?? 0), high: Math.max(least ?? 0, greatest ?? 0) };
        const truth = ask(rule.when);
        if (truth === true) return { rule, times, ...range };
        return {
          rule,
          times,
          ...(truth === false ? nothing : { low: Math.min(0, range.low), high: Math.max(0, range.high) }),
        };
      }
    }
  });
}

function worth(truth: Truth, points: number): Range {
  if (truth === true) return { low: points, high: points };
  return truth === false ? nothing : { low: Math.min(0, points), high: Math.max(0, points) };
}

/** The first case that is true gives its points; a case without an answer before it may be the first as well. */
function firstCase(
  cases: readonly { readonly when: Condition; readonly points: number }[],
  ask: (condition: Condition) => Truth,
): Range {
  const possible: number[] = [];
  let closed = false;
  for (const { when, points } of cases) {
    const truth = ask(when);
    if (truth === false) continue;
    possible.push(points);
    closed = truth === true;
    if (closed) break;
  }
  if (!closed) possible.push(0);
  return { low: Math.min(...possible), high: Math.max(...possible) };
}

/** Adds rules up by group, each group within its bounds, and the sum within the score's bounds. */
export function total(model: ScoreModel, parts: readonly Contribution[]): Range {
  const sums = new Map<string | undefined, Range>();
  for (const { rule, low, high } of parts) {
    const sum = sums.get(rule.group) ?? nothing;
    sums.set(rule.group, { low: sum.low + low, high: sum.high + high });
  }
  let [low, high] = [0, 0];
  for (const [group, sum] of sums) {
    const bounds = group === undefined ? undefined : model.groups.get(group);
    low += clamp(sum.low, bounds);
    high += clamp(sum.high, bounds);
  }
  return { low: clamp(low, model.bounds), high: clamp(high, model.bounds) };
}

const clamp = (value: number, bounds: Bounds | undefined): number =>
  bounds === undefined ? value : Math.min(bounds.max, Math.max(bounds.min, value));

/** The bands that a score may be in, between its lowest and its highest points. */
export function bandsBetween(id: string, { low, high }: Range, about: Situation): readonly string[] {
  const bands = about.dictionary.scores.get(id)?.bands ?? [];
  const bandOf = (points: number): number => bands.findIndex(({ atLeast }) => points >= atLeast);
  const [top, bottom] = [bandOf(high), bandOf(low)];
  return top < 0 ? [] : bands.slice(top, bottom + 1).map((band) => band.id);
}
