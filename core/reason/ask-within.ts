import type { Dictionary } from "../criteria/model.ts";
import type { Answer, Demand } from "./answer.ts";
import type { Assumption } from "./assumptions-of.ts";
import { fewest } from "./fewest.ts";
import { type Prover, type Subject, type Wanted, areAbout, proverFor } from "./prover.ts";
import { stepLimit } from "./search.ts";
import { notFalse } from "./synthetic.ts";

/** What one version of the definitions assumes of every lead. */
export interface Assumed {
  readonly dictionary: Dictionary;
  readonly assumptions: readonly Assumption[];
}

/** An answer. "No lead" was proved with no more than the assumptions in `assuming`, by id. */
export type Reasoned = Answer & { readonly assuming: readonly string[] };

/** Looks for a lead that meets all demands, where that is asked for one of which the data record everything. */
export type Ask = (demands: readonly Demand[], wanted?: Pick<Wanted, "isRecorded">) => Reasoned;

/**
 * Answers questions as of `now`, all of them together in so many steps at most; what is asked after that is not settled.
 * Steps and not seconds, so that the same proposal always gets the same words. `subjects` are what most of them are
 * about: what those have in common is worked out once.
 *
 * A lead is possible where at least one version in `assumed` allows it. So nothing is proved by what only one of two
 * versions assumes: a proposal cannot bring the assumption that makes it look harmless, nor use one that it gives up.
 */
export function askWithin(
  steps: number,
  now: number,
  assumed: readonly Assumed[],
  subjects: readonly Subject[] = [],
): Ask {
  let left = steps;
  const versions = assumed.map(demandsOf);
  const proversFor = provers(subjects, versions.flat(), now);
  const [wishes = []] = versions;
  return (demands, wanted = {}) => {
    const { plain, assuming } = proversFor(demands);
    const settle = (prover: Prover, asked: readonly Demand[], wishes: readonly Demand[] = []): Answer => {
      if (left <= 0)
        return { status: "not-settled", reason: "the questions before it took all the steps", steps: 0 };
      const answer = prover.ask(asked, { ...wanted, limit: Math.min(left, stepLimit), wishes });
      left -= answer.steps;
      return answer;
    };
    // Most leads that are found without it being demanded of them are such as a version allows.
    const anybody = settle(plain, demands, wishes);
    const { status } = anybody;
    if (status === "no-lead" || versions.some((version) => version.length === 0))
      return { ...anybody, assuming: [] };
    if (status === "lead" && anybody.isWished) return { ...anybody, assuming: [] };
    const answers = versions.map((version) => settle(assuming, [...demands, ...version]));
    const other =
      answers.find((answer) => answer.status === "lead") ??
      answers.find((answer) => answer.status === "not-settled");
    if (other !== undefined) return { ...other, assuming: [] };
    const [first = anybody] = answers;
    const isEnough = (some: readonly AssumedDemand[]): boolean =>
      settle(assuming, [...demands, ...some]).status === "no-lead";
    const ids = versions.flatMap((version) => fewest(version, isEnough).map(({ id }) => id));
    return { ...first, assuming: [...new Set(ids)].sort() };
  };
}

/** The provers of a question: one that knows what is assumed, and one that need not. */
interface Provers {
  readonly plain: Prover;
  readonly assuming: Prover;
}

/**
 * Chooses provers: one for all questions about the subjects where that leaves nothing out, else one for each few
 * conditions. The latest of those are kept: who gains is asked right after who loses, of the same two conditions.
 */
function provers(
  subjects: readonly Subject[],
  assumptions: readonly Demand[],
  now: number,
): (demands: readonly Demand[]) => Provers {
  const make = (about: readonly Subject[]): Provers => {
    const assuming = proverFor([...about, ...assumptions], [], now);
    // What assumptions leave out must not leave a question open that has nothing to do with them.
    const isOne = assuming.isComplete || assumptions.length === 0;
    return { plain: isOne ? assuming : proverFor(about, [], now), assuming };
  };
  let common: Provers | undefined;
  let latest: { readonly provers: Provers; readonly about: readonly Subject[] } | undefined;
  return (demands) => {
    if (areAbout(demands, subjects)) {
      common ??= make(subjects);
      if (common.plain.isComplete) return common;
    }
    if (latest === undefined || !areAbout(demands, latest.about))
      latest = { provers: make(demands), about: demands };
    return latest.provers;
  };
}

/** What is assumed, as a demand on a lead. */
type AssumedDemand = Demand & Pick<Assumption, "id">;

const demandsOf = ({ dictionary, assumptions }: Assumed): readonly AssumedDemand[] =>
  assumptions.map(({ id, condition }) => ({
    id,
    condition: notFalse(condition),
    dictionary,
    is: "true",
  }));
