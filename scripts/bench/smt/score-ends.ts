import type { Bounds, Condition, Dictionary, ScoreModel, ScoreRule } from "../../../core/criteria/model.ts";
import { mostTimes } from "../../../core/criteria/limit.ts";
import { type Encoder, beyond } from "./encoder.ts";
import { type Ends, and, ite, least, most, not, num, sum } from "./terms.ts";

type About = Extract<Condition, { kind: "score" | "band" }>;

/** The lowest and the highest points that a score may be, as terms. */
export function scoreEnds({ score, ifUnknown }: About, dictionary: Dictionary, encoder: Encoder): Ends {
  const model = dictionary.scores.get(score);
  if (model === undefined || model.parts.length + model.reset.length > 0 || model.decay !== undefined)
    throw new Error("the encoding has scores of rules only");
  const strict = ifUnknown === false;
  const rules = model.rules.map((rule) => ({ group: rule.group, ...pointsOf(rule, model, strict, encoder) }));
  const end = (which: keyof Ends): string => {
    const ids = [...new Set(rules.map(({ group }) => group))];
    const parts = ids.map((id) => {
      const own = rules.filter(({ group }) => group === id).map((rule) => rule[which]);
      return clamp(sum(own), id === undefined ? undefined : model.groups.get(id), encoder);
    });
    const bounded = clamp(sum(parts), model.bounds, encoder);
    return model.overrides.reduceRight(
      (otherwise, { when, set }) => chosen(when, num(set), otherwise, which, strict, encoder),
      bounded,
    );
  };
  return { low: encoder.named("Int", end("low")), high: encoder.named("Int", end("high")) };
}

/** What comes of a condition: `then` where it is true, `otherwise` where it is false, else the worse or the better. */
function chosen(
  when: Condition | undefined,
  then: string,
  otherwise: string,
  which: keyof Ends,
  strict: boolean,
  { rails, named }: Encoder,
): string {
  if (when === undefined) return then;
  const { isTrue, isFalse } = rails(when);
  const [one, rest] = [named("Int", then), named("Int", otherwise)];
  const open = which === "low" ? least(one, rest) : most(one, rest);
  return ite(isTrue, one, strict ? rest : ite(and([not(isTrue), not(isFalse)]), open, rest));
}

function pointsOf(rule: ScoreRule, model: ScoreModel, strict: boolean, encoder: Encoder): Ends {
  if (rule.kind === "each") {
    const { few, many } = times(rule, model, strict, encoder);
    const [worst, best] = rule.points < 0 ? [many, few] : [few, many];
    const worth = (count: string): string => `(* ${num(rule.points)} ${count})`;
    return {
      low: chosen(rule.when, worth(worst), "0", "low", strict, encoder),
      high: chosen(rule.when, worth(best), "0", "high", strict, encoder),
    };
  }
  const cases = rule.kind === "first" ? rule.cases : [rule];
  const end = (which: keyof Ends): string =>
    cases.reduceRight(
      (otherwise, { when, points }) => chosen(when, num(points), otherwise, which, strict, encoder),
      "0",
    );
  return { low: end("low"), high: end("high") };
}

/**
 * How often a rule counts. A limit for each month or week is bounded by its periods alone: exactly when things happened
 * is no variable here, so with such a limit "there is a lead" is no more than a guess.
 */
function times(
  rule: Extract<ScoreRule, { kind: "each" }>,
  { timeZone }: ScoreModel,
  strict: boolean,
  { counted, named, fresh, now }: Encoder,
): { readonly few: string; readonly many: string } {
  const { low, high } = counted({ ...rule, stage: undefined });
  const limit = Math.min(beyond, mostTimes(rule, timeZone, now));
  const capped = named("Int", least(low, num(limit)));
  const few =
    rule.limit === undefined || rule.limit.per === "ever"
      ? capped
      : fresh((name) =>
          and([`(>= ${name} ${least(low, num(rule.limit?.count ?? 0))})`, `(<= ${name} ${capped})`]),
        );
  const open = named("Int", ite(`(= ${low} ${high})`, few, most(few, num(limit))));
  return { few, many: strict ? few : open };
}

function clamp(value: string, bounds: Bounds | undefined, { named }: Encoder): string {
  if (bounds === undefined) return value;
  const { min, max } = bounds;
  const below = max === Infinity ? value : least(named("Int", value), num(max));
  return min === -Infinity ? below : most(named("Int", below), num(min));
}
