import type { Condition, Dictionary } from "../criteria/model.ts";
import type { Demand } from "./answer.ts";
import type { Ground } from "./ground.ts";
import { inputsOf } from "./inputs-of.ts";
import { existence } from "./not-settled.ts";
import { type Prover, proverFor } from "./prover.ts";

/** What is asked about one definition. */
export interface Questions extends Ground {
  /** Whether no lead at all meets some demands; `part` is what it is asked for. */
  readonly isImpossible: (demands: readonly Demand[], part: Condition) => boolean;
  /** The first part of which that was not settled. */
  readonly open: () => { readonly part: Condition; readonly reason: string } | undefined;
}

/** Questions about criteria and the parts of them that ask for no score and no segment. */
export function questionsAbout(criteria: Condition, ground: Ground): Questions {
  let open: ReturnType<Questions["open"]>;
  // One prover answers nearly all questions about a definition, so that their common ground is worked out once.
  let shared: Prover | undefined;
  const prove = (): Prover =>
    (shared ??= proverFor(
      selfContained(criteria, ground.dictionary).map((condition) => ({
        condition,
        dictionary: ground.dictionary,
      })),
      [],
      ground.now,
    ));
  return {
    ...ground,
    open: () => open,
    isImpossible: (demands, part) => {
      const brief = prove().exists(demands);
      if (brief !== "not-settled") return brief === "no";
      // What the whole leaves out, these few conditions may not.
      const prover = proverFor(demands, [], ground.now);
      // One open question is enough to look at the definition; the others are not searched for any longer.
      if (open !== undefined) return prover.exists(demands) === "no";
      const met = existence(prover, demands);
      if (met.status === "not-settled") open = { part, reason: met.reason };
      return met.status === "no";
    },
  };
}

/** The largest parts that ask for no score and no segment. */
const selfContained = (condition: Condition, dictionary: Dictionary): readonly Condition[] =>
  inputsOf(condition, dictionary) !== undefined
    ? [condition]
    : "of" in condition
      ? condition.of.flatMap((part) => selfContained(part, dictionary))
      : [];
