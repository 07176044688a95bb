import type { Cells } from "./formula.ts";
import type { Solver, Theory } from "./solver.ts";
import { type Lit, not } from "./trail.ts";

/** What a true literal says about a variable: it lies in these cells. */
interface Membership {
  readonly variable: number;
  readonly cells: Cells;
}

/** The variables of a search: every one lies in exactly one of its cells, and statements say in which it lies. */
export class Memberships implements Theory {
  readonly #solver: Solver;
  readonly #all: readonly Cells[];
  readonly #left: Cells[];
  readonly #memberships: (Membership | undefined)[] = [];
  /** By variable, as soon as something is said of it. */
  readonly #statements: Map<Cells, Lit>[] = [];
  readonly #undo: Cells[] = [];
  readonly #changed = new Set<number>();

  constructor(solver: Solver, sizes: readonly number[]) {
    this.#solver = solver;
    this.#all = sizes.map((size) => 2 ** size - 1);
    this.#left = [...this.#all];
    solver.addTheory(this);
  }

  /** The cells in which a variable may still lie. */
  left(variable: number): Cells {
    return this.#left[variable] ?? 0;
  }

  all(variable: number): Cells {
    return this.#all[variable] ?? 0;
  }

  /** The cells in which a variable may lie whatever is decided. */
  certain(variable: number): Cells {
    let left = this.all(variable);
    for (const statement of this.#statements[variable]?.values() ?? [])
      if (this.#solver.trail.isCertain(statement))
        left &=
          this.#memberships[this.#solver.trail.isTrue(statement) ? statement : not(statement)]?.cells ?? 0;
    return left;
  }

  /** The literal that says that a variable lies in some, but not all, of its cells. */
  literal(variable: number, cells: Cells): Lit {
    // One statement stands for both sides: the side without the first cell is the one that is named.
    if ((cells & 1) === 1) return not(this.literal(variable, this.all(variable) & ~cells));
    const statements = (this.#statements[variable] ??= new Map<Cells, Lit>());
    const known = statements.get(cells);
    if (known !== undefined) return known;
    const lit = this.#solver.trail.statement();
    statements.set(cells, lit);
    this.#memberships[lit] = { variable, cells };
    this.#memberships[not(lit)] = { variable, cells: this.all(variable) & ~cells };
    this.#changed.add(variable);
    return lit;
  }

  /** What a literal says about a variable, if it does. */
  membership(lit: Lit): Membership | undefined {
    return this.#memberships[lit];
  }

  /** The literals that say in which cells a variable lies. */
  about(variable: number): readonly Lit[] {
    return [...(this.#statements[variable]?.values() ?? [])];
  }

  /** True literals that together rule some cells out; those that rule out nothing else come first. */
  whyNot(variable: number, cells: Cells): readonly Lit[] {
    const found: Lit[] = [];
    let open = cells;
    for (const isExact of [true, false])
      while (open !== 0) {
        let [most, chosen, covered] = [0, undefined as Lit | undefined, 0];
        for (const statement of this.#statements[variable]?.values() ?? [])
          for (const lit of [statement, not(statement)]) {
            if (!this.#solver.trail.isTrue(lit)) continue;
            const out = this.all(variable) & ~(this.#memberships[lit]?.cells ?? 0);
            if (isExact && (out & ~cells) !== 0) continue;
            const gain = countOf(out & open);
            if (gain > most) [most, chosen, covered] = [gain, lit, out];
          }
        if (chosen === undefined) {
          if (isExact) break;
          throw new Error("A proof rests on cells that are not ruled out.");
        }
        found.push(chosen);
        open &= ~covered;
      }
    return found;
  }

  assigned(lit: Lit): void {
    const membership = this.#memberships[lit];
    if (membership === undefined) return;
    const { variable, cells } = membership;
    const left = this.left(variable);
    this.#undo.push(left);
    this.#left[variable] = left & cells;
    this.#changed.add(variable);
  }

  undone(lit: Lit): void {
    const membership = this.#memberships[lit];
    if (membership === undefined) return;
    this.#left[membership.variable] = this.#undo.pop() ?? 0;
    this.#changed.add(membership.variable);
  }

  propagate(): readonly Lit[] | undefined {
    for (const variable of this.#changed) {
      this.#changed.delete(variable);
      const left = this.left(variable);
      if (left === 0) return this.whyNot(variable, this.all(variable));
      for (const [cells, lit] of this.#statements[variable] ?? [])
        if ((left & cells) === 0) this.#solver.imply(not(lit), this.#why);
        else if ((left & ~cells) === 0) this.#solver.imply(lit, this.#why);
    }
    return undefined;
  }

  readonly #why = (lit: Lit): readonly Lit[] => {
    const membership = this.#memberships[lit];
    if (membership === undefined) return [];
    return this.whyNot(membership.variable, this.all(membership.variable) & ~membership.cells);
  };
}

function countOf(cells: Cells): number {
  let count = 0;
  for (let left = cells; left !== 0; left &= left - 1) count += 1;
  return count;
}
