import type { Condition, ScoreModel, ScoreRule, Truth } from "../criteria/model.ts";
import { domainFields } from "../criteria/account-list.ts";
import { mostTimes } from "../criteria/limit.ts";
import { type Side, accountTest } from "./collect.ts";
import { outcomes } from "./compile-segment.ts";
import {
  type Formula,
  type Sum,
  and,
  atLeastOf,
  compare,
  constant,
  negate,
  no,
  or,
  plus,
  scale,
  when,
  yes,
} from "./formula.ts";
import { type Rails, allOf, among, compared, counted, runs, turned, unknown } from "./rails.ts";
import type { Space } from "./space.ts";

const nothing = constant(0);

/** The two ends of a score. */
interface Ends {
  readonly low: Sum;
  readonly high: Sum;
}

/** Turns conditions of several versions into formulas over the variables of one space. */
export class Compiler {
  readonly #space: Space;
  readonly #conditions = new Map<Condition, Rails>();
  readonly #sets = new Map<string, Rails>();
  readonly #scores = new Map<string, Ends>();
  /** The activities that reset the score that is being compiled; empty outside of such a score. */
  #reset = "";

  constructor(space: Space) {
    this.#space = space;
  }

  rails(condition: Condition, side: Side): Rails {
    const known = this.#conditions.get(condition);
    if (known !== undefined) return known;
    const { isTrue, isFalse } = this.#plain(condition, side);
    const rails =
      condition.ifUnknown === undefined
        ? { isTrue, isFalse }
        : condition.ifUnknown
          ? { isTrue: negate(isFalse), isFalse }
          : { isTrue, isFalse: negate(isTrue) };
    this.#conditions.set(condition, rails);
    return rails;
  }

  /** Whether the lead meets a stage, profile or criteria set of one version. */
  meets(id: string, side: Side): Rails {
    const key = `${String(side.index)} ${id}`;
    const known = this.#sets.get(key);
    if (known !== undefined) return known;
    // A set that needs itself, or does not exist, has no answer.
    this.#sets.set(key, unknown);
    const set = side.dictionary.sets.get(id);
    // A reset counts inside its own score only.
    const outer = this.#reset;
    this.#reset = "";
    const rails = set === undefined ? unknown : this.rails(set.criteria, side);
    this.#reset = outer;
    this.#sets.set(key, rails);
    return rails;
  }

  /** The lowest and the highest points of a score; `strict` where no answer means no points. */
  score(id: string, side: Side, strict: boolean): Ends {
    const key = `${String(side.index)} ${id} ${String(strict)}`;
    const known = this.#scores.get(key);
    if (known !== undefined) return known;
    const anything: Sum = {
      kind: "between",
      what: `score ${key}`,
      low: constant(-Infinity),
      high: constant(Infinity),
    };
    this.#scores.set(key, { low: anything, high: anything });
    const model = side.dictionary.scores.get(id);
    if (model === undefined) return { low: anything, high: anything };
    const outer = this.#reset;
    this.#reset = model.reset.map((activity) => activity.id).join(" ");
    const ends = { low: this.#end(model, side, strict, "low"), high: this.#end(model, side, strict, "high") };
    this.#reset = outer;
    this.#scores.set(key, ends);
    return ends;
  }

  #plain(condition: Condition, side: Side): Rails {
    const each = (parts: readonly Condition[]): readonly Rails[] =>
      parts.map((part) => this.rails(part, side));
    switch (condition.kind) {
      case "all":
        return allOf(each(condition.of));
      case "any":
        return turned(allOf(each(condition.of).map(turned)));
      case "none":
        return allOf(each(condition.of).map(turned));
      case "count": {
        const parts = each(condition.of);
        const spare = parts.length - condition.atLeast + 1;
        return {
          isTrue: atLeastOf(
            condition.atLeast,
            parts.map(({ isTrue }) => isTrue),
          ),
          isFalse: atLeastOf(
            spare,
            parts.map(({ isFalse }) => isFalse),
          ),
        };
      }
      case "field":
        return this.#space.field(condition.field.id, condition.test, side);
      case "activity":
      case "reached": {
        const seen =
          condition.kind === "activity"
            ? this.#sinceReset(this.#space.count(condition))
            : this.#space.count(condition);
        const carried = this.#space.carried(condition);
        return counted(condition.test, seen, carried);
      }
      case "score": {
        const { low, high } = this.score(condition.score, side, condition.ifUnknown === false);
        return compared(condition.test, low, high);
      }
      case "band":
        return this.#band(condition.score, condition.bands, condition.ifUnknown, side);
      case "segment": {
        const inside = among(outcomes(condition.segmentation, side, this), condition.values);
        return condition.op === "one_of" ? inside : turned(inside);
      }
      case "meets":
        return this.meets(condition.set, side);
      case "account-list":
        return this.#accountList(condition, side);
    }
  }

