import type { Cells, Formula, Sum } from "./formula.ts";

/** For every variable the cells that are still possible. */
export type Domains = Int32Array;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What is known of a formula while variables still have several cells: true for all, false for all, or open. */
export type Verdict = boolean | undefined;

/** Nothing is known beyond the domains. */
export const noFacts: ReadonlySet<Formula> = new Set();

/** Works formulas and sums out for one state of the domains, each at most once. */
export class Bounds {
  readonly #domains: Domains;
  readonly #facts: ReadonlySet<Formula>;
  readonly #formulas = new Map<Formula, Verdict>();
  readonly #sums = new Map<Sum, Interval>();

  /** `facts` are formulas that cannot hold in the part of the search that is looked at. */
  constructor(domains: Domains, facts: ReadonlySet<Formula>) {
    this.#domains = domains;
    this.#facts = facts;
  }

  /** The verdict on a formula without the help of the facts, which may be about this very formula. */
  own(formula: Formula): Verdict {
    return formula.kind === "compare"
      ? this.#compare(formula)
      : formula.kind === "at-least"
        ? this.#atLeast(formula)
        : this.verdict(formula);
  }

  verdict(formula: Formula): Verdict {
    if (this.#facts.has(formula)) return false;
    switch (formula.kind) {
      case "constant":
        return formula.value;
      case "literal": {
        const left = this.cells(formula.variable);
        return (left & ~formula.cells) === 0 ? true : (left & formula.cells) === 0 ? false : undefined;
      }
      default: {
        if (this.#formulas.has(formula)) return this.#formulas.get(formula);
        const verdict = formula.kind === "compare" ? this.#compare(formula) : this.#atLeast(formula);
        this.#formulas.set(formula, verdict);
        return verdict;
      }
    }
  }

  cells(variable: number): Cells {
    return this.#domains[variable] ?? 0;
  }

  interval(sum: Sum): Interval {
    if (sum.kind === "constant") return { low: sum.value, high: sum.value };
    const known = this.#sums.get(sum);
    if (known !== undefined) return known;
    const interval = this.#interval(sum);
    this.#sums.set(sum, interval);
    return interval;
  }

  #atLeast({ need, parts }: Extract<Formula, { kind: "at-least" }>): Verdict {
    let sure = 0;
    let open = 0;
    for (const [index, part] of parts.entries()) {
      const verdict = this.verdict(part);
      if (verdict === true) sure += 1;
      else if (verdict === undefined) open += 1;
      if (sure >= need) return true;
      if (sure + open + parts.length - index - 1 < need) return false;
    }
    return undefined;
  }

  #compare({ sum, op, bound }: Extract<Formula, { kind: "compare" }>): Verdict {
    const { low, high } = this.interval(sum);
    if (op === ">=") return low >= bound ? true : high < bound ? false : undefined;
    return high <= bound ? true : low > bound ? false : undefined;
  }

  #interval(sum: Exclude<Sum, { kind: "constant" }>): Interval {
    switch (sum.kind) {
      case "table": {
        const left = this.cells(sum.variable);
        let [low, high] = [Infinity, -Infinity];
        for (let cell = 0; cell < sum.values.length; cell += 1)
          if ((left >> cell) & 1) {
            low = Math.min(low, sum.values[cell] ?? 0);
            high = Math.max(high, sum.values[cell] ?? 0);
          }
        return { low, high };
      }
      case "if": {
        const guard = this.verdict(sum.guard);
        if (guard === false) return { low: 0, high: 0 };
        const then = this.interval(sum.then);
        return guard === true ? then : { low: Math.min(0, then.low), high: Math.max(0, then.high) };
      }
      case "plus": {
        let [low, high] = [0, 0];
        for (const part of sum.parts) {
          const interval = this.interval(part);
          low += interval.low;
          high += interval.high;
        }
        return { low, high };
      }
      case "clamp": {
        const { low, high } = this.interval(sum.inner);
        return {
          low: Math.min(sum.max, Math.max(sum.min, low)),
          high: Math.min(sum.max, Math.max(sum.min, high)),
        };
      }
      case "scale": {
        const { low, high } = this.interval(sum.inner);
        const [a, b] = [times(low, sum.by), times(high, sum.by)];
        return { low: Math.min(a, b), high: Math.max(a, b) };
      }
      case "least":
        return this.#extreme(sum.cases, Math.min, Infinity);
      case "greatest":
        return this.#extreme(sum.cases, Math.max, -Infinity);
      case "between":
        return { low: this.interval(sum.low).low, high: this.interval(sum.high).high };
    }
  }

  /** The extreme value among those whose guard is true: at least one always is. */
  #extreme(
    cases: readonly { readonly guard: Formula; readonly value: Sum }[],
    pick: (...values: number[]) => number,
    worst: number,
  ): Interval {
    let sure: Interval | undefined;
    let possible: Interval | undefined;
    for (const { guard, value } of cases) {
      const verdict = this.verdict(guard);
      if (verdict === false) continue;
      const interval = this.interval(value);
      possible =
        possible === undefined
          ? interval
          : { low: Math.min(possible.low, interval.low), high: Math.max(possible.high, interval.high) };
      if (verdict === true)
        sure =
          sure === undefined
            ? interval
            : { low: pick(sure.low, interval.low), high: pick(sure.high, interval.high) };
    }
    if (possible === undefined) return { low: -worst, high: worst };
    if (sure === undefined) return possible;
    // A value that is surely in the running bounds the extreme on one side; the others may still beat it.
    return worst === Infinity
      ? { low: possible.low, high: sure.high }
      : { low: sure.low, high: possible.high };
  }
}

