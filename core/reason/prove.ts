import { evaluate } from "../criteria/evaluate.ts";
import type { Condition, Dictionary, Truth } from "../criteria/model.ts";
import { situation } from "../criteria/situation.ts";
import { type Side, collect } from "./collect.ts";
import { Compiler } from "./compile.ts";
import { type Formula, and, negate } from "./formula.ts";
import { type Found, search, stepLimit } from "./search.ts";
import { type Space, spaceOf } from "./space.ts";
import { type MadeUp, type Sketch, makeLead } from "./witness.ts";

/** A demand on a lead: this condition is true, or is not, in this version of the definitions. */
export interface Demand {
  readonly condition: Condition;
  readonly dictionary: Dictionary;
  readonly is: "true" | "not-true" | "false" | "unknown";
}

/** A lead that meets all demands, a proof that there is none, or why neither was reached. */
export type Answer =
  | { readonly status: "lead"; readonly witness: Witness; readonly steps: number }
  | { readonly status: "no-lead"; readonly steps: number }
  | { readonly status: "not-settled"; readonly reason: string; readonly steps: number };

export interface Witness {
  readonly sketch: Sketch;
  readonly space: Space;
  /** The lead as the dictionary of the first demand reads it. */
  readonly madeUp: MadeUp;
}

/**
 * Looks for a lead that meets all demands as of `now`, assumptions included. A lead that is found has been judged by
 * the evaluator and carries as little as possible; "no lead" is a proof for all leads, missing values included.
 */
export function findLead(
  demands: readonly Demand[],
  assumptions: readonly Condition[],
  now: number,
  limit = stepLimit,
): Answer {
  const dictionaries = [...new Set(demands.map(({ dictionary }) => dictionary))];
  const sides = new Map(
    dictionaries.map((dictionary, index): [Dictionary, Side] => [dictionary, { dictionary, index }]),
  );
  const [first] = dictionaries;
  if (first === undefined) return { status: "not-settled", reason: "nothing was asked", steps: 0 };
  const asked: readonly Demand[] = [
    ...demands,
    // What holds for every lead is not false for this one.
    ...assumptions.map((condition): Demand => ({ condition, dictionary: first, is: "true" })),
  ];
  const sideOf = (dictionary: Dictionary): Side => sides.get(dictionary) ?? { dictionary, index: 0 };
  const space = spaceOf(
    collect(asked.map(({ condition, dictionary }) => ({ condition, side: sideOf(dictionary) }))),
    now,
  );
  const compiler = new Compiler(space);
  const goal = and(
    asked.map(({ condition, dictionary, is }, index): Formula => {
      const { isTrue, isFalse } = compiler.rails(condition, sideOf(dictionary));
      if (index >= demands.length) return negate(isFalse);
      switch (is) {
        case "true":
          return isTrue;
        case "not-true":
          return negate(isTrue);
        case "false":
          return isFalse;
        case "unknown":
          return and([negate(isTrue), negate(isFalse)]);
      }
    }),
  );
  const confirm = (sketch: Sketch): boolean => {
    const leads = new Map(
      dictionaries.map((dictionary) => [dictionary, makeLead(space, sketch, dictionary)]),
    );
    return asked.every(({ condition, dictionary, is }, index) => {
      const madeUp = leads.get(dictionary);
      if (madeUp === undefined) return false;
      const truth = evaluate(condition, situation(dictionary, madeUp.lead, madeUp.carried, now));
      return index >= demands.length ? truth !== false : fits(truth, is);
    });
  };
  return answerOf(search(space, goal, confirm, limit), space, confirm, first);
}

function fits(truth: Truth, wanted: Demand["is"]): boolean {
  switch (wanted) {
    case "true":
      return truth === true;
    case "not-true":
      return truth !== true;
    case "false":
      return truth === false;
    case "unknown":
      return truth === undefined;
  }
}

function answerOf(
  found: Found,
  space: Space,
  confirm: (sketch: Sketch) => boolean,
  dictionary: Dictionary,
): Answer {
  if (found.status === "none") return { status: "no-lead", steps: found.steps };
  if (found.status === "not-settled") return found;
  const sketch = plainest(found.sketch, space, confirm);
  return {
    status: "lead",
    steps: found.steps,
    witness: { sketch, space, madeUp: makeLead(space, sketch, dictionary) },
  };
}

/**
 * Takes away what the lead can do without, and prefers ordinary values: every data source records everything, fields
 * are blank or hold an example of the dictionary, nothing happened. The first cells are the plainest.
 */
function plainest(sketch: Sketch, space: Space, confirm: (sketch: Sketch) => boolean): Sketch {
  let plain = sketch;
  for (const index of space.variables.keys())
    for (let cell = 0; cell < (plain.cells[index] ?? 0); cell += 1) {
      const simpler = { ...plain, cells: plain.cells.map((own, other) => (other === index ? cell : own)) };
      if (confirm(simpler)) plain = simpler;
    }
  return plain;
}
