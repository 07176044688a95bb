import { evaluate } from "./evaluate.ts";
import type { Kept } from "./lead.ts";
import { limited, mostTimes } from "./limit.ts";
import type { Condition, ScoreModel, ScoreRule, Truth } from "./model.ts";
import { isCarried, occurrences } from "./occurrences.ts";
import type { Range, Situation } from "./situation.ts";

const nothing: Range = { low: 0, high: 0 };

/** What one rule of a score gives to a lead, in points. */
export interface Contribution extends Range {
  readonly rule: ScoreRule;
  /** How many occurrences counted, for a rule that counts an activity. */
  readonly times: number | undefined;
}

/** Answers a condition of a score; with `ifUnknown` false, a condition without an answer gives no points. */
export const asker =
  (ifUnknown: Truth, about: Situation) =>
  (condition: Condition | undefined): Truth =>
    condition === undefined
      ? true
      : (evaluate(condition, about) ?? (ifUnknown === false ? false : undefined));

/**
 * What each rule gives. A rule without an answer may or may not give its points: the low end takes positive points of
 * true rules and negative points of true or unknown ones, the high end the reverse.
 */
export function contributions(
  model: ScoreModel,
  ifUnknown: Truth,
  about: Situation,
): readonly Contribution[] {
  const ask = asker(ifUnknown, about);
  return model.rules.map((rule): Contribution => {
    switch (rule.kind) {
      case "when":
        return { rule, times: undefined, ...worth(ask(rule.when), rule.points) };
      case "first":
        return { rule, times: undefined, ...firstCase(rule.cases, ask) };
      case "each": {
        const counted = timesOf(rule, model, about);
        const { times } = counted;
        const { low: least, high: most } = ifUnknown === false ? { low: times, high: times } : counted;
        const [few, many] = [product(least, rule.points), product(most, rule.points)];
        const range = { low: Math.min(few, many), high: Math.max(few, many) };
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

/**
 * How often the activity of a rule counts within its limit: `times` as recorded, and from `low` to `high` as far as the
 * data tell.
 */
export function timesOf(
  rule: Extract<ScoreRule, { kind: "each" }>,
  { timeZone }: Pick<ScoreModel, "timeZone">,
  about: Situation,
): Kept {
  const kept = about.lead.kept?.(rule);
  if (kept !== undefined) return kept;
  const times = limited(occurrences(rule, about), rule.limit, timeZone).length;
  // What nobody records may have happened as often as the limit lets count.
  const high = isCarried(rule, about) ? times : Math.max(times, mostTimes(rule, timeZone, about.now));
  // With a reset that the data do not carry, everything before now may have been wiped out.
  return { low: about.reset?.unknown === true ? 0 : times, high, times };
}

/** Nothing times infinity is nothing. */
const product = (count: number, points: number): number => (count === 0 || points === 0 ? 0 : count * points);

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
  for (const { when, points } of cases) {
    const truth = ask(when);
    if (truth === false) continue;
    possible.push(points);
    if (truth === true) return { low: Math.min(...possible), high: Math.max(...possible) };
  }
  return { low: Math.min(0, ...possible), high: Math.max(0, ...possible) };
}