/** Nothing times infinity is nothing: what does not happen gives no points. */
export const times = (value: number, by: number): number => (value === 0 || by === 0 ? 0 : value * by);

/**
 * An upper bound of `a - b` for the same lead. What both have in common cancels, so that after a small edit of a score
 * nearly nothing is left; that is what makes comparing two versions fast.
 */
export function mostApart(a: Sum, b: Sum, bounds: Bounds): number {
  if (a === b) return 0;
  const loose = difference(bounds.interval(a).high, bounds.interval(b).low);
  if (a.kind === "table" && b.kind === "table" && a.variable === b.variable) return tableApart(a, b, bounds);
  if (a.kind === "plus" || b.kind === "plus")
    return Math.min(loose, sumsApart(partsOf(a), partsOf(b), bounds));
  // Clamping never moves two numbers further apart, except by as much as their limits differ.
  if (a.kind === "clamp" && b.kind === "clamp") {
    const inner = mostApart(a.inner, b.inner, bounds);
    return Math.min(loose, Math.max(0, inner, limitApart(a.max, b.max), limitApart(a.min, b.min)));
  }
  return loose;
}

/** Two limits that are both absent do not differ. */
const limitApart = (a: number, b: number): number => (a === b ? 0 : a - b);

/** Two numbers without bound may be any distance apart. */
const difference = (a: number, b: number): number => (a === b ? (Number.isFinite(a) ? 0 : Infinity) : a - b);

const partsOf = (sum: Sum): readonly Sum[] => (sum.kind === "plus" ? sum.parts : [sum]);

function sumsApart(as: readonly Sum[], bs: readonly Sum[], bounds: Bounds): number {
  const left = [...bs];
  const take = (index: number): Sum | undefined => (index < 0 ? undefined : left.splice(index, 1)[0]);
  const pairs = as.map((a) => ({ a, b: take(left.indexOf(a)) }));
  let apart = 0;
  for (const { a, b = take(left.findIndex((other) => isTwin(a, other))) } of pairs)
    apart += b === undefined ? bounds.interval(a).high : mostApart(a, b, bounds);
  for (const b of left) apart -= bounds.interval(b).low;
  return Number.isNaN(apart) ? Infinity : apart;
}

/** Whether two parts that are not the same are best compared with each other. */
function isTwin(a: Sum, b: Sum): boolean {
  if (a.kind === "table" && b.kind === "table") return a.variable === b.variable;
  return a.kind === "clamp" && b.kind === "clamp";
}

function tableApart(
  a: Extract<Sum, { kind: "table" }>,
  b: Extract<Sum, { kind: "table" }>,
  bounds: Bounds,
): number {
  const left = bounds.cells(a.variable);
  let most = -Infinity;
  for (let cell = 0; cell < a.values.length; cell += 1)
    if ((left >> cell) & 1) most = Math.max(most, (a.values[cell] ?? 0) - (b.values[cell] ?? 0));
  return most;
}
