import { evaluate } from "../criteria/evaluate.ts";
import type { Condition, Dictionary, Truth } from "../criteria/model.ts";
import { type Situation, situation } from "../criteria/situation.ts";
import type { Answer, Demand, Witness } from "./answer.ts";
import { type Side, collect } from "./collect.ts";
import { Compiler } from "./compile.ts";
import { type Formula, and, negate } from "./formula.ts";
import { Interner } from "./interner.ts";
import { plainest, saidOf, unsaid } from "./plainest.ts";
import { Relations } from "./relations.ts";
import { Search, stepLimit } from "./search.ts";
import { spaceOf } from "./space.ts";
import { type Sketch, makeLead } from "./witness.ts";

/** Enough for what is asked many times over, in passing. */
const fewSteps = 6000;

/** Enough to find a plainer lead where there is one close by. */
const fewestSteps = 100;

/** What a question is about: a condition, as one version of the definitions means it. */
export type Subject = Pick<Demand, "condition" | "dictionary">;

/** Whether everything that is asked about is among some subjects. */
export const areAbout = (asked: readonly Subject[], subjects: readonly Subject[]): boolean =>
  asked.every(({ condition, dictionary }) =>
    subjects.some((one) => one.condition === condition && one.dictionary === dictionary),
  );

/** How a lead is looked for. */
export interface Wanted {
  /** How many steps that may take. */
  readonly limit?: number;
  /** What the lead should meet as well, if that is easy to have. */
  readonly wishes?: readonly Demand[];
  /** Whether the data have to record everything that is asked. */
  readonly isRecorded?: boolean;
}

/** Answers questions about some subjects. What they have in common is worked out once. */
export interface Prover {
  /** Whether it tells apart all that its subjects can, so that no question stays open for that reason. */
  readonly isComplete: boolean;
  /** Looks for a lead that meets all demands; their conditions are made of those that the prover was made for. */
  readonly ask: (demands: readonly Demand[], wanted?: Wanted) => Answer;
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
  const relations = new Relations(
    space.variables.map(({ size }) => size),
    interner,
  );
  const always = assumed.map(({ condition, dictionary }) =>
    negate(compiler.rails(condition, sideOf(dictionary)).isFalse),
  );
  const everythingRecorded = space.carried(
    space.variables.flatMap((variable) => (variable.kind === "carried" ? [variable.id] : [])),
  );
  return { isComplete: space.leftOut.length === 0, ask, exists };

  function searchFor(demands: readonly Demand[], { wishes = [], isRecorded = false }: Wanted): Search {
    const recorded = isRecorded ? [everythingRecorded] : [];
    const goal = interner.formula(and([...demands.map(formulaOf), ...always, ...recorded]));
    // What the prover was not made for can only be looked at once there is a lead.
    const wished = wishes
      .filter((wish) => areAbout([wish], subjects))
      .map((wish) => interner.formula(formulaOf(wish)));
    return new Search({ space, interner, relations }, goal, wished);
  }

  function ask(demands: readonly Demand[], wanted: Wanted = {}): Answer {
    const { limit = stepLimit, wishes = [] } = wanted;
    if (first === undefined) return { status: "not-settled", reason: "nothing was asked", steps: 0 };
    const search = searchFor(demands, wanted);
    const found = search.find(limit, (sketch) => fits(sketch, demands));
    if (found.status === "none") return { status: "no-lead", steps: found.steps };
    if (found.status === "not-settled") return found;
    const isWished = fits(found.sketch, wishes);
    const shown = isWished ? [...demands, ...wishes] : demands;
    let witness: Witness | undefined;
    return {
      status: "lead",
      steps: found.steps,
      isWished,
      // Making a lead plain takes about as long as finding it, and where all is well nobody looks at it.
      witness: () => {
        if (witness === undefined) {
          const sketch = plainestFrom(found.sketch, search, shown);
          witness = { sketch, space, madeUp: makeLead(space, sketch, demands[0]?.dictionary ?? first) };
        }
        return witness;
      },
    };
  }

  function exists(demands: readonly Demand[]): "yes" | "no" | "not-settled" {
    const { status } = searchFor(demands, {}).find(fewSteps, (sketch) => fits(sketch, demands));
    return status === "found" ? "yes" : status === "none" ? "no" : status;
  }

  /** The lead about which there is least to say, as far as a short search tells. */
  function plainestFrom(found: Sketch, search: Search, demands: readonly Demand[]): Sketch {
    const confirm = (simpler: Sketch): boolean => fits(simpler, demands);
    let sketch = found;
    for (;;) {
      sketch = plainest(sketch, space, confirm);
      const said = saidOf(sketch, space);
      if (said <= 2) return sketch;
      // By one thing less: that one of them happened less often is not worth a search.
      search.demand(unsaid(space), 2 - said);
      const next = search.find(fewestSteps, confirm);
      if (next.status !== "found") return sketch;
      sketch = next.sketch;
    }
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
    const known = new Map<Dictionary, Situation>();
    const truth = ({ condition, dictionary }: Subject): Truth => {
      let about = known.get(dictionary);
      if (about === undefined) {
        const { lead, carried } = makeLead(space, sketch, dictionary);
        about = situation(dictionary, lead, carried, now);
        known.set(dictionary, about);
      }
      return evaluate(condition, about);
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
