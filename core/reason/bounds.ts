import type { Cells, Formula, Sum } from "./formula.ts";

/** For every variable the cells that are still possible. */
export type Domains = Int32Array;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What is known of a formula while variables still have several cells: true for all, false for all, or open. */
export type Verdict = boolean | undefined;

/** Works formulas and sums out for one state of the domains, each at most once. */
export class Bounds {
  readonly #domains: Domains;
  readonly #formulas = new Map<Formula, Verdict>();
  readonly #sums = new Map<Sum, Interval>();

  constructor(domains: Domains) {
    this.#domains = domains;
  }

  verdict(formula: Formula): Verdict {
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
        for (let cell = 0; cell < sum.low.length; cell += 1)
          if ((left >> cell) & 1) {
            low = Math.min(low, sum.low[cell] ?? 0);
            high = Math.max(high, sum.high[cell] ?? 0);
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
 * An upper bound of `a - b`. What both have in common cancels, so that after a small edit of a score nearly nothing
 * is left; that is what makes comparing two versions fast.
 */
export function mostApart(a: Sum, b: Sum, bounds: Bounds): number {
  if (a === b && a.kind !== "between" && !hasSlack(a)) return 0;
  if (a.kind === "clamp" && b.kind === "clamp") {
    const inner = mostApart(a.inner, b.inner, bounds);
    const apart = Math.max(0, inner, difference(a.max, b.max), difference(a.min, b.min));
    return Math.min(apart, plain(a, b, bounds));
  }
  if (a.kind === "plus" || b.kind === "plus")
    return Math.min(plain(a, b, bounds), mostApartOfSums(partsOf(a), partsOf(b), bounds));
  if (a.kind === "table" && b.kind === "table" && a.variable === b.variable) return tableApart(a, b, bounds);
  return plain(a, b, bounds);
}

/** Two bounds that are both absent do not differ. */
const difference = (a: number, b: number): number => (a === b ? 0 : a - b);

const plain = (a: Sum, b: Sum, bounds: Bounds): number => bounds.interval(a).high - bounds.interval(b).low;

const partsOf = (sum: Sum): readonly Sum[] => (sum.kind === "plus" ? sum.parts : [sum]);

function mostApartOfSums(as: readonly Sum[], bs: readonly Sum[], bounds: Bounds): number {
  const left = [...bs];
  let apart = 0;
  for (const a of as) {
    const twin = left.findIndex((b) => isTwin(a, b));
    if (twin < 0) apart += bounds.interval(a).high;
    else {
      const [b] = left.splice(twin, 1);
      if (b !== undefined) apart += mostApart(a, b, bounds);
    }
  }
  return left.reduce((sum, b) => sum - bounds.interval(b).low, apart);
}

/** Whether two parts are best compared with each other. */
function isTwin(a: Sum, b: Sum): boolean {
  if (a === b) return true;
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
  for (let cell = 0; cell < a.low.length; cell += 1)
    if ((left >> cell) & 1) {
      const same = a.low === b.low && a.high === b.high;
      most = Math.max(
        most,
        same ? (a.high[cell] ?? 0) - (a.low[cell] ?? 0) : (a.high[cell] ?? 0) - (b.low[cell] ?? 0),
      );
    }
  return most;
}

/** Whether a sum leaves something to the concrete lead, so that even it minus itself need not be nothing. */
function hasSlack(sum: Sum): boolean {
  switch (sum.kind) {
    case "between":
      return true;
    case "plus":
      return sum.parts.some(hasSlack);
    case "clamp":
    case "scale":
      return hasSlack(sum.inner);
    case "if":
      return hasSlack(sum.then);
    case "least":
    case "greatest":
      return sum.cases.some(({ value }) => hasSlack(value));
    case "table":
      return sum.low.some((value, cell) => value !== sum.high[cell]);
    case "constant":
      return false;
  }
}
