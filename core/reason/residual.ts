import type { Bounds } from "./bounds.ts";
import type { Formula } from "./formula.ts";
import type { Interner } from "./interner.ts";
import type { Sum } from "./sum.ts";

/** What is left of a question once some variables are decided: two states with the same rest have the same leads. */
export interface Residual {
  /** What is open, without the numbers that single comparisons still lack. */
  readonly key: string;
  /** For each open comparison how far its sum may still be off; the more, the easier. */
  readonly slacks: readonly number[];
}

/** What is left of statements that have to hold, as far as the bounds do not decide it. */
export function residualOf(
  demands: readonly Formula[],
  bounds: Bounds,
  interner: Interner,
  course: number,
): Residual {
  const parts: (string | number)[] = [];
  const slacks: number[] = [];
  const seen = new Set<Formula | Sum>();
  const inSums = new Set<Formula>();
  // What counts as a proof depends on the course of things also where nothing open does.
  const variables = new Set([course]);
  for (const demand of demands) {
    parts.push("|");
    ofFormula(demand);
  }
  const open = [...variables]
    .sort((a, b) => a - b)
    .map((variable) => `${String(variable)}:${String(bounds.cells(variable))}`);
  return { key: `${parts.join(" ")} ${open.join(" ")}`, slacks };

  function ofFormula(formula: Formula): void {
    const verdict = bounds.verdict(formula);
    if (verdict !== undefined) {
      parts.push(verdict ? "T" : "F");
      return;
    }
    parts.push(interner.id(formula));
    if (seen.has(formula)) return;
    seen.add(formula);
    switch (formula.kind) {
      case "constant":
        return;
      case "literal":
        variables.add(formula.variable);
        return;
      case "at-least":
        for (const part of formula.parts) ofFormula(part);
        return;
      case "compare": {
        const fixed = addends(formula.sum);
        slacks.push(formula.op === ">=" ? fixed - formula.bound : formula.bound - fixed);
      }
    }
  }

  /** A guard inside of a sum: easier to meet is not better there, so what is fixed of it belongs to the rest as it is. */
  function ofGuard(formula: Formula): void {
    ofFormula(formula);
    if (inSums.has(formula)) return;
    inSums.add(formula);
    if (formula.kind === "at-least") for (const part of formula.parts) ofGuard(part);
    if (formula.kind === "compare") parts.push(`(${String(addends(formula.sum))})`);
  }

  /** The open parts of a sum; gives what is fixed of it. */
  function addends(sum: Sum): number {
    let fixed = 0;
    for (const part of sum.kind === "plus" ? sum.parts : [sum]) {
      const { low, high } = bounds.interval(part);
      if (low === high) fixed += low;
      else ofSum(part);
    }
    return fixed;
  }

  function ofSum(sum: Sum): void {
    const { low, high } = bounds.interval(sum);
    if (low === high) {
      parts.push(`=${String(low)}`);
      return;
    }
    parts.push(interner.id(sum));
    if (seen.has(sum)) return;
    seen.add(sum);
    switch (sum.kind) {
      case "constant":
        return;
      case "table":
        variables.add(sum.variable);
        return;
      case "plus":
        parts.push("(");
        parts.push(`${String(addends(sum))})`);
        return;
      case "if":
        ofGuard(sum.guard);
        ofSum(sum.then);
        return;
      case "clamp":
      case "scale":
        ofSum(sum.inner);
        return;
      case "least":
      case "greatest":
        for (const { guard, value } of sum.cases) {
          ofGuard(guard);
          ofSum(value);
        }
        return;
      case "between":
        variables.add(sum.course);
        for (const end of [sum.low, sum.high, sum.usual]) ofSum(end);
        return;
      case "decayed":
        ofGuard(sum.spared);
        ofSum(sum.inner);
    }
  }
}

/** The states of a search that turned out to have no lead, by what was left of them. */
export class Failures {
  readonly #slacks = new Map<string, (readonly number[])[]>();

  /** Whether a state with the same rest, and no harder in any comparison, has failed. */
  has({ key, slacks }: Residual): boolean {
    return (
      this.#slacks
        .get(key)
        ?.some((failed) => slacks.every((slack, index) => slack <= (failed[index] ?? NaN))) ?? false
    );
  }

  add({ key, slacks }: Residual): void {
    const own = this.#slacks.get(key);
    if (own === undefined) this.#slacks.set(key, [slacks]);
    else own.push(slacks);
  }
}
