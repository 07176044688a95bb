import { countRange } from "./occurrences.ts";
import type { Condition, ScoreRule } from "./model.ts";
import { rulePoints, scoreOf } from "./score.ts";
import type { Situation } from "./situation.ts";
import { type Step, type Way, bySize, joined, only, sizeOf, waysTo } from "./smallest-changes.ts";
import { type Aim, aimsOf } from "./score-aims.ts";
import { tryGoals } from "./try-goals.ts";
import { orList } from "./wording.ts";

type ScoreCondition = Extract<Condition, { kind: "score" | "band" }>;

/** Something to change that moves a score by so many points, before caps, floors and decay. */
interface Move {
  readonly rule: ScoreRule;
  readonly way: Way;
  readonly gain: number;
}

const mostMoves = 40;
/** Ways that are kept, because what else is asked of the lead may rule some of them out. */
const mostFound = 6;
/** So many more occurrences of one activity are looked at. */
const mostTimes = 3;

/**
 * The smallest changes that bring a score where a condition wants it: one to three rules that have to give other points,
 * or an override. Each is tried on the lead, because caps, floors and decay may swallow points.
 */
export function scoreSteps(
  condition: ScoreCondition,
  wanted: boolean,
  name: string,
  about: Situation,
): readonly Step[] {
  const tries = bySize(
    aimsOf(condition, wanted, about.dictionary).flatMap((aim) => waysInto(aim, condition, about)),
  );
  const found: Step[] = [];
  for (const way of tries) {
    const example = orList([...new Set(way.map((part) => part.words))], "and");
    const step = joined(way, name, `${name} (for example: ${example})`);
    if (step.goals !== undefined && tryGoals(step.goals, { condition, wanted }, about) !== undefined)
      found.push(step);
    if (found.length === mostFound) break;
  }
  // Where no way was found, what is wanted is said all the same.
  return found.length > 0 ? found : [{ name, words: name, goals: undefined, size: 4 }];
}

function waysInto(aim: Aim, { score, ifUnknown }: ScoreCondition, about: Situation): readonly Way[] {
  const { low, high } = scoreOf(score, ifUnknown, about);
  const isUp = low < aim.low;
  const needed = isUp ? aim.low - low : high - aim.high;
  if (needed <= 0) return [];
  const { overrides } = about.dictionary.scores.get(score) ?? { overrides: [] };
  const whens = overrides.map(({ when }) => when);
  const set = overrides.flatMap((override, index) =>
    override.set >= aim.low && override.set <= aim.high
      ? waysTo(only(override.when, whens.slice(0, index)), true, about)
      : [],
  );
  const free = waysTo(only(undefined, whens), true, about)[0];
  if (free === undefined) return set;
  const moves = movesOf(score, isUp, about).slice(0, mostMoves);
  return [
    ...set,
    ...(free.length > 0 ? [free] : []),
    ...subsets(moves, needed).map((some) => [...free, ...some.flatMap(({ way }) => way)]),
  ];
}

/** One, two or three moves of different rules that are enough together, if nothing caps them. */
function subsets(moves: readonly Move[], needed: number): readonly (readonly Move[])[] {
  const found: (readonly Move[])[] = [];
  const extend = (some: readonly Move[], from: number, gained: number): void => {
    if (gained >= needed) {
      found.push(some);
      return;
    }
    if (some.length === 3) return;
    for (let index = from; index < moves.length; index += 1) {
      const move = moves[index];
      if (move !== undefined && !some.some(({ rule }) => rule === move.rule))
        extend([...some, move], index + 1, gained + Math.abs(move.gain));
    }
  };
  extend([], 0, 0);
  return found;
}

/** Every move in the wanted direction, the smallest and most rewarding first. */
function movesOf(score: string, isUp: boolean, about: Situation): readonly Move[] {
  const model = about.dictionary.scores.get(score);
  const own = rulePoints(score, about).flatMap(({ rule, low, high }) =>
    outcomesOf(rule, about).flatMap(({ condition, points, more = 0 }): readonly Move[] => {
      const gain = points - (isUp ? low : high);
      if (isUp ? gain <= 0 : gain >= 0) return [];
      const [way] = waysTo(condition, true, about);
      const [first, ...rest] = way ?? [];
      return first === undefined
        ? []
        : [{ rule, way: [{ ...first, size: first.size + more }, ...rest], gain }];
    }),
  );
  const all = [...own, ...(model?.parts ?? []).flatMap((part) => movesOf(part, isUp, about))];
  return all.sort((a, b) => sizeOf(a.way) - sizeOf(b.way) || Math.abs(b.gain) - Math.abs(a.gain));
}

interface Outcome {
  readonly condition: Condition;
  readonly points: number;
  /** How many times more than once something has to happen. */
  readonly more?: number;
}

/** What a rule may give, and what has to be true for that. */
function outcomesOf(rule: ScoreRule, about: Situation): readonly Outcome[] {
  switch (rule.kind) {
    case "when":
      return [
        { condition: rule.when, points: rule.points },
        { condition: only(undefined, [rule.when]), points: 0 },
      ];
    case "first": {
      const whens = rule.cases.map(({ when }) => when);
      return [
        ...rule.cases.map(({ when, points }, index) => ({
          condition: only(when, whens.slice(0, index)),
          points,
        })),
        { condition: only(undefined, whens), points: 0 },
      ];
    }
    case "each": {
      const { low: seen } = countRange(rule, about);
      const counted = (test: Extract<Condition, { kind: "activity" }>["test"]): Condition => ({
        kind: "activity",
        activities: rule.activities,
        where: rule.where,
        window: rule.window,
        test,
        pointer: rule.pointer,
        ifUnknown: undefined,
      });
      const more = Array.from({ length: mostTimes }, (_, index) => index);
      return [
        { condition: counted({ op: "at_most", value: 0 }), points: 0 },
        ...more.map((extra) => ({
          condition: counted({ op: "at_least", value: seen + extra + 1 }),
          points: (seen + extra + 1) * rule.points,
          more: extra,
        })),
      ].map(({ condition, points, ...rest }) => ({
        ...rest,
        condition: rule.when === undefined || points === 0 ? condition : both(rule.when, condition),
        points,
      }));
    }
  }
}

const both = (one: Condition, other: Condition): Condition => ({
  kind: "all",
  of: [one, other],
  pointer: [],
  ifUnknown: undefined,
});
