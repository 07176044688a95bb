import type { Catalog, DefinitionFile } from "../catalog/catalog.ts";
import { withParts } from "../catalog/rules/conditions-of.ts";
import type { Condition, Dictionary } from "../criteria/model.ts";
import { say } from "../criteria/say.ts";
import type { Finding } from "../finding.ts";
import type { Demand } from "./answer.ts";
import { alternatives } from "./alternatives.ts";
import { type Ground, demand } from "./ground.ts";
import { asksTheSame, inputsOf } from "./inputs-of.ts";
import { existence, notSettled } from "./not-settled.ts";
import { type Prover, proverFor } from "./prover.ts";

/**
 * Proves of every stage, profile and criteria set that each of its parts does something: exclusions leave somebody,
 * every alternative can be the one that counts, and no condition follows from those beside it. What asks for a score or
 * a segment is left aside here, and only what has something in common is compared, so that this costs next to nothing.
 */
export function checkCriteria(catalog: Catalog, ground: Ground): readonly Finding[] {
  const files = new Map(catalog.files.map((file) => [`${file.kind} ${file.id}`, file]));
  return [...ground.dictionary.sets.values()].flatMap((set) => {
    const file = files.get(`${set.kind} ${set.id}`);
    if (file === undefined) return [];
    const questions = questionsAbout(set.criteria, ground);
    const exclusions = withParts(set.criteria).flatMap((part) => exclusionOfAll(part, file, questions));
    // An exclusion of everybody makes everything beside it idle, too.
    if (exclusions.length > 0) return exclusions;
    const found = [
      ...deadAlternatives(set.criteria, file, questions),
      ...withParts(set.criteria).flatMap((part) => redundant(part, file, questions)),
    ];
    const open = questions.open();
    if (open === undefined) return found;
    const question = "whether each of its conditions does something";
    return [...found, notSettled("criteria", question, open.reason, file.locate(open.part.pointer))];
  });
}

/** What is asked about one definition. */
interface Questions extends Ground {
  /** Whether no lead at all meets some demands; `part` is what it is asked for. */
  readonly isImpossible: (demands: readonly Demand[], part: Condition) => boolean;
  /** The first part of which that was not settled. */
  readonly open: () => { readonly part: Condition; readonly reason: string } | undefined;
}

function questionsAbout(criteria: Condition, ground: Ground): Questions {
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

function exclusionOfAll(part: Condition, file: DefinitionFile, questions: Questions): readonly Finding[] {
  if (part.kind !== "none" || inputsOf(part, questions.dictionary) === undefined) return [];
  if (!questions.isImpossible([demand(part, "true", questions)], part)) return [];
  return [{ code: "exclusion-of-all", severity: "error", at: file.locate(part.pointer, "key"), args: {} }];
}

/** Alternatives that the conditions around them never let count, such as a short cut behind an exclusion. */
function deadAlternatives(
  criteria: Condition,
  file: DefinitionFile,
  questions: Questions,
): readonly Finding[] {
  const { dictionary } = questions;
  return alternatives(criteria).flatMap(({ part, around }): readonly Finding[] => {
    const inputs = inputsOf(part, dictionary);
    const near = around.filter((other) => asksTheSame(inputs, inputsOf(other, dictionary)));
    const all = [part, ...near].map((condition) => demand(condition, "true", questions));
    if (near.length === 0 || !questions.isImpossible(all, part)) return [];
    const args = { condition: say(part, dictionary), others: near.map((other) => say(other, dictionary)) };
    return [{ code: "alternative-dead", severity: "error", at: file.locate(part.pointer), args }];
  });
}

/** Conditions that follow from those beside them. */
function redundant(condition: Condition, file: DefinitionFile, questions: Questions): readonly Finding[] {
  const { kind } = condition;
  if (kind !== "all" && kind !== "any") return [];
  const { dictionary } = questions;
  const parts = condition.of.map((part) => ({ part, inputs: inputsOf(part, dictionary) }));
  const left = new Set(condition.of);
  return parts.flatMap(({ part, inputs }): readonly Finding[] => {
    // Of two that say the same, one stays.
    const others = parts
      .filter((other) => other.part !== part && left.has(other.part) && asksTheSame(inputs, other.inputs))
      .map((other) => other.part);
    if (others.length === 0 || asksForValue(part) || !followsFrom(kind, part, others, questions)) return [];
    left.delete(part);
    const args = {
      condition: say(part, dictionary),
      others: others.map((other) => say(other, dictionary)),
      isAll: kind === "all",
    };
    return [{ code: "condition-redundant", severity: "warning", at: file.locate(part.pointer), args }];
  });
}

/** That a value has to be there may be said for the reader's sake, though other conditions need it anyway. */
const asksForValue = (part: Condition): boolean => part.kind === "field" && part.test.of === "known";

/** In "all", the others being true makes this one true; in "any", this one being true makes one of the others true. */
function followsFrom(
  kind: "all" | "any",
  part: Condition,
  others: readonly Condition[],
  questions: Questions,
): boolean {
  const [own, theirs] = kind === "all" ? (["not-true", "true"] as const) : (["true", "not-true"] as const);
  return questions.isImpossible(
    [demand(part, own, questions), ...others.map((other) => demand(other, theirs, questions))],
    part,
  );
}
