import { evaluate } from "../criteria/evaluate.ts";
import type { Dictionary } from "../criteria/model.ts";
import { situation } from "../criteria/situation.ts";
import type { Answer, Demand, Witness } from "./answer.ts";
import type { Assumption } from "./assumptions-of.ts";
import { type Prover, proverFor } from "./prover.ts";
import { stepLimit } from "./search.ts";
import { makeLead } from "./witness.ts";

/** What one version of the definitions assumes of every lead. */
export interface Assumed {
  readonly dictionary: Dictionary;
  readonly assumptions: readonly Assumption[];
}

/** An answer. "No lead" was proved with no more than the assumptions in `assuming`, by id. */
export type Reasoned = Answer & { readonly assuming: readonly string[] };

/** Looks for a lead that meets all demands. */
export type Ask = (demands: readonly Demand[]) => Reasoned;

/**
 * Answers questions as of `now`, all of them together in so many steps at most; what is asked after that is not settled.
 * Steps and not seconds, so that the same proposal always gets the same words.
 *
 * A lead is possible where at least one version in `assumed` allows it. So nothing is proved by what only one of two
 * versions assumes: a proposal cannot bring the assumption that makes it look harmless, nor use one that it gives up.
 */
export function askWithin(steps: number, now: number, assumed: readonly Assumed[]): Ask {
  let left = steps;
  const plain = latestProver((demands) => proverFor(demands, [], now));
  const withAll = latestProver((demands) =>
    proverFor([...demands, ...assumed.flatMap(eachAssuming)], [], now),
  );
  return (demands) => {
    const settle = (prover: Prover, asked: readonly Demand[]): Answer => {
      if (left <= 0)
        return { status: "not-settled", reason: "the questions before it took all the steps", steps: 0 };
      const answer = prover.ask(asked, Math.min(left, stepLimit));
      left -= answer.steps;
      return answer;
    };
    const anybody = settle(plain(demands), demands);
    const { status } = anybody;
    if (status === "no-lead" || assumed.some(({ assumptions }) => assumptions.length === 0))
      return { ...anybody, assuming: [] };
    if (status === "lead" && assumed.some((version) => allows(version, anybody.witness, now)))
      return { ...anybody, assuming: [] };
    const prover = withAll(demands);
    const again = (asked: readonly Demand[]): Answer => settle(prover, asked);
    const answers = assumed.map((version) => again([...demands, ...eachAssuming(version)]));
    const other =
      answers.find((answer) => answer.status === "lead") ??
      answers.find((answer) => answer.status === "not-settled");
    if (other !== undefined) return { ...other, assuming: [] };
    const [first = anybody] = answers;
    const ids = assumed.flatMap((version) => needed(version, demands, again));
    return { ...first, assuming: [...new Set(ids)].sort() };
  };
}

/**
 * Makes provers and keeps the latest: who gains is asked right after who loses, of the same two conditions, and what
 * they have in common is worked out once.
 */
function latestProver(make: (demands: readonly Demand[]) => Prover): (demands: readonly Demand[]) => Prover {
  let latest: { readonly prover: Prover; readonly subjects: readonly Demand[] } | undefined;
  return (demands) => {
    const isSame = demands.every(({ condition, dictionary }) =>
      latest?.subjects.some((one) => one.condition === condition && one.dictionary === dictionary),
    );
    if (latest === undefined || !isSame) latest = { prover: make(demands), subjects: demands };
    return latest.prover;
  };
}

/** Of the assumptions under which there is no lead, as few as are enough. */
function needed(
  version: Assumed,
  demands: readonly Demand[],
  settle: (demands: readonly Demand[]) => Answer,
): readonly string[] {
  const few = version.assumptions.reduce<readonly Assumption[]>((kept, one) => {
    const assumptions = kept.filter((other) => other !== one);
    const asked = [...demands, ...eachAssuming({ ...version, assumptions })];
    return settle(asked).status === "no-lead" ? assumptions : kept;
  }, version.assumptions);
  return few.map(({ id }) => id);
}

/** What is assumed is not false of a lead: it is true, or the data do not tell. */
const eachAssuming = ({ dictionary, assumptions }: Assumed): readonly Demand[] =>
  assumptions.map(({ condition }) => ({
    condition: { kind: "all", of: [condition], pointer: [], ifUnknown: true },
    dictionary,
    is: "true",
  }));

/** Whether a made-up lead fits everything that a version assumes, by the evaluator. */
function allows(version: Assumed, { space, sketch }: Witness, now: number): boolean {
  const { lead, carried } = makeLead(space, sketch, version.dictionary);
  const about = situation(version.dictionary, lead, carried, now);
  return eachAssuming(version).every(({ condition }) => evaluate(condition, about) === true);
}
