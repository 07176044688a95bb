import { type Contribution, asker, contributions } from "./contributions.ts";
import { decayed } from "./decay.ts";
import type { Bounds, ScoreModel, Truth } from "./model.ts";
import { isCarried, occurrences } from "./occurrences.ts";
import { type Range, type Situation, withoutReset } from "./situation.ts";

const anything: Range = { low: -Infinity, high: Infinity };

/**
 * The points of a score, from the lowest to the highest that the data allow; worked out once for each lead.
 * In this order: rules, groups, parts, decay, the score's own bounds, overrides.
 */
export function scoreOf(id: string, ifUnknown: Truth, asking: Situation): Range {
  const about = withoutReset(asking);
  const key = ifUnknown === false ? `${id} strict` : id;
  const done = about.known.scores.get(key);
  if (done !== undefined) return done;
  const model = about.dictionary.scores.get(id);
  // While it is being worked out, and when it could not be read, a score may be anything.
  about.known.scores.set(key, anything);
  if (model === undefined) return anything;
  const within = sinceReset(model, about);
  const rules = total(model, contributions(model, ifUnknown, within));
  const summed = model.parts.reduce((sum, part) => add(sum, scoreOf(part, ifUnknown, about)), rules);
  const bounded = clampRange(decayed(model.decay, summed, ifUnknown, within), model.bounds);
  const points = overridden(model, bounded, ifUnknown, within);
  about.known.scores.set(key, points);
  return points;
}

/** What each rule of a score gives to a lead, before groups, bounds and overrides; none of a score that is not there. */
export function rulePoints(id: string, about: Situation): readonly Contribution[] {
  const model = about.dictionary.scores.get(id);
  return model === undefined ? [] : contributions(model, undefined, sinceReset(model, about));
}

const add = (a: Range, b: Range): Range => ({ low: a.low + b.low, high: a.high + b.high });

/** Adds rules up by group, each group within its bounds. */
function total(model: ScoreModel, parts: readonly Contribution[]): Range {
  const sums = new Map<string | undefined, Range>();
  for (const { rule, low, high } of parts)
    sums.set(rule.group, add(sums.get(rule.group) ?? { low: 0, high: 0 }, { low, high }));
  return [...sums]
    .map(([group, sum]) => clampRange(sum, group === undefined ? undefined : model.groups.get(group)))
    .reduce(add, { low: 0, high: 0 });
}

const clamp = (value: number, { min, max }: Bounds): number => Math.min(max, Math.max(min, value));

const clampRange = ({ low, high }: Range, bounds: Bounds | undefined): Range =>
  bounds === undefined ? { low, high } : { low: clamp(low, bounds), high: clamp(high, bounds) };

/** The situation in which only what happened after the last reset counts. */
export function sinceReset(model: ScoreModel, about: Situation): Situation {
  if (model.reset.length === 0) return about;
  const counted = { activities: model.reset, where: undefined, window: { op: "ever" } } as const;
  const last = occurrences(counted, about).reduce((latest, { at }) => Math.max(latest, at), -Infinity);
  return { ...about, reset: { last, unknown: !isCarried(counted, about) } };
}

/** The first override that is true sets the score; one without an answer before it may set it as well. */
function overridden(model: ScoreModel, points: Range, ifUnknown: Truth, about: Situation): Range {
  const ask = asker(ifUnknown, about);
  const possible: Range[] = [];
  for (const { when, set } of model.overrides) {
    const truth = ask(when);
    if (truth === false) continue;
    possible.push({ low: set, high: set });
    if (truth === true) return hull(possible);
  }
  return hull([...possible, points]);
}

const hull = (ranges: readonly Range[]): Range => ({
  low: Math.min(...ranges.map(({ low }) => low)),
  high: Math.max(...ranges.map(({ high }) => high)),
});

/** The bands that a score may be in, between its lowest and its highest points. */
export function bandsBetween(id: string, { low, high }: Range, about: Situation): readonly string[] {
  const bands = about.dictionary.scores.get(id)?.bands ?? [];
  const bandOf = (points: number): number => bands.findIndex(({ atLeast }) => points >= atLeast);
  const [top, bottom] = [bandOf(high), bandOf(low)];
  return top < 0 ? [] : bands.slice(top, bottom + 1).map((band) => band.id);
}
