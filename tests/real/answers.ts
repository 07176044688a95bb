import { meets } from "../../core/criteria/evaluate.ts";
import type { Truth } from "../../core/criteria/model.ts";
import { qualify } from "../../core/criteria/qualify.ts";
import { rulePoints, scoreOf } from "../../core/criteria/score.ts";
import { segmentsOf } from "../../core/criteria/segment.ts";
import { type Range, type Situation, situation } from "../../core/criteria/situation.ts";
import type { Answers } from "./read-case.ts";

/** What the product says about a lead: the answers to the questions that `asked` answers, and every rule that counts. */
export function answersFor(asked: Answers, { dictionary, lead, carried, now }: Situation): Answers {
  // Each question on its own, as if it were the only one: what one has worked out must not help another.
  const fresh = (): Situation => situation(dictionary, lead, carried, now);
  const { stage = "none", undetermined } = qualify(dictionary, lead, carried, now);
  const rules = [...dictionary.scores.keys()].map((id) => [id, givenBy(id, fresh())] as const);
  const given = rules.filter(([, points]) => Object.keys(points).length > 0);
  return {
    ...(given.length > 0 && { rules: Object.fromEntries(given) }),
    ...(asked.points && { points: each(asked.points, (id) => shown(scoreOf(id, undefined, fresh()))) }),
    ...(asked.segment && { segment: each(asked.segment, (id) => oneOrAll(segmentsOf(id, fresh()))) }),
    ...(asked.meets && { meets: each(asked.meets, (id) => word(meets(id, fresh()))) }),
    stage,
    ...(undetermined && { undetermined }),
  };
}

const each = <T>(asked: Readonly<Record<string, unknown>>, answer: (id: string) => T): Record<string, T> =>
  Object.fromEntries(Object.keys(asked).map((id) => [id, answer(id)]));

/** The rules of a score that give or might give points. */
const givenBy = (id: string, about: Situation): Readonly<Record<string, number | [number, number]>> =>
  Object.fromEntries(
    rulePoints(id, about)
      .filter(({ low, high }) => low !== 0 || high !== 0)
      .map(({ rule, low, high }) => [rule.id, shown({ low, high })]),
  );

const shown = ({ low, high }: Range): number | [number, number] => (low === high ? low : [low, high]);

function oneOrAll(segments: readonly (string | undefined)[]): string | readonly string[] {
  const names = segments.map((segment) => segment ?? "none");
  const [only] = names;
  return names.length === 1 && only !== undefined ? only : names;
}

const word = (truth: Truth): "yes" | "no" | "open" => (truth === undefined ? "open" : truth ? "yes" : "no");
