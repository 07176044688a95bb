import type { Activity, Condition, Truth } from "../criteria/model.ts";
import { domainFields } from "../criteria/account-list.ts";
import { type Side, accountTest } from "./collect.ts";
import { type Ends, scoreEnds } from "./compile-score.ts";
import { outcomes } from "./compile-segment.ts";
import { type Formula, and, atLeastOf, compare, negate, no, or, yes } from "./formula.ts";
import { type Rails, allOf, among, compared, counted, runs, turned, unknown } from "./rails.ts";
import { type Space, recordedAs } from "./space.ts";
import { type Sum, constant, when } from "./sum.ts";

/** Turns conditions of several versions into formulas over the variables of one space. */
export class Compiler {
  readonly space: Space;
  /** By the reset inside of which the condition is asked: there it counts other things. */
  readonly #conditions = new Map<string, Map<Condition, Rails>>();
  readonly #sets = new Map<string, Rails>();
  readonly #scores = new Map<string, Ends>();
  /** The activities that reset the score that is being compiled; none outside of such a score. */
  #reset: readonly Activity[] = [];

  constructor(space: Space) {
    this.space = space;
  }

  rails(condition: Condition, side: Side): Rails {
    const reset = nameOf(this.#reset);
    const conditions = this.#conditions.get(reset) ?? new Map<Condition, Rails>();
    this.#conditions.set(reset, conditions);
    const known = conditions.get(condition);
    if (known !== undefined) return known;
    const { isTrue, isFalse } = this.#plain(condition, side);
    const rails =
      condition.ifUnknown === undefined
        ? { isTrue, isFalse }
        : condition.ifUnknown
          ? { isTrue: negate(isFalse), isFalse }
          : { isTrue, isFalse: negate(isTrue) };
    conditions.set(condition, rails);
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
    const rails = set === undefined ? unknown : this.#inside([], () => this.rails(set.criteria, side));
    this.#sets.set(key, rails);
    return rails;
  }

  /** The lowest and the highest points of a score; `strict` where no answer means no points. */
  score(id: string, side: Side, strict: boolean): Ends {
    const key = `${String(side.index)} ${id} ${String(strict)}`;
    const known = this.#scores.get(key);
    if (known !== undefined) return known;
    const anything = (end: string): Sum => ({
      kind: "between",
      what: `score ${key} ${end}`,
      low: constant(-Infinity),
      high: constant(Infinity),
      usual: constant(0),
      course: this.space.course,
    });
    // While it is being worked out, and where it could not be read, a score may be anything.
    this.#scores.set(key, { low: anything("low"), high: anything("high") });
    const model = side.dictionary.scores.get(id);
    if (model === undefined) return { low: anything("low"), high: anything("high") };
    const ends = this.#inside(model.reset, () => scoreEnds(model, side, strict, this));
    this.#scores.set(key, ends);
    return ends;
  }

  /** Inside a score that is reset any part of what happened may count; where no reset is recorded, perhaps nothing. */
  sinceReset(seen: Sum): { readonly least: Sum; readonly most: Sum } {
    if (this.#reset.length === 0) return { least: seen, most: seen };
    const most: Sum = {
      kind: "between",
      what: `since ${nameOf(this.#reset)}`,
      low: constant(0),
      high: seen,
      usual: seen,
      course: this.space.course,
    };
    const carried = this.space.carried(this.#reset.flatMap(({ leaves }) => leaves));
    return { least: when(carried, most, this.space.cellsOf), most };
  }

  /** Works something out inside a score with such a reset: a reset counts inside its own score only. */
  #inside<T>(reset: readonly Activity[], work: () => T): T {
    const outer = this.#reset;
    this.#reset = reset;
    const result = work();
    this.#reset = outer;
    return result;
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
      case "count":
        return atLeast(condition.atLeast, each(condition.of));
      case "field":
        return this.space.field(condition.field.id, condition.test, side);
      case "activity": {
        const { least, most } = this.sinceReset(this.space.count(condition));
        return counted(condition.test, least, most, this.space.carried(recordedAs(condition)));
      }
      case "reached": {
        const seen = this.space.count(condition);
        return counted(condition.test, seen, seen, this.space.carried(recordedAs(condition)));
      }
      case "score": {
        const { low, high } = this.score(condition.score, side, condition.ifUnknown === false);
        return compared(condition.test, low, high);
      }
      case "band":
        return this.#band(condition.score, condition.bands, condition.ifUnknown, side);
      case "segment": {
        const inside = among(
          this.#inside([], () => outcomes(condition.segmentation, side, this)),
          condition.values,
        );
        return condition.op === "one_of" ? inside : turned(inside);
      }
      case "meets":
        return this.meets(condition.set, side);
      case "account-list":
        return this.#accountList(condition, side);
    }
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
      allOf(fields.map((field) => turned(this.space.field(field.id, accountTest(field, condition), side)))),
    );
  }
}

const atLeast = (need: number, parts: readonly Rails[]): Rails => ({
  isTrue: atLeastOf(
    need,
    parts.map(({ isTrue }) => isTrue),
  ),
  isFalse: atLeastOf(
    parts.length - need + 1,
    parts.map(({ isFalse }) => isFalse),
  ),
});

/** What activities cover, which their ids alone do not tell when there are two versions. */
const nameOf = (activities: readonly Activity[]): string =>
  activities.flatMap(({ covers }) => covers).join(" ");
