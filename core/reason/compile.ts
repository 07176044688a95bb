import type { Condition, NumberTest, ScoreModel, ScoreRule, Truth } from "../criteria/model.ts";
import { mostTimes } from "../criteria/limit.ts";
import { matrixCell } from "../criteria/matrix.ts";
import { type Side, accountTest, domainFields } from "./collect.ts";
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
import type { Space } from "./space.ts";

/** The two statements that stand for a three-valued condition: it is true, it is false. Both may fail: unknown. */
export interface Rails {
  readonly isTrue: Formula;
  readonly isFalse: Formula;
}

const unknown: Rails = { isTrue: no, isFalse: no };
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
    const rails = set === undefined ? unknown : this.rails(set.criteria, side);
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
    const ends = { low: this.#end(model, side, strict, "low"), high: this.#end(model, side, strict, "high") };
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
        const seen = this.#space.count(condition);
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
        const outcomes = this.#outcomes(condition.segmentation, side);
        const inside = among(outcomes, condition.values);
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
    const bounded = clamped(total, model.bounds);
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
    const seen = scale(this.#space.limited(rule, model.timeZone), rule.points);
    const hidden = strict || sure ? nothing : this.#unrecorded(rule, model);
    return when(guard, plus([seen, hidden]), this.#space.cellsOf);
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

  /** Every segment that may come out, each with the statement that it may; "" stands for none. */
  #outcomes(id: string, side: Side): ReadonlyMap<string, Formula> {
    const segmentation = side.dictionary.segmentations.get(id);
    if (segmentation === undefined)
      return new Map([
        ["", yes],
        [id, yes],
      ]);
    if (segmentation.order === "highest-of") {
      const order = [...segmentation.names.keys(), ""];
      const grades = segmentation.of.map((other) => this.#outcomes(other, side));
      const may = (grade: ReadonlyMap<string, Formula>, segment: string): Formula => grade.get(segment) ?? no;
      return new Map(
        order.map((segment, rank) => {
          const worse = order.slice(rank);
          // One of them may have it, and none of them is sure to be better.
          const someHave = or(grades.map((grade) => may(grade, segment)));
          const noneBetter = and(grades.map((grade) => or(worse.map((other) => may(grade, other)))));
          return [segment, and([someHave, noneBetter])];
        }),
      );
    }
    const { segments, order, matrix } = segmentation;
    const rails = segments.map((segment) =>
      segment.when === undefined ? { isTrue: yes, isFalse: no } : this.rails(segment.when, side),
    );
    const noneSure = and(rails.map(({ isTrue }) => negate(isTrue)));
    if (order === "exclusive")
      return new Map([
        ...segments.map((segment, index) => {
          const { isTrue, isFalse } = rails[index] ?? unknown;
          return [segment.id, or([isTrue, and([noneSure, negate(isFalse)])])] as const;
        }),
        ["", noneSure],
      ]);
    const before = (index: number): readonly Formula[] =>
      rails.slice(0, index).map(({ isTrue }) => negate(isTrue));
    const listed = segments.map(
      (segment, index) =>
        [segment.id, and([...before(index), negate((rails[index] ?? unknown).isFalse)])] as const,
    );
    if (matrix === undefined) return new Map([...listed, ["", noneSure]]);
    const [rows, columns] = matrix.map((score) => this.#bandsPossible(score, side)) as [
      readonly Formula[],
      readonly Formula[],
    ];
    const cells = rows.flatMap((row, i) =>
      columns.map((column, j) => [matrixCell(i, j), and([noneSure, row, column])] as const),
    );
    return new Map([...listed, ...cells]);
  }

  #bandsPossible(score: string, side: Side): readonly Formula[] {
    const { low, high } = this.score(score, side, false);
    const bands = side.dictionary.scores.get(score)?.bands ?? [];
    return bands.map(({ atLeast }, index) => {
      const above = bands[index - 1]?.atLeast ?? Infinity;
      return and([compare(high, ">=", atLeast), compare(low, "<=", above - 1)]);
    });
  }

  /** The first known field that holds a domain decides. */
  #accountList(condition: Extract<Condition, { kind: "account-list" }>, side: Side): Rails {
    const missing: Formula[] = [];
    const [hits, misses]: [Formula[], Formula[]] = [[], []];
    for (const field of domainFields(side.dictionary)) {
      const { isTrue, isFalse } = this.#space.field(field.id, accountTest(field, condition), side);
      hits.push(and([...missing, isTrue]));
      misses.push(and([...missing, isFalse]));
      missing.push(negate(isTrue), negate(isFalse));
    }
    return { isTrue: or(hits), isFalse: or(misses) };
  }
}

