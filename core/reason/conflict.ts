import type { DefinitionFile } from "../catalog/catalog.ts";
import { type Conjunct, conjuncts } from "../criteria/conjuncts.ts";
import type { Condition } from "../criteria/model.ts";
import { say } from "../criteria/say.ts";
import type { Conflict } from "../finding-args.ts";
import type { Location } from "../finding.ts";
import type { Demand } from "./answer.ts";
import { assumptionId } from "./assumptions-of.ts";
import { fewest } from "./fewest.ts";
import { type Ground, demand } from "./ground.ts";
import { proverFor } from "./prover.ts";
import { stepLimit } from "./search.ts";
import { noneOf, notFalse } from "./synthetic.ts";

/** Conditions that are never true together, and the assumptions under which that is so: none of them can go. */
export interface Conflicting {
  readonly conjuncts: readonly Conjunct[];
  readonly assumptions: readonly Condition[];
}

/**
 * Finds out why no lead meets some conditions; that none does has been proved before. All the proofs that this takes
 * have as many steps together as one alone may have. Where one does not end, the condition stays: what is found may then
 * be more than it takes, but never less.
 */
export function conflicting(conditions: readonly Condition[], ground: Ground): Conflicting {
  const parts = conditions.map((condition) => conjuncts(condition, true));
  const own = parts.flat();
  const demands = new Map<Conjunct | Condition, Demand>([
    ...own.map((one) => [one, demand(one.condition, one.wanted ? "true" : "false", ground)] as const),
    ...ground.assumptions.map((one) => [one, demand(notFalse(one), "true", ground)] as const),
  ]);
  const prover = proverFor([...demands.values()], [], ground.now);
  let left = stepLimit;
  const isEnough = (some: readonly (Conjunct | Condition)[]): boolean => {
    if (left <= 0) return false;
    const asked = some.flatMap((one) => demands.get(one) ?? []);
    const { status, steps } = prover.ask(asked, { limit: left });
    left -= steps;
    return status === "no-lead";
  };
  // The first to go is what is assumed, then what stands beside; of one condition, what is hard to read and comes late.
  const kept = new Set(fewest([...ground.assumptions, ...parts.toReversed().flatMap(plainLast)], isEnough));
  return {
    conjuncts: own.filter((one) => kept.has(one)),
    assumptions: ground.assumptions.filter((one) => kept.has(one)),
  };
}

const plainLast = (all: readonly Conjunct[]): readonly Conjunct[] =>
  all.toReversed().sort((one, other) => Number(isPlain(one)) - Number(isPlain(other)));

/** Whether a condition says by itself what it asks for. */
const isPlain = ({ condition: { kind } }: Conjunct): boolean =>
  kind === "field" || kind === "activity" || kind === "reached" || kind === "account-list";

/**
 * Why no lead meets the first of some conditions beside the others: what is found, the same in words, and the place of
 * what comes first.
 */
export function conflictIn(
  file: Placed,
  conditions: readonly [Condition, ...Condition[]],
  ground: Ground,
): Conflicting & { readonly at: Location; readonly conflict: Conflict } {
  const found = conflicting(conditions, ground);
  const [first, ...more] = found.conjuncts;
  const at =
    first === undefined ? file.locate(conditions[0].pointer, "key") : file.locate(first.condition.pointer);
  const ways = first === undefined || more.length > 0 ? [] : waysOf(first);
  const shown = ways.length > 1 ? ways : found.conjuncts;
  const told = shown.map((one) => tellConjunct(one, file, at, ground));
  const assumptions = found.assumptions.map(assumptionId);
  const never = shown === ways ? "any" : "together";
  return { ...found, at, conflict: { never, conditions: told, assumptions } };
}

/** A conjunct in words, as a condition that has to be true, and its line, if that is not the line of the finding. */
export function tellConjunct(
  { condition, wanted }: Conjunct,
  { locate }: Placed,
  at: Location,
  { dictionary }: Ground,
): Conflict["conditions"][number] {
  const { line } = locate(condition.pointer);
  return {
    words: say(wanted ? condition : noneOf([condition]), dictionary),
    line: line === at.line ? undefined : line,
  };
}

/** What can tell where the conditions of a file stand. */
type Placed = Pick<DefinitionFile, "locate">;

/** The alternatives that a single conjunct offers. */
const waysOf = ({ condition, wanted }: Conjunct): readonly Conjunct[] =>
  wanted && condition.kind === "any" ? condition.of.map((part) => ({ condition: part, wanted })) : [];
