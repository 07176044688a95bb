import type { Cells, Comparison, Formula } from "./formula.ts";
import { type Case, type Sum, courses } from "./sum.ts";

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The interval of a sum that can have no value by what is known: what is known contradicts itself. */
const impossible: Interval = { low: Infinity, high: -Infinity };

/** What is known of a formula while variables still have several cells: true for all, false for all, or open. */
export type Verdict = boolean | undefined;

/** What is known about leads: the cells in which a variable may lie, and which statements hold. */
export interface Known {
  readonly cells: (variable: number) => Cells;
  readonly verdict: (formula: Formula) => Verdict;
}

/** The lowest and the highest values of sums for one state of what is known, each worked out at most once. */
export class Bounds {
  readonly known: Known;
  /** By the number of a sum, and when it was worked out; what has no number is kept beside. */
  readonly #intervals: Interval[] = [];
  readonly #ages: number[] = [];
  readonly #others = new Map<Sum, Interval>();
  #age = 0;

  constructor(known: Known) {
    this.known = known;
  }

  /** Forgets what was worked out, as more, or less, is known now. */
  clear(): void {
    this.#age += 1;
    this.#others.clear();
  }

  interval(sum: Sum): Interval {
    if (sum.kind === "constant") return { low: sum.value, high: sum.value };
    const { number } = sum;
    const done =
      number === undefined
        ? this.#others.get(sum)
        : this.#ages[number] === this.#age
          ? this.#intervals[number]
          : undefined;
    if (done !== undefined) return done;
    const interval = this.#interval(sum);
    if (number === undefined) this.#others.set(sum, interval);
    else {
      this.#intervals[number] = interval;
      this.#ages[number] = this.#age;
    }
    return interval;
  }

  #interval(sum: Exclude<Sum, { kind: "constant" }>): Interval {
    switch (sum.kind) {
      case "table": {
        const left = this.known.cells(sum.variable);
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
        const guard = this.known.verdict(sum.guard);
        if (guard === false) return { low: 0, high: 0 };
        const then = this.interval(sum.then);
        return guard === true ? then : { low: Math.min(0, then.low), high: Math.max(0, then.high) };
      }
      case "plus": {
        let [low, high] = [0, 0];
        for (const part of sum.parts) {
          const interval = this.interval(part);
          if (interval.low > interval.high) return impossible;
          low += interval.low;
          high += interval.high;
        }
        return { low, high };
      }
      case "clamp": {
        const { low, high } = this.interval(sum.inner);
        if (low > high) return impossible;
        return {
          low: Math.min(sum.max, Math.max(sum.min, low)),
          high: Math.min(sum.max, Math.max(sum.min, high)),
        };
      }
      case "scale": {
        const { low, high } = this.interval(sum.inner);
        const [a, b] = [times(low, sum.by), times(high, sum.by)];
        return sum.by > 0 ? { low: a, high: b } : { low: b, high: a };
      }
      case "least":
        return this.#extreme(sum.cases, Math.min, Infinity);
      case "greatest":
        return this.#extreme(sum.cases, Math.max, -Infinity);
      case "between": {
        const left = this.known.cells(sum.course);
        if (left === courses.usual) return this.interval(sum.usual);
        if (left === courses.together) return this.interval(sum.low);
        return { low: this.interval(sum.low).low, high: this.interval(sum.high).high };
      }
      case "decayed": {
        const { low, high } = this.interval(sum.inner);
        if (low > high) return impossible;
        return this.known.verdict(sum.spared) === true
          ? { low, high }
          : { low: Math.min(low, sum.min), high };
      }
    }
  }

  /** The extreme value among those whose guard is true: at least one always is. */
  #extreme(cases: readonly Case[], pick: (...values: number[]) => number, worst: number): Interval {
    let sure: Interval | undefined;
    let possible: Interval | undefined;
    for (const { guard, value } of cases) {
      const verdict = this.known.verdict(guard);
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
    if (possible === undefined) return impossible;
    if (sure === undefined) return possible;
    // A value that is surely in the running bounds the extreme on one side; the others may still beat it.
    return worst === Infinity
      ? { low: possible.low, high: sure.high }
      : { low: sure.low, high: possible.high };
  }
}

/** A comparison with a sum of which only an interval is known. */
export function decide({ op, bound }: Comparison, { low, high }: Interval): Verdict {
  if (op === ">=") return low >= bound ? true : high < bound ? false : undefined;
  return high <= bound ? true : low > bound ? false : undefined;
}

/** Nothing times infinity is nothing: what does not happen gives no points. */
export const times = (value: number, by: number): number => (value === 0 || by === 0 ? 0 : value * by);