  #end(model: ScoreModel, side: Side, strict: boolean, end: "low" | "high"): Sum {
    const groups = new Map<string | undefined, Sum[]>();
    for (const rule of model.rules)
      groups.set(rule.group, [...(groups.get(rule.group) ?? []), this.#rule(model, rule, side, strict, end)]);
    const sums = [...groups].map(([group, parts]): Sum =>
      clamped(plus(parts), group === undefined ? undefined : model.groups.get(group)),
    );
    const total = plus([...sums, ...model.parts.map((part) => this.score(part, side, strict)[end])]);
    const bounded = clamped(decayed(total, model.decay), model.bounds);
    if (model.overrides.length === 0) return bounded;
    // The first override that is true wins; one without an answer before it may win as well.
    const cases = this.#possible(
      model.overrides.map((override) => override.when),
      side,
      strict,
    );
    return {
      kind: end === "low" ? "least" : "greatest",
      cases: [
        ...model.overrides.map(({ set }, index) => ({
          guard: cases.each[index] ?? no,
          value: { kind: "constant", value: set } as const,
        })),
        { guard: cases.none, value: bounded },
      ],
    };
  }

  #rule(model: ScoreModel, rule: ScoreRule, side: Side, strict: boolean, end: "low" | "high"): Sum {
    if (rule.kind === "first") {
      const cases = this.#possible(
        rule.cases.map((item) => item.when),
        side,
        strict,
      );
      const values = rule.cases.map(({ points }, index) => ({
        guard: cases.each[index] ?? no,
        value: { kind: "constant", value: points } as const,
      }));
      return this.#space.table({
        kind: end === "low" ? "least" : "greatest",
        cases: [...values, { guard: cases.none, value: nothing }],
      });
    }
    const rails = rule.when === undefined ? { isTrue: yes, isFalse: no } : this.rails(rule.when, side);
    // The low end takes positive points of true rules and negative points of true or unknown ones.
    const sure = strict || rule.points > 0 === (end === "low");
    const guard = sure ? rails.isTrue : negate(rails.isFalse);
    if (rule.kind === "when")
      return when(guard, { kind: "constant", value: rule.points }, this.#space.cellsOf);
    const seen = scale(this.#sinceReset(this.#space.limited(rule, model.timeZone)), rule.points);
    const hidden = strict || sure ? nothing : this.#unrecorded(rule, model);
    return when(guard, plus([seen, hidden]), this.#space.cellsOf);
  }

  /** Inside a score that is reset any part of what happened may count; only a concrete lead tells which. */
  #sinceReset(seen: Sum): Sum {
    return this.#reset === "" ? seen : { kind: "between", what: this.#reset, low: constant(0), high: seen };
  }

  /** The points of what nobody records: it may have happened as often as the limit lets count. */
  #unrecorded(rule: Extract<ScoreRule, { kind: "each" }>, model: ScoreModel): Sum {
    const most = mostTimes(rule, model.timeZone, this.#space.now);
    const ids = rule.activities.map(({ id }) => id).join(" ");
    const possible = Number.isFinite(most)
      ? scale(
          { kind: "between", what: `unrecorded ${ids}`, low: constant(0), high: constant(most) },
          rule.points,
        )
      : constant(rule.points > 0 ? Infinity : -Infinity);
    return when(negate(this.#space.carried(rule)), possible, this.#space.cellsOf);
  }

  /** For ordered cases: which of them may be the first that is true, and whether none may be. */
  #possible(
    conditions: readonly Condition[],
    side: Side,
    strict: boolean,
  ): { readonly each: readonly Formula[]; readonly none: Formula } {
    const rails = conditions.map((condition) => this.rails(condition, side));
    const notYet: Formula[] = [];
    const each = rails.map(({ isTrue, isFalse }) => {
      const possible = and([...notYet, strict ? isTrue : negate(isFalse)]);
      notYet.push(negate(isTrue));
      return possible;
    });
    return { each, none: and(notYet) };
  }

  #band(score: string, wanted: readonly string[], ifUnknown: Truth, side: Side): Rails {
    const { low, high } = this.score(score, side, ifUnknown === false);
    const bands = side.dictionary.scores.get(score)?.bands ?? [];
    const inRuns = (isIn: (band: string) => boolean): Formula =>
      or(runs(bands, isIn).map(({ min, max }) => and([compare(low, ">=", min), compare(high, "<=", max)])));
    if (bands.length === 0) return { isTrue: no, isFalse: yes };
    return {
      isTrue: inRuns((band) => wanted.includes(band)),
      isFalse: inRuns((band) => !wanted.includes(band)),
    };
  }

  /** Any of the lead's domains puts the account on the list. */
  #accountList(condition: Extract<Condition, { kind: "account-list" }>, side: Side): Rails {
    const fields = domainFields(side.dictionary);
    if (fields.length === 0 || !side.dictionary.accountLists.has(condition.list)) return unknown;
    return turned(
      allOf(fields.map((field) => turned(this.#space.field(field.id, accountTest(field, condition), side)))),
    );
  }
}

/** What is left after a decay lies between the sum and the decay's own end; only a concrete lead tells where. */
const decayed = (inner: Sum, decay: ScoreModel["decay"]): Sum =>
  decay === undefined
    ? inner
    : {
        kind: "between",
        what: JSON.stringify([
          decay.points,
          decay.every.text,
          decay.since?.id,
          decay.without.map(({ id }) => id),
          decay.min,
        ]),
        low: { kind: "clamp", inner, min: -Infinity, max: decay.min },
        high: inner,
      };

const clamped = (inner: Sum, bounds: { readonly min: number; readonly max: number } | undefined): Sum =>
  bounds === undefined || (bounds.min === -Infinity && bounds.max === Infinity)
    ? inner
    : { kind: "clamp", inner, min: bounds.min, max: bounds.max };
