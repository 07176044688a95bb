import { Bounds, type Domains, mostApart, noFacts } from "./bounds.ts";
import { type Formula, negate } from "./formula.ts";
import { Interner } from "./interner.ts";
import { type Space, variablesIn } from "./space.ts";
import type { Sketch } from "./witness.ts";

/** The outcome of looking for a lead: one that was checked, a proof that there is none, or neither. */
export type Found =
  | { readonly status: "found"; readonly sketch: Sketch; readonly steps: number }
  | { readonly status: "none"; readonly steps: number }
  | { readonly status: "not-settled"; readonly reason: string; readonly steps: number };

/** How many steps a search may take. Steps and not seconds, so that the same question always has the same answer. */
export const stepLimit = 20_000;

/** How many made-up leads may fail the evaluator before a search gives up. */
const doubtLimit = 200;

/**
 * Looks for a lead for which a formula holds. `confirm` judges a sketch by the evaluator itself: what it does not
 * confirm is never shown. "None" is a proof only if the space leaves nothing out.
 */
export function search(
  space: Space,
  question: Formula,
  confirm: (sketch: Sketch) => boolean,
  limit = stepLimit,
): Found {
  const interner = new Interner();
  const goal = interner.formula(question);
  const state = { steps: 0, doubts: 0, exhausted: false };
  const start: Domains = Int32Array.from(space.variables, ({ size }) => 2 ** size - 1);
  const sketch = descend(start);
  const { steps, doubts, exhausted } = state;
  if (sketch !== undefined) return { status: "found", sketch, steps };
  if (doubts > 0)
    return { status: "not-settled", reason: "it depends on when exactly things happened", steps };
  if (exhausted)
    return { status: "not-settled", reason: `the search ended after ${String(limit)} steps`, steps };
  if (space.leftOut.length > 0)
    return { status: "not-settled", reason: `the proof leaves out ${space.leftOut.join(" and ")}`, steps };
  return { status: "none", steps };

  function descend(domains: Domains): Sketch | undefined {
    state.steps += 1;
    if (state.steps > limit) {
      state.exhausted = true;
      return undefined;
    }
    const settled = propagate(domains);
    if (settled === undefined) return undefined;
    const { narrowed, bounds } = settled;
    if (bounds.own(goal) === false || isApart(bounds)) return undefined;
    // That the goal holds must not rest on facts that are only demanded.
    const plain = new Bounds(narrowed, noFacts);
    const choice =
      plain.verdict(goal) === true
        ? undefined
        : (choose(goal, bounds, narrowed) ?? choose(goal, plain, narrowed));
    if (choice === undefined) return settle(narrowed);
    for (const cells of choice.order) {
      const next = Int32Array.from(narrowed);
      next[choice.variable] = cells;
      const found = descend(next);
      if (found !== undefined || state.exhausted) return found;
    }
    return undefined;
  }

  /** Everything that matters is decided: let the evaluator judge, with occurrences together and apart. */
  function settle(domains: Domains): Sketch | undefined {
    const cells = [...domains].map((left) => 31 - Math.clz32(left & -left));
    for (const spread of [false, true]) {
      const sketch = { cells, spread };
      if (confirm(sketch)) return sketch;
    }
    // What the bounds leave open, or see differently than the evaluator, is never a proof.
    state.doubts += 1;
    if (state.doubts > doubtLimit) state.exhausted = true;
    return undefined;
  }

  /**
   * Narrows variables by what has to hold in any case, until nothing changes. What has to hold but is no literal is
   * a fact: its opposite, wherever it stands, is seen to fail. `undefined` when something has to hold and cannot.
   */
  function propagate(domains: Domains): { readonly narrowed: Domains; readonly bounds: Bounds } | undefined {
    const narrowed = Int32Array.from(domains);
    const facts = new Set<Formula>();
    for (;;) {
      const bounds = new Bounds(narrowed, facts);
      const before = facts.size;
      let changed = false;
      for (const part of required(goal, bounds)) {
        if (bounds.own(part) === false) return undefined;
        if (part.kind !== "literal") {
          facts.add(interner.formula(negate(part)));
          continue;
        }
        const left = (narrowed[part.variable] ?? 0) & part.cells;
        if (left === 0) return undefined;
        changed ||= left !== narrowed[part.variable];
        narrowed[part.variable] = left;
      }
      if (!changed && facts.size === before) return { narrowed, bounds };
    }
  }

  /** Whether two sums that have to lie so far apart cannot. */
  function isApart(bounds: Bounds): boolean {
    const comparisons = required(goal, bounds).filter((part) => part.kind === "compare");
    const high = comparisons.filter(({ op }) => op === ">=");
    const low = comparisons.filter(({ op }) => op === "<=");
    return high.some((a) => low.some((b) => mostApart(a.sum, b.sum, bounds) < a.bound - b.bound));
  }
}

