import { Comparisons } from "./comparisons.ts";
import { tolerance } from "./consequences.ts";
import { type Formula, negate } from "./formula.ts";
import type { Interner } from "./interner.ts";
import type { Reaches } from "./reasons.ts";
import type { Relations } from "./relations.ts";
import { Memberships } from "./memberships.ts";
import type { Solver } from "./solver.ts";
import { type Lit, not } from "./trail.ts";
import { dependencies } from "./dependencies.ts";
import { type Sum, constant, plus } from "./sum.ts";

/** Up to here sums of points are exact by far more than the tolerance. */
const mostExact = 1e6;

/**
 * Formulas as literals of a solver: each formula is one statement, true exactly when the formula is (Tseitin). What is
 * known of two sums together, or of a sum as a whole, is said beside it.
 */
export class Statements {
  readonly variables: Memberships;
  readonly comparisons: Comparisons;
  readonly #solver: Solver;
  readonly #interner: Interner;
  readonly #relations: Relations;
  /** By the number of a formula. */
  readonly #lits: (Lit | undefined)[] = [];
  readonly #reaching: Reaches[] = [];
  readonly #yes: Lit;
  #isBeyondTolerance = false;

  constructor(solver: Solver, sizes: readonly number[], interner: Interner, relations: Relations) {
    this.#solver = solver;
    this.#interner = interner;
    this.#yes = solver.trail.statement();
    solver.add([this.#yes]);
    this.variables = new Memberships(solver, sizes);
    this.comparisons = new Comparisons(solver, this.variables, (formula) => this.literal(formula));
    this.#relations = relations;
  }

  /** Whether some number is so large that the tolerance of the bounds could decide something. */
  get isBeyondTolerance(): boolean {
    return this.#isBeyondTolerance;
  }

  /** The literal that is true exactly when an interned formula is. */
  literal(formula: Formula): Lit {
    if (formula.kind === "constant") return formula.value ? this.#yes : not(this.#yes);
    const number = formula.number ?? this.#interner.id(formula);
    const known = this.#lits[number];
    if (known !== undefined) return known;
    const opposite = this.#lits[this.#interner.id(this.#interner.formula(negate(formula)))];
    const lit = opposite === undefined ? this.#make(formula) : not(opposite);
    this.#lits[number] = lit;
    return lit;
  }

  /** A literal that is true only where a sum reaches a bound. */
  demanded(sum: Sum, bound: number): Lit {
    return this.#reaches(this.#interner.sum(sum), bound, false);
  }

  #make(formula: Exclude<Formula, { kind: "constant" }>): Lit {
    switch (formula.kind) {
      case "literal":
        return this.variables.literal(formula.variable, formula.cells);
      case "compare": {
        const bound = formula.op === ">=" ? Math.ceil(formula.bound) : Math.floor(formula.bound) + 1;
        const reaches = this.#reaches(this.#interner.sum(formula.sum), bound, true);
        return formula.op === ">=" ? reaches : not(reaches);
      }
      case "at-least":
        this.#prefer(formula.parts);
        if (formula.need === formula.parts.length) return this.#all(formula.parts);
        if (formula.need === 1)
          return not(this.#all(formula.parts.map((part) => this.#interner.formula(negate(part)))));
        return this.#reaches(this.#interner.sum(plus(formula.parts.map(count))), formula.need, true);
    }
  }

  /** What is said of one variable is tried before points are: leads are plainer that way. */
  #prefer(parts: readonly Formula[]): void {
    for (const part of parts) if (part.kind === "literal") this.#solver.prefer(this.literal(part));
  }

  #all(parts: readonly Formula[]): Lit {
    const lit = this.#solver.trail.statement();
    this.#solver.prefer(lit);
    const lits = parts.map((part) => this.literal(part));
    for (const part of lits) this.#solver.add([not(lit), part]);
    this.#solver.add([lit, ...lits.map(not)]);
    return lit;
  }

  #reaches(sum: Sum, bound: number, isExact: boolean): Lit {
    const known = this.#reaching.find((one) => one.sum === sum && one.bound === bound);
    if (known !== undefined) return known.lit;
    const { low, high } = this.#relations.bounds.interval(sum);
    this.#isBeyondTolerance ||= [low, high, bound].some(
      (value) => Number.isFinite(value) && Math.abs(value) > mostExact,
    );
    if (low >= bound) return this.#yes;
    if (high < bound - tolerance) return not(this.#yes);
    this.#meet(sum);
    const lit = this.#solver.trail.statement();
    const reaches: Reaches = { lit, sum, bound, isExact };
    this.comparisons.add(reaches);
    if (!isExact) return lit;
    // Guards of what is added may be comparisons, too: those join the list, and their turn comes in this very loop.
    for (const other of this.#reaching) {
      this.#apart(reaches, other);
      this.#apart(other, reaches);
    }
    this.#reaching.push(reaches);
    this.#beside(this.#relations.above(sum, 1), bound, lit);
    this.#beside(this.#relations.above(sum, -1), 1 - bound, not(lit));
    return lit;
  }

  /** Whatever is not below a sum reaches its bound as well. */
  #beside(above: Sum | undefined, bound: number, lit: Lit): void {
    if (above !== undefined) this.#solver.add([not(lit), this.#reaches(above, bound, false)]);
  }

  /** Where one sum reaches its bound and another does not, they are so far apart. */
  #apart(above: Reaches, below: Reaches): void {
    const sum = this.#relations.apart(above.sum, below.sum);
    if (sum === undefined) return;
    const bound = above.bound - below.bound + 1;
    this.#solver.add([not(above.lit), below.lit, this.#reaches(sum, bound, false)]);
  }

  /** Makes statements of all that a sum depends on. */
  #meet(sum: Sum): void {
    const { variables, guards } = dependencies(sum);
    for (const guard of guards) this.literal(guard);
    for (const variable of variables) this.#cells(variable);
  }

  #cells(variable: number): void {
    for (let left = this.variables.all(variable); left !== 0; left &= left - 1)
      this.variables.literal(variable, left & -left);
  }
}

/** One for a statement that holds. */
const count = (part: Formula): Sum =>
  part.kind === "literal"
    ? {
        kind: "table",
        variable: part.variable,
        values: Array.from({ length: 32 - Math.clz32(part.all) }, (_, cell) => (part.cells >> cell) & 1),
      }
    : { kind: "if", guard: part, then: constant(1) };
