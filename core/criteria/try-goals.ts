import { type Edit, type Goal, edits } from "./edits.ts";
import { evaluate } from "./evaluate.ts";
import { fieldTests } from "./field-tests.ts";
import type { Situation } from "./situation.ts";

const mostTries = 120;

/**
 * Changes a lead so that simple conditions become as wanted, and looks whether that makes the goal come true. Gives the
 * lead after the change, or nothing where no change that was tried does it, as where two conditions exclude each other.
 */
export function tryGoals(steps: readonly Goal[], goal: Goal, about: Situation): Situation | undefined {
  const tests = fieldTests(goal.condition, about.dictionary);
  const choices: Edit[][] = [];
  const ofField = new Map<string, Edit[]>();
  for (const step of steps)
    for (const [index, edit] of edits(step, tests, about).entries()) {
      const known =
        edit.field === undefined ? (index > 0 ? choices.at(-1) : undefined) : ofField.get(edit.field);
      if (known !== undefined) {
        known.push(edit);
        continue;
      }
      const choice = [edit];
      choices.push(choice);
      if (edit.field !== undefined) ofField.set(edit.field, choice);
    }
  let tries = 0;
  return follow(about, 0);

  function follow(from: Situation, depth: number): Situation | undefined {
    const choice = choices[depth];
    if (choice === undefined) {
      tries += 1;
      return evaluate(goal.condition, from) === goal.wanted ? from : undefined;
    }
    for (const edit of choice) {
      if (tries >= mostTries) return undefined;
      const found = follow(edit.apply(from), depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