/** The parts of a formula that have to hold for it to hold, as far as the bounds tell. */
function required(formula: Formula, bounds: Bounds): readonly Formula[] {
  if (formula.kind !== "at-least") return [formula];
  const verdicts = formula.parts.map((part) => bounds.verdict(part));
  const impossible = verdicts.filter((verdict) => verdict === false).length;
  // A part of which enough others are left over need not hold itself.
  if (formula.parts.length - impossible > formula.need) return [formula];
  return [
    formula,
    ...formula.parts.flatMap((part, index) => (verdicts[index] === false ? [] : required(part, bounds))),
  ];
}

interface Choice {
  readonly variable: number;
  /** The cells to try, first the likelier ones. */
  readonly order: readonly number[];
}

/** The next variable to decide: inside the first open part, a disjunction before any sum. */
function choose(goal: Formula, bounds: Bounds, domains: Domains): Choice | undefined {
  const open: Formula[] = [];
  collectOpen(goal, bounds, open);
  for (const formula of open)
    if (formula.kind === "literal") {
      const left = bounds.cells(formula.variable);
      return { variable: formula.variable, order: [left & formula.cells, left & ~formula.cells] };
    }
  for (const formula of open) {
    const split = [...variablesIn(formula)]
      .map((variable) => ({ variable, left: bounds.cells(variable) }))
      .filter(({ left }) => (left & (left - 1)) !== 0);
    const [smallest] = split.sort((a, b) => bits(a.left) - bits(b.left) || a.variable - b.variable);
    if (smallest !== undefined)
      return {
        variable: smallest.variable,
        order: byEffect(formula, smallest.variable, smallest.left, domains),
      };
  }
  return undefined;
}

/** The simple formulas that are still open, also inside what has to hold. */
function collectOpen(formula: Formula, bounds: Bounds, open: Formula[]): void {
  if (bounds.own(formula) !== undefined) return;
  if (formula.kind === "at-least") for (const part of formula.parts) collectOpen(part, bounds, open);
  else open.push(formula);
}

function bits(mask: number): number {
  let count = 0;
  for (let left = mask; left !== 0; left &= left - 1) count += 1;
  return count;
}

/** The cells of a variable, one by one; first those that bring a sum closest to where it has to be. */
function byEffect(formula: Formula, variable: number, left: number, domains: Domains): readonly number[] {
  const cells = cellsOneByOne(left);
  if (formula.kind !== "compare") return cells;
  const effect = (cell: number): number => {
    const tried = Int32Array.from(domains);
    tried[variable] = cell;
    const { low, high } = new Bounds(tried, noFacts).interval(formula.sum);
    return formula.op === ">=" ? low + Math.min(high, 1e6) / 1e7 : -high - Math.max(low, -1e6) / 1e7;
  };
  const effects = new Map(cells.map((cell) => [cell, effect(cell)]));
  return [...cells].sort((a, b) => (effects.get(b) ?? 0) - (effects.get(a) ?? 0) || a - b);
}

const cellsOneByOne = (mask: number): readonly number[] => {
  const cells: number[] = [];
  for (let left = mask; left !== 0; left &= left - 1) cells.push(left & -left);
  return cells;
};
