import { mostTimes } from "../criteria/limit.ts";
import type { Condition, ScoreModel, ScoreRule } from "../criteria/model.ts";
import type { Side } from "./collect.ts";
import type { Compiler } from "./compile.ts";
import { startsLately } from "./decay-start.ts";
import { type Formula, and, compare, literal, negate, no, or, yes } from "./formula.ts";
import { limitedCount } from "./limited-count.ts";
import { recordedAs } from "./space.ts";
import { type Sum, constant, courses, plus, scale, when } from "./sum.ts";
import { tabulate } from "./tabulate.ts";

/** The two ends of a score. */
export interface Ends {
  readonly low: Sum;
  readonly high: Sum;
}

/** The two ends of one score, in this order: rules, groups, parts, decay, bounds, overrides. */
export function scoreEnds(model: ScoreModel, side: Side, strict: boolean, compiler: Compiler): Ends {
  return { low: endOf("low"), high: endOf("high") };

  function endOf(end: "low" | "high"): Sum {
    const groups = new Map<string | undefined, Sum[]>();
    for (const rule of model.rules)
      groups.set(rule.group, [...(groups.get(rule.group) ?? []), pointsOf(rule, end)]);
    const sums = [...groups].map(([group, parts]): Sum =>
      clamped(plus(parts), group === undefined ? undefined : model.groups.get(group)),
    );
    const total = plus([...sums, ...model.parts.map((part) => compiler.score(part, side, strict)[end])]);
    const bounded = clamped(decayed(total, end), model.bounds);
    if (model.overrides.length === 0) return bounded;
    // The first override that is true wins; one without an answer before it may win as well.
    const cases = firsts(model.overrides.map((override) => override.when));
    return {
      kind: end === "low" ? "least" : "greatest",
      cases: [
        ...model.overrides.map(({ set }, index) => ({
          guard: cases.each[index] ?? no,
          value: constant(set),
        })),
        { guard: cases.none, value: bounded },
      ],
    };
  }

  function pointsOf(rule: ScoreRule, end: "low" | "high"): Sum {
    const { space } = compiler;
    if (rule.kind === "first") {
      const cases = firsts(rule.cases.map((item) => item.when));
      const values = rule.cases.map(({ points }, index) => ({
        guard: cases.each[index] ?? no,
        value: constant(points),
      }));
      return tabulate(
        {
          kind: end === "low" ? "least" : "greatest",
          cases: [...values, { guard: cases.none, value: constant(0) }],
        },
        space,
      );
    }
    const rails = rule.when === undefined ? { isTrue: yes, isFalse: no } : compiler.rails(rule.when, side);
    // The low end takes positive points of true rules and negative points of true or unknown ones.
    const sure = strict || rule.points > 0 === (end === "low");
    const guard = sure ? rails.isTrue : negate(rails.isFalse);
    if (rule.kind === "when") return when(guard, constant(rule.points), space.cellsOf);
    const { least, most } = compiler.sinceReset(limitedCount(rule, model.timeZone, space));
    const times = sure && !strict ? least : most;
    const hidden = sure ? constant(0) : unrecorded(rule, times);
    return when(guard, plus([scale(times, rule.points), hidden]), space.cellsOf);
  }

  /** The points of what nobody records: it may have happened as often as the limit lets count. */
  function unrecorded(rule: Extract<ScoreRule, { kind: "each" }>, times: Sum): Sum {
    const { space } = compiler;
    const most = mostTimes(rule, model.timeZone, space.now);
    const more: Sum = Number.isFinite(most)
      ? plus([constant(most), scale({ kind: "clamp", inner: times, min: 0, max: most }, -1)])
      : constant(Infinity);
    return when(negate(space.carried(recordedAs(rule))), scale(more, rule.points), space.cellsOf);
  }

  /** For ordered cases: which of them may be the first that is true, and whether none may be. */
  function firsts(conditions: readonly Condition[]): {
    readonly each: readonly Formula[];
    readonly none: Formula;
  } {
    const notYet: Formula[] = [];
    const each = conditions.map((condition) => {
      const { isTrue, isFalse } = compiler.rails(condition, side);
      const possible = and([...notYet, strict ? isTrue : negate(isFalse)]);
      notYet.push(negate(isTrue));
      return possible;
    });
    return { each, none: and(notYet) };
  }

  function decayed(inner: Sum, end: "low" | "high"): Sum {
    const { decay } = model;
    if (decay === undefined) return inner;
    const { points, every, without, since, min } = decay;
    const covers = [...without, ...model.reset].map((activity) => activity.covers);
    return {
      kind: "decayed",
      what: JSON.stringify([points, every.milliseconds, since, covers, without.length]),
      loss: end === "low" && !strict ? "most" : "least",
      inner,
      min,
      spared: spared(decay),
    };
  }

  /** Nothing is lost while the start lies close to now, or there is none; usually an activity is a recent one. */
  function spared(decay: NonNullable<ScoreModel["decay"]>): Formula {
    const { space } = compiler;
    const { since, without } = decay;
    const seen = space.count(decay);
    const carried = space.carried(without.flatMap(({ leaves }) => leaves));
    const lately = since === undefined ? no : space.field(since.id, startsLately(decay), side).isTrue;
    const never = since === undefined ? and([carried, compare(seen, "<=", 0)]) : no;
    const usually = and([literal(space.course, courses.usual, 7), carried, compare(seen, ">=", 1)]);
    return or([lately, never, usually]);
  }
}

const clamped = (inner: Sum, bounds: { readonly min: number; readonly max: number } | undefined): Sum =>
  bounds === undefined || (bounds.min === -Infinity && bounds.max === Infinity)
    ? inner
    : { kind: "clamp", inner, min: bounds.min, max: bounds.max };
