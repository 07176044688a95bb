import type { Condition, ScoreRule } from "../criteria/model.ts";
import { scoreOf } from "../criteria/score.ts";
import { type Range, situation } from "../criteria/situation.ts";
import type { Demand, Witness } from "../reason/answer.ts";
import { makeLead } from "../reason/witness.ts";
import { type ScoreVersions, happened } from "./way-of-rule.ts";

/** A lead whose points differ, with its points in both versions. */
export interface PointsMoved {
  readonly witness: Witness;
  readonly before: Range;
  readonly after: Range;
}

/**
 * Looks for a lead whose points go up (1) or down (-1): one to whom a rule in `moving` applies, else one that passes a
 * threshold in one version only. The points are the evaluator's.
 */
export function pointsMoved(
  versions: ScoreVersions,
  moving: readonly string[],
  direction: 1 | -1,
): PointsMoved | undefined {
  const questions = [
    ...moving.flatMap((id) => ruleDemands(id, versions)),
    ...thresholdDemands(versions, direction),
  ];
  for (const demands of questions) {
    const answer = versions.ask(demands);
    if (answer.status !== "lead") continue;
    const moved = pointsOfWitness(answer.witness(), versions);
    const [low, high] = [moved.after.low - moved.before.low, moved.after.high - moved.before.high];
    if (low * direction > 0 || high * direction > 0) return moved;
  }
  return undefined;
}

function pointsOfWitness(witness: Witness, { before, after, now }: ScoreVersions): PointsMoved {
  const points = ({ model, dictionary }: ScoreVersions["before"]): Range => {
    const { lead, carried } = makeLead(witness.space, witness.sketch, dictionary);
    return scoreOf(model.id, undefined, situation(dictionary, lead, carried, now));
  };
  return { witness, before: points(before), after: points(after) };
}

/** Leads to whom a rule applies in both versions, or in one of them only. */
function ruleDemands(id: string, { before, after }: ScoreVersions): readonly (readonly Demand[])[] {
  const [old, proposed] = [before, after].map(({ model, dictionary }): readonly Demand[] => {
    const rule = model.rules.find((other) => other.id === id);
    return rule === undefined
      ? []
      : conditionsOf(rule).map((condition) => ({ condition, dictionary, is: "true" }));
  });
  const [was = [], is = []] = [old, proposed];
  const kinds = [before, after].flatMap(
    ({ model }) => model.rules.find((rule) => rule.id === id)?.kind ?? [],
  );
  // Of the cases of a rule only one applies at a time.
  if (kinds.includes("first")) return [...was, ...is].map((demand) => [demand]);
  const unmet = (demands: readonly Demand[]): readonly Demand[] =>
    demands.map((demand) => ({ ...demand, is: "not-true" }));
  return [
    [...was, ...is],
    [...was, ...unmet(is)],
    [...is, ...unmet(was)],
  ].filter((demands) => demands.length > 0);
}

/** What has to be true of a lead to get the points of a rule; of a rule with cases, each of them. */
function conditionsOf(rule: ScoreRule): readonly Condition[] {
  if (rule.kind === "first") return rule.cases.map(({ when }) => when);
  const when = rule.when === undefined ? [] : [rule.when];
  return rule.kind === "each" ? [...when, happened(rule, rule.window)] : when;
}

/** Leads that pass a threshold in one version only: a band, or where points are limited. */
function thresholdDemands(
  { before, after }: ScoreVersions,
  direction: 1 | -1,
): readonly (readonly Demand[])[] {
  const thresholds = [before, after].flatMap(({ model }) => [
    ...model.bands.map(({ atLeast }) => atLeast),
    model.bounds.max,
    model.bounds.min + 1,
    ...[...model.groups.values()].map(({ max }) => max),
  ]);
  const [passes, fails] = direction > 0 ? [after, before] : [before, after];
  return [...new Set(thresholds.filter(Number.isFinite))].map((value) => [
    { condition: atLeast(passes.model.id, value), dictionary: passes.dictionary, is: "true" },
    { condition: atLeast(fails.model.id, value), dictionary: fails.dictionary, is: "not-true" },
  ]);
}

const atLeast = (score: string, value: number): Condition => ({
  kind: "score",
  score,
  test: { op: "at_least", value },
  pointer: [],
  ifUnknown: undefined,
});
