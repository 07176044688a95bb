import type { Formula } from "./formula.ts";
import { type Guess, guess } from "./guess.ts";
import type { Interner } from "./interner.ts";
import type { Relations } from "./relations.ts";
import { Solver } from "./solver.ts";
import { type Lit, not } from "./trail.ts";
import type { Space } from "./space.ts";
import { Statements } from "./statements.ts";
import { type Sum, courses } from "./sum.ts";
import { within } from "./within.ts";
import type { Timing } from "./ages.ts";
import type { Sketch } from "./witness.ts";

/** The outcome of looking for a lead: one that was checked, a proof that there is none, or neither. */
export type Found =
  | { readonly status: "found"; readonly sketch: Sketch; readonly steps: number }
  | { readonly status: "none"; readonly steps: number }
  | { readonly status: "not-settled"; readonly reason: string; readonly steps: number };

/** What all questions of one prover share. */
export interface Shared {
  readonly space: Space;
  readonly interner: Interner;
  readonly relations: Relations;
}

/** A question as a solver sees it. */
interface Attempt {
  readonly solver: Solver;
  readonly statements: Statements;
}

/** How many steps a search may take. Steps and not seconds, so that the same question always has the same answer. */
export const stepLimit = 20_000;

/** How many made-up leads may fail the evaluator before a search gives up, and before it gives up a usual course. */
const doubtLimit = 100;
const missLimit = 10;

/**
 * Looks for leads for which a formula of the interner holds, and first for those for which what is wished for holds, too.
 * "None" is a proof only if the space leaves nothing out.
 */
export class Search {
  readonly #shared: Shared;
  readonly #space: Space;
  readonly #goal: Formula;
  readonly #wishes: readonly Formula[];
  readonly #guess: Guess;
  #attempt: Attempt | undefined;
  #doubts = 0;
  #misses = 0;

  constructor(shared: Shared, goal: Formula, wishes: readonly Formula[]) {
    this.#shared = shared;
    this.#space = shared.space;
    this.#goal = goal;
    this.#wishes = wishes;
    this.#guess = guess([goal, ...wishes], shared.space, shared.relations);
  }

  /** Demands of the lead that a sum reaches a bound: whatever was learned stays true. */
  demand(sum: Sum, bound: number): void {
    const { solver, statements } = this.#begun();
    solver.add([statements.demanded(sum, bound)]);
  }

  /**
   * Looks for a lead within so many steps. `confirm` judges a sketch by the evaluator itself: what it does not confirm is
   * never shown.
   */
  find(limit: number, confirm: (sketch: Sketch) => boolean): Found {
    if (this.#attempt === undefined && this.#guess.fits) {
      const sketch = this.#confirmed(this.#guess.cells, confirm);
      if (sketch !== undefined) return { status: "found", sketch, steps: 1 };
    }
    const { solver, statements } = this.#begun();
    const { variables } = statements;
    const likeliest = [courses.usual, courses.together, courses.any];
    const judged: Sketch[] = [];
    const { status, steps } = solver.search(
      [
        ...this.#wishes.map((wish) => statements.literal(wish)),
        ...likeliest.map((cell) => variables.literal(this.#space.course, cell)),
      ],
      () => {
        const cells = this.#space.variables.map((_, variable) => first(variables.left(variable)));
        const sketch = this.#confirmed(cells, confirm);
        if (sketch === undefined) return this.#reject();
        judged.push(sketch);
        return undefined;
      },
      limit,
    );
    const [sketch] = judged;
    if (sketch !== undefined) return { status: "found", sketch, steps };
    if (status === "limit") return unsettled(`the search ended after ${String(limit)} steps`, steps);
    return this.#none(steps);
  }

  /** The goal as statements of a solver, which tries first what was guessed; most questions never need it. */
  #begun(): Attempt {
    if (this.#attempt !== undefined) return this.#attempt;
    const solver = new Solver();
    const { interner, relations } = this.#shared;
    const sizes = this.#space.variables.map(({ size }) => size);
    const statements = new Statements(solver, sizes, interner, relations);
    solver.add([statements.literal(this.#goal)]);
    const { variables } = statements;
    for (const variable of this.#guess.chosen)
      for (const lit of variables.about(variable)) {
        const isIn = ((variables.membership(lit)?.cells ?? 0) >> (this.#guess.cells[variable] ?? 0)) & 1;
        solver.prefer(isIn === 1 ? lit : not(lit));
      }
    this.#attempt = { solver, statements };
    return this.#attempt;
  }

  #none(steps: number): Found {
    const { leftOut } = this.#space;
    if (this.#doubts > 0) return unsettled("it depends on when exactly things happened", steps);
    if (this.#attempt?.statements.isBeyondTolerance === true)
      return unsettled("it counts with very large numbers", steps);
    return leftOut.length > 0
      ? unsettled(`the proof leaves out ${leftOut.join(" and ")}`, steps)
      : { status: "none", steps };
  }

  /** What may not come together again, as the evaluator did not confirm it; nothing ends the search. */
  #reject(): readonly Lit[] | undefined {
    const { variables } = this.#begun().statements;
    const left = this.#space.variables.map((_, variable) => variables.left(variable));
    const course = left[this.#space.course] ?? 0;
    // The first two courses are only there to find leads: the last one stands for all.
    if ((course & courses.any) === 0) {
      this.#misses += 1;
      if (this.#misses <= missLimit) return this.#inside(left);
      this.#misses = 0;
      return variables.whyNot(this.#space.course, variables.all(this.#space.course) & ~course);
    }
    // What the bounds leave open, or see differently than the evaluator, is never a proof.
    this.#doubts += 1;
    return this.#doubts > doubtLimit ? undefined : this.#inside(this.#widened(left));
  }

  /** True literals that say that the variables lie in some cells. */
  #inside(region: readonly number[]): readonly Lit[] {
    const { variables } = this.#begun().statements;
    return region.flatMap((left, variable) => variables.whyNot(variable, variables.all(variable) & ~left));
  }

  /** More cells than those that are left, in which the bounds say the same. */
  #widened(left: readonly number[]): readonly number[] {
    const { variables } = this.#begun().statements;
    const region = [...left];
    const holds = (): boolean =>
      within((variable) => region[variable] ?? 0).known.verdict(this.#goal) === true;
    if (!holds()) return region;
    for (const [variable, own] of region.entries()) {
      region[variable] = variables.all(variable);
      if (!holds()) region[variable] = own;
    }
    return region;
  }

  #confirmed(cells: readonly number[], confirm: (sketch: Sketch) => boolean): Sketch | undefined {
    return timings(1 << (cells[this.#space.course] ?? 0))
      .map((timing): Sketch => ({ cells, timing }))
      .find(confirm);
  }
}

const unsettled = (reason: string, steps: number): Found => ({ status: "not-settled", reason, steps });

/** The first cell that is left. */
const first = (left: number): number => 31 - Math.clz32(left & -left);

function timings(course: number): readonly Timing[] {
  if (course === courses.usual) return ["apart", "ends"];
  return course === courses.together ? ["together"] : ["apart", "ends", "together", "reset"];
}