const turned = ({ isTrue, isFalse }: Rails): Rails => ({ isTrue: isFalse, isFalse: isTrue });

const allOf = (parts: readonly Rails[]): Rails => ({
  isTrue: and(parts.map(({ isTrue }) => isTrue)),
  isFalse: or(parts.map(({ isFalse }) => isFalse)),
});

const clamped = (inner: Sum, bounds: { readonly min: number; readonly max: number } | undefined): Sum =>
  bounds === undefined || (bounds.min === -Infinity && bounds.max === Infinity)
    ? inner
    : { kind: "clamp", inner, min: bounds.min, max: bounds.max };

/** True if every outcome that may come out is wanted, false if none of them is. */
const among = (outcomes: ReadonlyMap<string, Formula>, wanted: readonly string[]): Rails => {
  const impossible = (isIn: boolean): Formula =>
    and(
      [...outcomes]
        .filter(([id]) => (id !== "" && wanted.includes(id)) === isIn)
        .map(([, possible]) => negate(possible)),
    );
  return { isTrue: and([impossible(false), negate(impossible(true))]), isFalse: impossible(true) };
};

/** The lowest and highest values that satisfy a test; "none of" gives several stretches. */
function stretches(test: NumberTest): readonly { readonly min: number; readonly max: number }[] {
  switch (test.op) {
    case "at_least":
      return [{ min: Math.ceil(test.value), max: Infinity }];
    case "more_than":
      return [{ min: Math.floor(test.value) + 1, max: Infinity }];
    case "at_most":
      return [{ min: -Infinity, max: Math.floor(test.value) }];
    case "less_than":
      return [{ min: -Infinity, max: Math.ceil(test.value) - 1 }];
    case "between":
      return [{ min: Math.ceil(test.low), max: Math.floor(test.high) }];
    case "one_of":
      return test.values.map((value) => ({ min: value, max: value }));
    case "none_of": {
      const sorted = [...test.values].sort((a, b) => a - b);
      return [-Infinity, ...sorted].map((value, index) => ({
        min: value === -Infinity ? value : value + 1,
        max: (sorted[index] ?? Infinity) - 1,
      }));
    }
  }
}

/** A score against a test: true if all of it lies in one stretch, false if none of it lies in any. */
function compared(test: NumberTest, low: Sum, high: Sum): Rails {
  const inside = stretches(test);
  return {
    isTrue: or(inside.map(({ min, max }) => and([compare(low, ">=", min), compare(high, "<=", max)]))),
    isFalse: and(
      inside.map(({ min, max }) => or([compare(high, "<=", min - 1), compare(low, ">=", max + 1)])),
    ),
  };
}

/** A count against a test; where the data do not carry what is counted, there may be any number more. */
function counted(test: NumberTest, seen: Sum, carried: Formula): Rails {
  const inside = stretches(test);
  return {
    isTrue: or(
      inside.map(({ min, max }) =>
        and([compare(seen, ">=", min), max === Infinity ? yes : and([carried, compare(seen, "<=", max)])]),
      ),
    ),
    isFalse: and(
      inside.map(({ min, max }) =>
        or([
          max === Infinity ? no : compare(seen, ">=", max + 1),
          min === -Infinity ? no : and([carried, compare(seen, "<=", min - 1)]),
        ]),
      ),
    ),
  };
}

/** Neighbouring bands that are all wanted, as ranges of points. */
function runs(
  bands: readonly { readonly id: string; readonly atLeast: number }[],
  isIn: (band: string) => boolean,
): readonly { readonly min: number; readonly max: number }[] {
  const found: { min: number; max: number }[] = [];
  for (const [index, { id, atLeast }] of bands.entries()) {
    const max = (bands[index - 1]?.atLeast ?? Infinity) - 1;
    const last = found.at(-1);
    if (!isIn(id)) continue;
    if (last !== undefined && last.min === max + 1) last.min = atLeast;
    else found.push({ min: atLeast, max });
  }
  return found;
}
