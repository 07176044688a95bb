import { Bounds } from "./bounds.ts";
import { type Direction, type Told, tellConsequences, tolerance } from "./consequences.ts";
import { dependencies } from "./dependencies.ts";
import type { Formula } from "./formula.ts";
import type { Memberships } from "./memberships.ts";
import { type Reaches, Reasons, knownOf } from "./reasons.ts";
import type { Solver, Theory } from "./solver.ts";
import type { Sum } from "./sum.ts";
import { type Lit, type Reason, not } from "./trail.ts";

/** What follows from sums that reach their bounds, or do not. */
export class Comparisons implements Theory {
  readonly #solver: Solver;
  readonly #variables: Memberships;
  readonly #litOf: (formula: Formula) => Lit;
  readonly #all: { readonly reaches: Reaches; readonly why: Reason }[] = [];
  /** By variable, and by statement, the comparisons that have to be looked at again when it changes. */
  readonly #byVariable: number[][] = [];
  readonly #byStatement: number[][] = [];
  readonly #changed = new Set<number>();
  readonly #bounds: Bounds;
  readonly #reasons: Reasons;

  constructor(solver: Solver, variables: Memberships, litOf: (formula: Formula) => Lit) {
    this.#solver = solver;
    this.#variables = variables;
    this.#litOf = litOf;
    this.#bounds = new Bounds(knownOf(solver.trail, (variable) => variables.left(variable), litOf));
    this.#reasons = new Reasons(solver.trail, variables, litOf);
    solver.addTheory(this);
  }

  add(reaches: Reaches): void {
    const index = this.#all.length;
    this.#all.push({ reaches, why: (lit) => this.#reasons.why(reaches, lit) });
    this.#changed.add(index);
    (this.#byStatement[reaches.lit >> 1] ??= []).push(index);
    const { variables, guards } = dependencies(reaches.sum);
    for (const variable of variables) (this.#byVariable[variable] ??= []).push(index);
    for (const guard of guards) (this.#byStatement[this.#litOf(guard) >> 1] ??= []).push(index);
  }

  assigned(lit: Lit): void {
    this.#touch(lit);
  }

  undone(lit: Lit): void {
    this.#touch(lit);
  }

  #touch(lit: Lit): void {
    const variable = this.#variables.membership(lit)?.variable;
    for (const index of (variable === undefined ? undefined : this.#byVariable[variable]) ?? [])
      this.#changed.add(index);
    for (const index of this.#byStatement[lit >> 1] ?? []) this.#changed.add(index);
  }

  propagate(): readonly Lit[] | undefined {
    this.#bounds.clear();
    const before = this.#solver.trail.length;
    for (const index of this.#changed) {
      this.#changed.delete(index);
      const clash = this.#draw(index);
      if (clash !== undefined) this.#changed.add(index);
      // What follows more cheaply comes first, and the bounds are others now.
      if (clash !== undefined || this.#solver.trail.length > before) return clash;
    }
    return undefined;
  }

  /** Draws what follows from one comparison. */
  #draw(index: number): readonly Lit[] | undefined {
    const entry = this.#all[index];
    if (entry === undefined) return undefined;
    const { lit, sum, bound, isExact } = entry.reaches;
    const { low, high } = this.#bounds.interval(sum);
    if (high < bound - tolerance) {
      const clash = this.#solver.imply(not(lit), entry.why);
      if (clash !== undefined) return clash;
    } else if (isExact && low > bound - 1 + tolerance) {
      const clash = this.#solver.imply(lit, entry.why);
      if (clash !== undefined) return clash;
    }
    if (this.#solver.trail.isTrue(lit)) return this.#tell(sum, 1, bound, entry.why);
    return isExact && this.#solver.trail.isFalse(lit) ? this.#tell(sum, -1, 1 - bound, entry.why) : undefined;
  }

  #tell(sum: Sum, direction: Direction, need: number, why: Reason): readonly Lit[] | undefined {
    let clash: readonly Lit[] | undefined;
    const imply = (lit: Lit): boolean => {
      clash ??= this.#solver.imply(lit, why);
      const variable = this.#variables.membership(lit)?.variable;
      if (variable !== undefined && this.#variables.left(variable) === 0)
        clash ??= this.#variables.whyNot(variable, this.#variables.all(variable));
      return clash === undefined;
    };
    const told: Told = {
      holds: (formula, value) => imply(value ? this.#litOf(formula) : not(this.#litOf(formula))),
      outside: (variable, cells) => {
        for (let left = cells; left !== 0; left &= left - 1)
          if (!imply(not(this.#variables.literal(variable, left & -left)))) return false;
        return true;
      },
    };
    tellConsequences(sum, direction, need, this.#bounds, told);
    return clash;
  }
}
