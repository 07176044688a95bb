import type { Catalog, DefinitionFile } from "../catalog/catalog.ts";
import type { Condition, CriteriaSet } from "../criteria/model.ts";
import { conjuncts } from "../criteria/conjuncts.ts";
import { say } from "../criteria/say.ts";
import type { Finding } from "../finding.ts";
import { conflictIn, tellConjunct } from "./conflict.ts";
import { type Questions, questionsAbout } from "./criteria-questions.ts";
import { deadAlternatives } from "./dead-alternatives.ts";
import { type Ground, demand } from "./ground.ts";
import { mayContradict, inputsOf } from "./inputs-of.ts";
import { notSettled } from "./not-settled.ts";
import { redundantConditions } from "./redundant-conditions.ts";

/**
 * Proves of every stage, profile and criteria set that somebody can meet it and that each of its parts does something:
 * exclusions leave somebody, every alternative can be the one that counts, and no condition follows from those beside
 * it. What asks for a score or a segment is left aside here, and only what has something in common is compared, so that
 * this costs next to nothing.
 */
export function checkCriteria(catalog: Catalog, ground: Ground): readonly Finding[] {
  const files = new Map(catalog.files.map((file) => [`${file.kind} ${file.id}`, file]));
  return [...ground.dictionary.sets.values()].flatMap((set) => {
    const file = files.get(`${set.kind} ${set.id}`);
    if (file === undefined) return [];
    const questions = questionsAbout(set.criteria, ground);
    // What holds for nobody makes everything in it, or beside it, idle, too.
    const excluding = exclusionsOfAll(set, file, questions);
    const forNobody = excluding.length > 0 ? excluding : contradictions(set, file, questions);
    if (forNobody.length > 0) return forNobody;
    const found = [...dead(set, file, questions), ...redundant(set, file, questions)];
    const open = questions.open();
    if (open === undefined) return found;
    const question = "whether each of its conditions does something";
    return [...found, notSettled("criteria", question, open.reason, file.locate(open.part.pointer))];
  });
}

type Check = (set: CriteriaSet, file: DefinitionFile, questions: Questions) => readonly Finding[];

/** A condition and all that it combines; what is asked of an activity's own fields is not asked of the lead. */
function partsOf(condition: Condition): readonly Condition[] {
  const found = [condition];
  for (const part of found) if ("of" in part) found.push(...part.of);
  return found;
}

const exclusionsOfAll: Check = ({ criteria }, file, questions) =>
  partsOf(criteria)
    .filter((part) => part.kind === "none" && inputsOf(part, questions.dictionary) !== undefined)
    .filter((part) => questions.isImpossible([demand(part, "true", questions)], part))
    .map((part) => {
      const { at, conflict } = conflictIn(file, [part], alone(questions));
      return { code: "exclusion-of-all", severity: "error", at, args: { conflict } };
    });

/** Of a stage it is proved elsewhere that it can be reached. */
const contradictions: Check = ({ kind, name, criteria }, file, questions) => {
  const { dictionary } = questions;
  const isAsked =
    kind !== "stage" && inputsOf(criteria, dictionary) !== undefined && mayContradict(criteria, dictionary);
  if (!isAsked || !questions.isImpossible([demand(criteria, "true", questions)], criteria)) return [];
  const { at, conflict } = conflictIn(file, [criteria], alone(questions));
  return [{ code: "criteria-contradictory", severity: "error", at, args: { name, conflict } }];
};

/** What is proved here is proved without what is assumed. */
const alone = (ground: Ground): Ground => ({ ...ground, assumptions: [] });

const dead: Check = ({ criteria }, file, questions) =>
  deadAlternatives(criteria, questions).map(({ part, around }) => {
    const ground = alone(questions);
    const { conjuncts: found, at, conflict } = conflictIn(file, [part, ...around], ground);
    const own = new Set(conjuncts(part, true).map(({ condition }) => condition));
    const beside = found.filter(({ condition }) => !own.has(condition));
    const way = { code: "alternative-dead", severity: "error" } as const;
    // Where all of it stands inside of this way in, or all of it around, it is not the two that do not go together.
    if (beside.length === 0 || beside.length === found.length) return { ...way, at, args: { conflict } };
    const place = file.locate(part.pointer);
    const others = beside.map((other) => tellConjunct(other, file, place, ground));
    return { ...way, at: place, args: { condition: say(part, questions.dictionary), others } };
  });

const redundant: Check = ({ criteria }, file, questions) =>
  partsOf(criteria).flatMap((condition) =>
    redundantConditions(condition, questions).map(({ part, others }): Finding => ({
      code: "condition-redundant",
      severity: "warning",
      at: file.locate(part.pointer),
      args: { ...inWords(part, others, questions), isAll: condition.kind === "all" },
    })),
  );

const inWords = (
  part: Condition,
  others: readonly Condition[],
  { dictionary }: Questions,
): { readonly condition: string; readonly others: readonly string[] } => ({
  condition: say(part, dictionary),
  others: others.map((other) => say(other, dictionary)),
});
