import type { Cells, Comparison, Formula } from "./formula.ts";
import { type Case, type Sum, courses } from "./sum.ts";

/** For every variable the cells that are still possible. */
export type Domains = Int32Array;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What is known of a formula while variables still have several cells: true for all, false for all, or open. */
export type Verdict = boolean | undefined;

/** What has to hold in the part of a search that is looked at, beyond what the domains tell. */
export interface Facts {
  readonly truths: ReadonlyMap<Formula, boolean>;
  readonly ranges: ReadonlyMap<Sum, Interval>;
}

/** Nothing is known beyond the domains. */
export const noFacts: Facts = { truths: new Map(), ranges: new Map() };

/** Works formulas and sums out for one state of the domains, each at most once. */
export class Bounds {
  readonly #domains: Domains;
  readonly #facts: Facts;
  readonly #formulas = new Map<Formula, Verdict>();
  readonly #sums = new Map<Sum, Interval>();

  constructor(domains: Domains, facts: Facts) {
    this.#domains = domains;
    this.#facts = facts;
  }

  /** The verdict on a formula without the help of facts about this very formula. */
  own(formula: Formula): Verdict {
    return formula.kind === "compare"
      ? decide(formula, this.#interval(formula.sum))
      : formula.kind === "at-least"
        ? this.#atLeast(formula)
        : this.verdict(formula);
  }

  verdict(formula: Formula): Verdict {
    const fact = this.#facts.truths.get(formula);
    if (fact !== undefined) return fact;
    switch (formula.kind) {
      case "constant":
        return formula.value;
      case "literal": {
        const left = this.cells(formula.variable);
        return (left & ~formula.cells) === 0 ? true : (left & formula.cells) === 0 ? false : undefined;
      }
      default: {
        if (this.#formulas.has(formula)) return this.#formulas.get(formula);
        const verdict =
          formula.kind === "compare" ? decide(formula, this.interval(formula.sum)) : this.#atLeast(formula);
        this.#formulas.set(formula, verdict);
        return verdict;
      }
    }
  }

  cells(variable: number): Cells {
    return this.#domains[variable] ?? 0;
  }

  /** The lowest and the highest value of a sum. Facts that contradict the domains give an empty interval. */
  interval(sum: Sum): Interval {
    if (sum.kind === "constant") return { low: sum.value, high: sum.value };
    const known = this.#sums.get(sum);
    if (known !== undefined) return known;
    const own = this.#interval(sum);
    const fact = this.#facts.ranges.get(sum);
    const interval =
      fact === undefined ? own : { low: Math.max(own.low, fact.low), high: Math.min(own.high, fact.high) };
    this.#sums.set(sum, interval);
    return interval;
  }

  #atLeast({ need, parts }: Extract<Formula, { kind: "at-least" }>): Verdict {
    let sure = 0;
    let possible = parts.length;
    for (const part of parts) {
      const verdict = this.verdict(part);
      if (verdict === true) sure += 1;
      else if (verdict === false) possible -= 1;
      if (sure >= need) return true;
      if (possible < need) return false;
    }
    return undefined;
  }

  #interval(sum: Sum): Interval {
    switch (sum.kind) {
      case "constant":
        return { low: sum.value, high: sum.value };
      case "table": {
        const left = this.cells(sum.variable);
        let [low, high] = [Infinity, -Infinity];
        for (let cell = 0; cell < sum.values.length; cell += 1)
          if ((left >> cell) & 1) {
            const value = sum.values[cell] ?? 0;
            if (value < low) low = value;
            if (value > high) high = value;
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
      case "between": {
        const left = this.cells(sum.course);
        if (left === courses.usual) return this.interval(sum.usual);
        if (left === courses.together) return this.interval(sum.low);
        return { low: this.interval(sum.low).low, high: this.interval(sum.high).high };
      }
      case "decayed": {
        const { low, high } = this.interval(sum.inner);
        return this.verdict(sum.spared) === true ? { low, high } : { low: Math.min(low, sum.min), high };
      }
    }
  }

  /** The extreme value among those whose guard is true: at least one always is. */
  #extreme(cases: readonly Case[], pick: (...values: number[]) => number, worst: number): Interval {
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

/** A comparison with a sum of which only an interval is known. */
function decide({ op, bound }: Comparison, { low, high }: Interval): Verdict {
  if (op === ">=") return low >= bound ? true : high < bound ? false : undefined;
  return high <= bound ? true : low > bound ? false : undefined;
}

/** Nothing times infinity is nothing: what does not happen gives no points. */
export const times = (value: number, by: number): number => (value === 0 || by === 0 ? 0 : value * by);
