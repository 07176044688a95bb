import { evaluate } from "../criteria/evaluate.ts";
import type { Condition, Dictionary, Truth } from "../criteria/model.ts";
import { situation } from "../criteria/situation.ts";
import type { Answer, Demand } from "./answer.ts";
import { type Side, collect } from "./collect.ts";
import { Compiler } from "./compile.ts";
import { type Formula, and, negate } from "./formula.ts";
import { Interner } from "./interner.ts";
import { plainest } from "./plainest.ts";
import { type Found, search, stepLimit } from "./search.ts";
import { spaceOf } from "./space.ts";
import { type Sketch, makeLead } from "./witness.ts";

/** Enough for what is asked many times over, in passing. */
const fewSteps = 6000;

/** What a question is about: a condition, as one version of the definitions means it. */
export type Subject = Pick<Demand, "condition" | "dictionary">;

/** Answers questions about some subjects. What they have in common is worked out once. */
export interface Prover {
  /** Looks for a lead that meets all demands; their conditions are made of those that the prover was made for. */
  readonly ask: (demands: readonly Demand[], limit?: number) => Answer;
  /** Whether there is a lead that meets all demands, without making it plain: for many small questions. */
  readonly exists: (demands: readonly Demand[]) => "yes" | "no" | "not-settled";
}

/**
 * Makes a prover for all questions about some subjects and what is inside of them, as of `now`. What the company
 * assumes of every lead is read by the first subject's version.
 */
export function proverFor(
  subjects: readonly Subject[],
  assumptions: readonly Condition[],
  now: number,
): Prover {
  const dictionaries = [...new Set(subjects.map(({ dictionary }) => dictionary))];
  const sides = new Map(
    dictionaries.map((dictionary, index): [Dictionary, Side] => [dictionary, { dictionary, index }]),
  );
  const sideOf = (dictionary: Dictionary): Side => sides.get(dictionary) ?? { dictionary, index: 0 };
  const [first] = dictionaries;
  // What holds for every lead is not false for this one.
  const assumed =
    first === undefined ? [] : assumptions.map((condition) => ({ condition, dictionary: first }));
  const roots = [...subjects, ...assumed].map(({ condition, dictionary }) => ({
    condition,
    side: sideOf(dictionary),
  }));
  const space = spaceOf(collect(roots), now);
  const compiler = new Compiler(space);
  const interner = new Interner();
  const always = assumed.map(({ condition, dictionary }) =>
    negate(compiler.rails(condition, sideOf(dictionary)).isFalse),
  );
  return { ask, exists };

  function find(demands: readonly Demand[], limit: number): Found {
    const goal = interner.formula(and([...demands.map(formulaOf), ...always]));
    return search(space, goal, interner, (sketch) => fits(sketch, demands), limit);
  }

  function ask(demands: readonly Demand[], limit = stepLimit): Answer {
    if (first === undefined) return { status: "not-settled", reason: "nothing was asked", steps: 0 };
    const found = find(demands, limit);
    if (found.status === "none") return { status: "no-lead", steps: found.steps };
    if (found.status === "not-settled") return found;
    const sketch = plainest(found.sketch, space, (simpler) => fits(simpler, demands));
    return {
      status: "lead",
      steps: found.steps,
      witness: { sketch, space, madeUp: makeLead(space, sketch, demands[0]?.dictionary ?? first) },
    };
  }

  function exists(demands: readonly Demand[]): "yes" | "no" | "not-settled" {
    const { status } = find(demands, fewSteps);
    return status === "found" ? "yes" : status === "none" ? "no" : status;
  }

  function formulaOf({ condition, dictionary, is }: Demand): Formula {
    const { isTrue, isFalse } = compiler.rails(condition, sideOf(dictionary));
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
  }

  /** Whether a made-up lead meets the demands, by the evaluator. */
  function fits(sketch: Sketch, demands: readonly Demand[]): boolean {
    const about = new Map(
      dictionaries.map((dictionary) => {
        const { lead, carried } = makeLead(space, sketch, dictionary);
        return [dictionary, situation(dictionary, lead, carried, now)];
      }),
    );
    const truth = ({ condition, dictionary }: Subject): Truth => {
      const asked = about.get(dictionary);
      return asked === undefined ? undefined : evaluate(condition, asked);
    };
    return (
      demands.every((demand) => isAsDemanded(truth(demand), demand.is)) &&
      assumed.every((subject) => truth(subject) !== false)
    );
  }
}

function isAsDemanded(truth: Truth, wanted: Demand["is"]): boolean {
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
