import { mostApart } from "./apart.ts";
import { Bounds, type Domains, type Facts, type Interval } from "./bounds.ts";
import { type Envelope, envelope } from "./envelope.ts";
import { type Comparison, type Formula, compare, negate } from "./formula.ts";
import type { Interner } from "./interner.ts";
import type { Sum } from "./sum.ts";

/** A part of the search: what was decided of every variable, and what has to hold. */
export interface State {
  readonly domains: Domains;
  readonly demands: readonly Formula[];
}

/** A state after everything that follows from it was drawn. */
export interface Narrowed {
  readonly domains: Domains;
  readonly bounds: Bounds;
  /** Everything that has to hold. */
  readonly required: readonly Formula[];
}

/**
 * Narrows variables by what has to hold in any case, until nothing changes. What has to hold is a fact wherever else it
 * stands. `undefined` when something has to hold and cannot: then the state has no lead.
 */
export function narrow({ domains: start, demands }: State, interner: Interner): Narrowed | undefined {
  const domains = Int32Array.from(start);
  const truths = new Map<Formula, boolean>();
  const ranges = new Map<Sum, Interval>();
  const facts: Facts = { truths, ranges };
  const open = new Set(demands.map((demand) => interner.formula(demand)));
  for (;;) {
    const bounds = new Bounds(domains, facts);
    const required = new Set<Formula>();
    for (const demand of open) collect(demand, bounds, required);
    let changed = false;
    for (const part of required) {
      if (part.kind === "literal") {
        const left = (domains[part.variable] ?? 0) & part.cells;
        if (left === 0) return undefined;
        changed ||= left !== domains[part.variable];
        domains[part.variable] = left;
        continue;
      }
      const verdict = bounds.own(part);
      if (verdict === false) return undefined;
      changed = learn(part) || changed;
      const range = part.kind === "compare" ? ranges.get(part.sum) : undefined;
      if (range !== undefined && range.low > range.high) return undefined;
    }
    if (changed) continue;
    const comparisons = [...required].filter(
      (part): part is Comparison => part.kind === "compare" && bounds.own(part) !== true,
    );
    const pairs = pair([...required].filter((part) => part.kind === "compare"));
    for (const [above, below] of pairs) {
      const apart = mostApart(above.sum, below.sum, bounds);
      if (apart < above.bound - below.bound) return undefined;
      // The two cannot be further apart, so each of them is near the other's bound.
      changed = demand(compare(above.sum, "<=", below.bound + apart), bounds) || changed;
      changed = demand(compare(below.sum, ">=", above.bound - apart), bounds) || changed;
    }
    if (changed) continue;
    for (const part of comparisons) {
      const fits = filter(part, bounds);
      if (fits === undefined) return undefined;
      changed ||= fits;
    }
    if (!changed) return { domains, bounds, required: [...required] };
  }

  /** Adds something that has to hold; whether that is news. */
  function demand(formula: Formula, bounds: Bounds): boolean {
    const part = interner.formula(formula);
    if (open.has(part) || bounds.verdict(part) === true) return false;
    open.add(part);
    return true;
  }

  /** Takes note of what has to hold; whether that is news. */
  function learn(part: Formula): boolean {
    if (part.kind === "constant" || truths.has(part)) return false;
    truths.set(part, true);
    truths.set(interner.formula(negate(part)), false);
    if (part.kind === "compare") {
      const { low, high } = ranges.get(part.sum) ?? { low: -Infinity, high: Infinity };
      ranges.set(
        part.sum,
        part.op === ">="
          ? { low: Math.max(low, part.bound), high }
          : { low, high: Math.min(high, part.bound) },
      );
    }
    return true;
  }

  /** Takes away the cells without which a comparison fails; whether there were any, `undefined` if it fails anyway. */
  function filter({ sum, op, bound }: Comparison, bounds: Bounds): boolean | undefined {
    const [weight, needed] = op === ">=" ? ([1, bound] as const) : ([-1, -bound] as const);
    let changed = false;
    for (const forClamp of ["limit", "inner"] as const) {
      const above = envelope(sum, weight, bounds, forClamp);
      const spare = highest(above, bounds) - needed;
      if (spare < 0) return undefined;
      if (!Number.isFinite(spare)) continue;
      for (const [variable, table] of above.tables) {
        const top = bestOf(table, bounds.cells(variable));
        let left = domains[variable] ?? 0;
        for (let cell = 0; cell < table.length; cell += 1)
          if ((left >> cell) & 1 && top - (table[cell] ?? 0) > spare) left &= ~(1 << cell);
        if (left === 0) return undefined;
        changed ||= left !== domains[variable];
        domains[variable] = left;
      }
      for (const { guard, gain } of above.hopes) if (gain > spare) changed = demand(guard, bounds) || changed;
    }
    return changed;
  }
}

/** The highest value of an envelope. */
function highest({ constant, tables }: Envelope, bounds: Bounds): number {
  let sum = constant;
  for (const [variable, table] of tables) sum += bestOf(table, bounds.cells(variable));
  return sum;
}

function bestOf(table: readonly number[], left: number): number {
  let top = -Infinity;
  for (let cell = 0; cell < table.length; cell += 1)
    if ((left >> cell) & 1) top = Math.max(top, table[cell] ?? 0);
  return top;
}

/** The parts of a formula that have to hold for it to hold, as far as the bounds tell. */
function collect(formula: Formula, bounds: Bounds, required: Set<Formula>): void {
  if (required.has(formula)) return;
  required.add(formula);
  if (formula.kind !== "at-least") return;
  const possible = formula.parts.filter((part) => bounds.verdict(part) !== false);
  // A part of which enough others are left over need not hold itself.
  if (possible.length <= formula.need) for (const part of possible) collect(part, bounds, required);
}

/** Every sum that has to be high with every sum that has to be low. */
const pair = (comparisons: readonly Comparison[]): readonly (readonly [Comparison, Comparison])[] =>
  comparisons.flatMap((above) =>
    above.op === ">="
      ? comparisons.flatMap((below) =>
          below.op === "<=" && below.sum !== above.sum ? [[above, below] as const] : [],
        )
      : [],
  );
