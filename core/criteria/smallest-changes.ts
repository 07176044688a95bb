import { demand } from "./demand.ts";
import type { Goal } from "./edits.ts";
import { evaluate } from "./evaluate.ts";
import type { Condition } from "./model.ts";
import { say, sayNot } from "./say.ts";
import { scoreSteps } from "./score-steps.ts";
import type { Situation } from "./situation.ts";
import { singleValues } from "./single-values.ts";
import { tryGoals } from "./try-goals.ts";

/** One thing to change about a lead, as people say it. */
export interface Step {
  /** What is to be so; `words` adds an example where it can come about in several ways. */
  readonly name: string;
  readonly words: string;
  /** The simple conditions behind it; `undefined` where it is not known how to bring it about. */
  readonly goals: readonly Goal[] | undefined;
  /** How many simple things have to change. */
  readonly size: number;
}

/** Things to change together. */
export type Way = readonly Step[];

/** A change that makes criteria come true: what to change, and the lead after it, where that could be tried. */
export interface SmallestChange {
  readonly words: readonly string[];
  readonly size: number;
  readonly after: Situation | undefined;
}

/** What a person reads of alternatives, and how many are looked at before anything is said. */
const mostAlternatives = 3;
const mostWays = 40;

/**
 * The smallest changes that make a condition true, as alternatives of the same size. Each was made to a copy of the lead
 * and judged by the evaluator, so that none is offered that excludes itself, or breaks something else.
 */
export function smallestChanges(condition: Condition, about: Situation): readonly SmallestChange[] {
  const found: SmallestChange[] = [];
  const named = new Set<string>();
  for (const way of waysTo(condition, true, about)) {
    const [first] = found;
    if (found.length === mostAlternatives || (first !== undefined && sizeOf(way) > first.size)) break;
    const goals = way.flatMap((step) => step.goals ?? []);
    const isTried = way.every((step) => step.goals !== undefined);
    const after = isTried ? tryGoals(goals, { condition, wanted: true }, about) : undefined;
    if (isTried && after === undefined) continue;
    // A second example of the same is no other change.
    const names = way.map((step) => step.name).join();
    if (named.has(names)) continue;
    named.add(names);
    found.push({ words: way.map((step) => step.words), size: sizeOf(way), after });
  }
  const least = found[0]?.size ?? Infinity;
  // What the parts of a condition do to each other, its parts alone do not tell.
  const single = least > 1 ? singleValues(condition, about).slice(0, mostAlternatives) : [];
  return single.length > 0 ? single.map(({ words, after }) => ({ words: [words], size: 1, after })) : found;
}

/** Ways to make a condition true or false, the smallest first. */
export function waysTo(condition: Condition, wanted: boolean, about: Situation): readonly Way[] {
  if (evaluate(condition, about) === wanted) return [[]];
  const inner = demand(condition, wanted, about);
  if (inner === undefined) return bySize(stepsTo(condition, wanted, about).map((step) => [step]));
  const open = inner.of.filter((part) => evaluate(part, about) !== inner.wanted);
  const lacking = Math.max(inner.need - (inner.of.length - open.length), 1);
  const ways = open.map((part) => waysTo(part, inner.wanted, about)).sort((a, b) => leastOf(a) - leastOf(b));
  return bySize(chosen(ways, lacking).flatMap(together));
}

function stepsTo(condition: Condition, wanted: boolean, about: Situation): readonly Step[] {
  const words = sayWanted({ condition, wanted }, about);
  switch (condition.kind) {
    case "score":
    case "band":
      return scoreSteps(condition, wanted, words, about);
    case "segment":
      return segmentSteps(condition, wanted, words, about);
    default:
      return [{ name: words, words, goals: [{ condition, wanted }], size: 1 }];
  }
}

/** Says a simple condition as it is to be, whatever it answers where the data do not tell. */
export function sayWanted({ condition, wanted }: Goal, { dictionary }: Situation): string {
  const bare = { ...condition, ifUnknown: undefined };
  return wanted ? say(bare, dictionary) : sayNot(bare, dictionary);
}

/** The lead falls into a segment once it fits it, and none of those before it. */
function segmentSteps(
  { segmentation, op, values }: Extract<Condition, { kind: "segment" }>,
  wanted: boolean,
  words: string,
  about: Situation,
): readonly Step[] {
  const division = about.dictionary.segmentations.get(segmentation);
  const unclear: Step = { name: words, words, goals: undefined, size: 2 };
  if (division === undefined || division.order === "highest-of") return [unclear];
  const { segments, matrix } = division;
  const isIn = (id: string): boolean => values.includes(id) === ((op === "one_of") === wanted);
  const steps = segments.flatMap(({ id, when }, index): readonly Step[] => {
    if (!isIn(id)) return [];
    const before = segments.slice(0, index).flatMap((segment) => segment.when ?? []);
    return waysTo(only(when, before), true, about).map((way) => joined(way, words));
  });
  const others = segments.flatMap(({ id, when }) => (isIn(id) ? [] : (when ?? [])));
  // Where it is enough not to be in some segments, it does not matter in which other one the lead is.
  if ((op === "one_of") !== wanted)
    steps.push(...waysTo(only(undefined, others), true, about).map((way) => joined(way, words)));
  return steps.length > 0 && matrix === undefined ? steps : [...steps, unclear];
}

/** This condition, and none of the others. */
export const only = (condition: Condition | undefined, others: readonly Condition[]): Condition => ({
  kind: "all",
  of: [
    ...(condition === undefined ? [] : [condition]),
    ...others.map((other): Condition => ({ kind: "none", of: [other], pointer: [], ifUnknown: undefined })),
  ],
  pointer: [],
  ifUnknown: undefined,
});

/** Several steps that people know by one name. */
export const joined = (way: Way, name: string, words = name): Step => ({
  name,
  words,
  goals: way.every(({ goals }) => goals !== undefined) ? way.flatMap(({ goals }) => goals ?? []) : undefined,
  size: way.reduce((sum, { size }) => sum + size, 0),
});

/** How many things change: a field of which several conditions ask something changes once. */
export function sizeOf(way: Way): number {
  const fields = way.flatMap(({ goals }) =>
    (goals ?? []).flatMap(({ condition }) => (condition.kind === "field" ? [condition.field.id] : [])),
  );
  return way.reduce((sum, { size }) => sum + size, 0) - (fields.length - new Set(fields).size);
}

const leastOf = (ways: readonly Way[]): number => Math.min(...ways.map(sizeOf));

export const bySize = (ways: readonly Way[]): readonly Way[] =>
  [...ways].sort((a, b) => sizeOf(a) - sizeOf(b)).slice(0, mostWays);

/** Every choice of so many out of some, those that come first first, as far as anybody would look. */
function chosen<T>(items: readonly T[], count: number): readonly (readonly T[])[] {
  if (count === 0) return [[]];
  const found: (readonly T[])[] = [];
  for (const [index, item] of items.entries())
    for (const rest of chosen(items.slice(index + 1), count - 1)) {
      found.push([item, ...rest]);
      if (found.length >= mostWays) return found;
    }
  return found;
}

/** Every way to take one alternative of each; what two of them share is done once. */
function together(groups: readonly (readonly Way[])[]): readonly Way[] {
  return groups.reduce<readonly Way[]>(
    (ways, options) =>
      bySize(
        ways.flatMap((way) =>
          options.map((option) => [
            ...way,
            ...option.filter((step) => !way.some(({ words }) => words === step.words)),
          ]),
        ),
      ),
    [[]],
  );
}
