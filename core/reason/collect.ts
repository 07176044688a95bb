import { domainFields } from "../criteria/account-list.ts";
import { scoreInputs, segmentationInputs } from "../criteria/inputs.ts";
import type {
  Activity,
  Condition,
  Decay,
  Dictionary,
  Field,
  FieldTest,
  Limit,
  ScoreRule,
  Window,
} from "../criteria/model.ts";
import { startsLately } from "./decay-start.ts";
import { mostPeriods } from "./periods.ts";

/** One version of the definitions: a question may be about two of them at once. */
export interface Side {
  readonly dictionary: Dictionary;
  /** 0 for the first version, 1 for the second. */
  readonly index: number;
}

/** Something that counts occurrences: a condition, or a rule of a score. */
export interface Counter {
  readonly key: object;
  readonly side: Side;
  readonly activities: readonly Activity[];
  readonly stage: string | undefined;
  readonly where: Condition | undefined;
  readonly window: Window;
  readonly limit: Limit | undefined;
  /** Counts above this one need not be told apart. */
  readonly most: number;
  /** Whether each one more gives points, however many there are. */
  readonly isOpen: boolean;
}

export interface FieldUse {
  readonly side: Side;
  readonly field: Field;
  readonly test: FieldTest;
}

/** Everything about a lead that some conditions can ask. */
export interface Questions {
  readonly fields: ReadonlyMap<string, readonly FieldUse[]>;
  readonly counters: readonly Counter[];
  /** The activities of which the data may have no record; `""` is the history of stages. */
  readonly recorded: ReadonlySet<string>;
  /** Whether something needs itself: such definitions are a mistake and have no answer. */
  readonly isCircular: boolean;
}

const mostTimes = 12;

/** Walks conditions with all that they rest on, in their version of the definitions. */
export function collect(roots: readonly { readonly condition: Condition; readonly side: Side }[]): Questions {
  const fields = new Map<string, FieldUse[]>();
  const counters = new Map<object, Counter>();
  const recorded = new Set<string>();
  const seen = new Set<string>();
  const open = new Set<string>();
  let isCircular = false;
  for (const { condition, side } of roots) visit(condition, side);
  return { fields, counters: [...counters.values()], recorded, isCircular };

  function count(counter: Counter): void {
    counters.set(counter.key, counter);
    if (counter.stage === undefined) record(counter.activities);
    else recorded.add("");
  }

  function record(activities: readonly Activity[]): void {
    for (const { leaves } of activities) for (const id of leaves) recorded.add(id);
  }

  function use(field: Field, test: FieldTest, side: Side): void {
    const uses = fields.get(field.id) ?? [];
    fields.set(field.id, uses);
    uses.push({ side, field, test });
  }

  function visit(condition: Condition, side: Side): void {
    switch (condition.kind) {
      case "all":
      case "any":
      case "none":
      case "count":
        for (const part of condition.of) visit(part, side);
        return;
      case "field":
        use(condition.field, condition.test, side);
        return;
      case "activity":
      case "reached":
        count(counterOf(condition, side));
        return;
      case "meets": {
        const set = side.dictionary.sets.get(condition.set);
        once(`set ${condition.set}`, side, () => {
          if (set !== undefined) visit(set.criteria, side);
        });
        return;
      }
      case "score":
      case "band":
        visitScore(condition.score, side);
        return;
      case "segment":
        visitSegmentation(condition.segmentation, side);
        return;
      case "account-list":
        for (const field of domainFields(side.dictionary)) use(field, accountTest(field, condition), side);
        return;
    }
  }

  function visitScore(id: string, side: Side): void {
    const model = side.dictionary.scores.get(id);
    if (model === undefined) return;
    once(`score ${id}`, side, () => {
      const inputs = scoreInputs(model);
      for (const condition of inputs.conditions) visit(condition, side);
      for (const part of inputs.scores) visitScore(part.id, side);
      for (const rule of model.rules) if (rule.kind === "each") count(ruleCounter(rule, side));
      record(model.reset);
      if (model.decay !== undefined) visitDecay(model.decay, side);
    });
  }

  function visitDecay(decay: Decay, side: Side): void {
    if (decay.since !== undefined) use(decay.since, startsLately(decay), side);
    const anyTime = { stage: undefined, where: undefined, window: { op: "ever" }, limit: undefined } as const;
    count({ key: decay, side, activities: decay.without, most: 1, isOpen: false, ...anyTime });
  }

  function visitSegmentation(id: string, side: Side): void {
    const segmentation = side.dictionary.segmentations.get(id);
    if (segmentation === undefined) return;
    once(`segment ${id}`, side, () => {
      const inputs = segmentationInputs(segmentation);
      for (const condition of inputs.conditions) visit(condition, side);
      for (const score of inputs.scores) visitScore(score.id, side);
      for (const other of inputs.segmentations) visitSegmentation(other.id, side);
    });
  }

  function once(key: string, side: Side, walk: () => void): void {
    const name = `${String(side.index)} ${key}`;
    isCircular ||= open.has(name);
    if (seen.has(name)) return;
    seen.add(name);
    open.add(name);
    walk();
    open.delete(name);
  }
}

function counterOf(condition: Extract<Condition, { kind: "activity" | "reached" }>, side: Side): Counter {
  const { test, window } = condition;
  const bounds = test.op === "between" ? [test.high] : "values" in test ? test.values : [test.value];
  const most = Math.max(...bounds) + 1;
  const common = { key: condition, side, window, limit: undefined, most, isOpen: false };
  return condition.kind === "activity"
    ? { ...common, activities: condition.activities, stage: undefined, where: condition.where }
    : { ...common, activities: [], stage: condition.stage, where: undefined };
}

function ruleCounter(rule: Extract<ScoreRule, { kind: "each" }>, side: Side): Counter {
  const { activities, where, window, limit } = rule;
  const most =
    limit === undefined ? Infinity : limit.count * (limit.per === "ever" ? 1 : mostPeriods(limit, window));
  return {
    key: rule,
    side,
    activities,
    stage: undefined,
    where,
    window,
    limit,
    most: Math.min(most, mostTimes),
    isOpen: most > mostTimes,
  };
}

const accountMark = "account list ";

/** The question whether one field puts the account on a list, written as a test of that field. */
export const accountTest = (
  field: Field,
  { list, tiers }: Extract<Condition, { kind: "account-list" }>,
): Extract<FieldTest, { of: "listed" }> => ({
  of: "listed",
  op: field.type === "email" ? "domain_in_list" : "in_list",
  list: accountMark + JSON.stringify([list, tiers ?? null]),
});

/** The list and the tiers of such a test; `undefined` for a test of an ordinary list. */
export function accountListOf(
  list: string,
): { readonly id: string; readonly tiers: readonly string[] | undefined } | undefined {
  if (!list.startsWith(accountMark)) return undefined;
  const [id, tiers] = JSON.parse(list.slice(accountMark.length)) as [string, readonly string[] | null];
  return { id, tiers: tiers ?? undefined };
}
