import { Bounds, type Known } from "./bounds.ts";
import { tolerance } from "./consequences.ts";
import { explain } from "./explanation.ts";
import type { Cells, Formula } from "./formula.ts";
import type { Memberships } from "./memberships.ts";
import type { Sum } from "./sum.ts";
import { type Lit, type Trail, not } from "./trail.ts";
import { lies } from "./within.ts";

/** A statement that a sum reaches a bound. */
export interface Reaches {
  readonly lit: Lit;
  readonly sum: Sum;
  readonly bound: number;
  /** Whether the opposite says that a whole-numbered sum stays below; else the opposite says nothing. */
  readonly isExact: boolean;
}

/** What is taken for granted while something is explained: the opposite of what follows. */
interface Supposed {
  readonly variable: number;
  readonly cells: Cells;
  readonly statement: number;
  readonly value: boolean;
}

/** What is known of formulas by what is true at the moment. */
export function knownOf(
  trail: Trail,
  cells: (variable: number) => Cells,
  litOf: (formula: Formula) => Lit,
): Known {
  return {
    cells,
    verdict: (formula) => {
      if (formula.kind === "constant") return formula.value;
      if (formula.kind === "literal") return lies(cells(formula.variable), formula.cells);
      const lit = litOf(formula);
      return trail.isTrue(lit) ? true : trail.isFalse(lit) ? false : undefined;
    },
  };
}

/** Explains why something follows from a sum that reaches its bound, or does not. */
export class Reasons {
  readonly #trail: Trail;
  readonly #variables: Memberships;
  readonly #litOf: (formula: Formula) => Lit;
  readonly #supposing: Bounds;
  /** What holds whatever is decided. More may hold by now: then a reason too many is given, never one too few. */
  #always: Bounds | undefined;
  #supposed: Supposed | undefined;

  constructor(trail: Trail, variables: Memberships, litOf: (formula: Formula) => Lit) {
    this.#trail = trail;
    this.#variables = variables;
    this.#litOf = litOf;
    const known = knownOf(trail, (variable) => this.#left(variable), litOf);
    this.#supposing = new Bounds({
      cells: known.cells,
      verdict: (formula) =>
        this.#supposed !== undefined &&
        (formula.kind === "at-least" || formula.kind === "compare") &&
        litOf(formula) >> 1 === this.#supposed.statement
          ? this.#supposed.value === ((litOf(formula) & 1) === 0)
          : known.verdict(formula),
    });
  }

  /** The true literals that a literal follows from: with its opposite, the sum could not be what it has to be. */
  why({ lit: own, sum, bound }: Reaches, lit: Lit): readonly Lit[] {
    const found: Lit[] = [];
    const isOwn = lit >> 1 === own >> 1;
    const reached = isOwn ? lit !== own : this.#trail.isTrue(own);
    if (!isOwn) {
      found.push(reached ? own : not(own));
      const { variable, cells } = this.#variables.membership(not(lit)) ?? { variable: -1, cells: 0 };
      // Where nothing is left of the opposite, the sum is not needed for it.
      if (variable >= 0 && (this.#variables.left(variable) & cells) === 0)
        return this.#variables.whyNot(variable, cells);
      this.#supposed = { variable, cells, statement: lit >> 1, value: (lit & 1) === 1 };
    }
    this.#always ??= new Bounds({
      cells: (variable) => this.#variables.certain(variable),
      verdict: (formula) => this.#certain(formula),
    });
    this.#supposing.clear();
    const direction = reached ? 1 : -1;
    const cap = (reached ? bound : 1 - bound) - tolerance / 2;
    explain(
      sum,
      direction,
      cap,
      { bounds: this.#supposing, always: this.#always },
      {
        holds: (formula, value) => {
          if (formula.kind === "literal")
            this.#addWhyNot(formula.variable, value ? formula.all & ~formula.cells : formula.cells, found);
          else this.#addTrue(value ? this.#litOf(formula) : not(this.#litOf(formula)), found);
        },
        outside: (variable, cells) => {
          this.#addWhyNot(variable, cells, found);
        },
      },
    );
    this.#supposed = undefined;
    return found;
  }

  #addTrue(lit: Lit, found: Lit[]): void {
    if (this.#supposed?.statement !== lit >> 1) found.push(lit);
  }

  #addWhyNot(variable: number, cells: Cells, found: Lit[]): void {
    const supposed =
      this.#supposed?.variable === variable ? this.#supposed.cells : this.#variables.all(variable);
    found.push(...this.#variables.whyNot(variable, cells & supposed));
  }

  #left(variable: number): Cells {
    const left = this.#variables.left(variable);
    return this.#supposed?.variable === variable ? left & this.#supposed.cells : left;
  }

  #certain(formula: Formula): boolean | undefined {
    if (formula.kind === "constant") return formula.value;
    if (formula.kind === "literal") return lies(this.#variables.certain(formula.variable), formula.cells);
    const lit = this.#litOf(formula);
    return this.#trail.isCertain(lit) ? this.#trail.isTrue(lit) : undefined;
  }
}
