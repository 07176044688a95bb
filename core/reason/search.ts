import { Bounds, noFacts } from "./bounds.ts";
import type { Formula } from "./formula.ts";
import { guess } from "./guess.ts";
import type { Interner } from "./interner.ts";
import { type State, narrow } from "./narrow.ts";
import { Failures, residualOf } from "./residual.ts";
import type { Space } from "./space.ts";
import { split } from "./split.ts";
import { courses } from "./sum.ts";
import type { Sketch, Timing } from "./witness.ts";

/** The outcome of looking for a lead: one that was checked, a proof that there is none, or neither. */
export type Found =
  | { readonly status: "found"; readonly sketch: Sketch; readonly steps: number }
  | { readonly status: "none"; readonly steps: number }
  | { readonly status: "not-settled"; readonly reason: string; readonly steps: number };

/** How many steps a search may take. Steps and not seconds, so that the same question always has the same answer. */
export const stepLimit = 20_000;

/** How many made-up leads may fail the evaluator before a search gives up. */
const doubtLimit = 100;

/**
 * Looks for a lead for which a formula of the interner holds. `confirm` judges a sketch by the evaluator itself: what it does not
 * confirm is never shown. "None" is a proof only if the space leaves nothing out.
 */
export function search(
  space: Space,
  goal: Formula,
  interner: Interner,
  confirm: (sketch: Sketch) => boolean,
  limit: number,
): Found {
  const sizes = space.variables.map(({ size }) => size);
  const domains = Int32Array.from(sizes, (size) => 2 ** size - 1);
  let steps = 0;
  let doubts = 0;
  let left = limit;
  const failures = new Failures();
  const sketch = descend({ domains, demands: [] });
  if (sketch !== undefined) return { status: "found", sketch, steps };
  if (left <= 0) return unsettled(`the search ended after ${String(limit)} steps`);
  if (doubts > 0) return unsettled("it depends on when exactly things happened");
  if (space.leftOut.length > 0) return unsettled(`the proof leaves out ${space.leftOut.join(" and ")}`);
  return { status: "none", steps };

  function unsettled(reason: string): Found {
    return { status: "not-settled", reason, steps };
  }

  function descend(state: State): Sketch | undefined {
    if (left <= 0) return undefined;
    steps += 1;
    left -= 1;
    const narrowed = narrow({ ...state, demands: [goal, ...state.demands] }, interner);
    if (narrowed === undefined) return undefined;
    if (steps === 1 && (narrowed.domains[space.course] ?? 0) & courses.usual) {
      const guessed = settle(guess(narrowed, space.course));
      if (guessed !== undefined) return guessed;
    }
    // That the goal holds must not rest on facts that are only demanded.
    const plain = new Bounds(narrowed.domains, noFacts);
    const branches = plain.verdict(goal) === true ? [] : split(state, narrowed, plain, space.course);
    if (branches.length === 0) return settle(narrowed.domains);
    const rest = residualOf(
      [goal, ...state.demands],
      new Bounds(state.domains, noFacts),
      interner,
      space.course,
    );
    if (failures.has(rest)) return undefined;
    for (const branch of branches) {
      const found = descend(branch);
      if (found !== undefined) return found;
    }
    if (left > 0) failures.add(rest);
    return undefined;
  }

  /** Everything that matters is decided: let the evaluator judge. */
  function settle(decided: State["domains"]): Sketch | undefined {
    const cells = [...decided].map((possible) => 31 - Math.clz32(possible & -possible));
    const course = decided[space.course] ?? 0;
    for (const timing of timings(course)) {
      const made = { cells, timing };
      if (confirm(made)) return made;
    }
    // What the bounds leave open, or see differently than the evaluator, is never a proof. The first two courses are
    // only there to find leads: the last one stands for all.
    if (course & courses.any) {
      doubts += 1;
      if (doubts > doubtLimit) left = 0;
    }
    return undefined;
  }
}

function timings(course: number): readonly Timing[] {
  if (course === courses.usual) return ["apart", "ends"];
  return course === courses.together ? ["together"] : ["apart", "ends", "together", "reset"];
}
