import type { Formula } from "./formula.ts";
import { guess } from "./guess.ts";
import type { Interner } from "./interner.ts";
import type { Relations } from "./relations.ts";
import { Solver } from "./solver.ts";
import type { Lit } from "./trail.ts";
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

/** How many steps a search may take. Steps and not seconds, so that the same question always has the same answer. */
export const stepLimit = 20_000;

/** How many made-up leads may fail the evaluator before a search gives up, and before it gives up a usual course. */
const doubtLimit = 100;
const missLimit = 10;

/**
 * Looks for leads for which a formula of the interner holds. `confirm` judges a sketch by the evaluator itself: what it
 * does not confirm is never shown. "None" is a proof only if the space leaves nothing out.
 */
export class Search {
  readonly #space: Space;
  readonly #goal: Formula;
  readonly #confirm: (sketch: Sketch) => boolean;
  readonly #solver = new Solver();
  readonly #statements: Statements;
  #isGuessed = false;
  #doubts = 0;
  #misses = 0;

  constructor({ space, interner, relations }: Shared, goal: Formula, confirm: (sketch: Sketch) => boolean) {
    this.#space = space;
    this.#goal = goal;
    this.#confirm = confirm;
    this.#statements = new Statements(
      this.#solver,
      space.variables.map(({ size }) => size),
      interner,
      relations,
    );
    this.#solver.add([this.#statements.literal(goal)]);
  }

  /** Demands of the lead that a sum reaches a bound: whatever was learned stays true. */
  demand(sum: Sum, bound: number): void {
    this.#solver.add([this.#statements.demanded(sum, bound)]);
  }

  /** Looks for a lead within so many steps. */
  find(limit: number): Found {
    const { variables } = this.#statements;
    if (!this.#solver.settle()) return this.#none(0);
    const guessed = this.#guessed();
    if (guessed !== undefined) return { status: "found", sketch: guessed, steps: 1 };
    const judged: Sketch[] = [];
    const likeliest = [courses.usual, courses.together, courses.any];
    const { status, steps } = this.#solver.search(
      likeliest.map((cell) => variables.literal(this.#space.course, cell)),
      () => {
        const cells = this.#space.variables.map((_, variable) => first(variables.left(variable)));
        const sketch = this.#confirmed(cells);
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

  /** The first guess, unless more was demanded since. */
  #guessed(): Sketch | undefined {
    if (this.#isGuessed) return undefined;
    this.#isGuessed = true;
    const cells = guess(this.#statements, this.#solver, this.#space);
    const isUsual = (this.#statements.variables.left(this.#space.course) & courses.usual) !== 0;
    return isUsual ? this.#confirmed(cells) : undefined;
  }

  #none(steps: number): Found {
    const { leftOut } = this.#space;
    if (this.#doubts > 0) return unsettled("it depends on when exactly things happened", steps);
    if (this.#statements.isBeyondTolerance) return unsettled("it counts with very large numbers", steps);
    return leftOut.length > 0
      ? unsettled(`the proof leaves out ${leftOut.join(" and ")}`, steps)
      : { status: "none", steps };
  }

  /** What may not come together again, as the evaluator did not confirm it; nothing ends the search. */
  #reject(): readonly Lit[] | undefined {
    const { variables } = this.#statements;
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
    const { variables } = this.#statements;
    return region.flatMap((left, variable) => variables.whyNot(variable, variables.all(variable) & ~left));
  }

  /** More cells than those that are left, in which the bounds say the same. */
  #widened(left: readonly number[]): readonly number[] {
    const { variables } = this.#statements;
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

  #confirmed(cells: readonly number[]): Sketch | undefined {
    return timings(1 << (cells[this.#space.course] ?? 0))
      .map((timing): Sketch => ({ cells, timing }))
      .find(this.#confirm);
  }
}

const unsettled = (reason: string, steps: number): Found => ({ status: "not-settled", reason, steps });

/** The first cell that is left. */
const first = (left: number): number => 31 - Math.clz32(left & -left);

function timings(course: number): readonly Timing[] {
  if (course === courses.usual) return ["apart", "ends"];
  return course === courses.together ? ["together"] : ["apart", "ends", "together", "reset"];
}
