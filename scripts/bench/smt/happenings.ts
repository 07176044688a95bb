import { evaluate } from "../../../core/criteria/evaluate.ts";
import type { Lead, Occurrence } from "../../../core/criteria/lead.ts";
import type { Activity, Condition, Dictionary, Value, Window } from "../../../core/criteria/model.ts";
import { situation } from "../../../core/criteria/situation.ts";
import { scoreInputs, segmentationInputs } from "../../../core/criteria/inputs.ts";
import { canonical } from "../../../core/change/canonical.ts";
import { sum } from "./terms.ts";

/** What is counted: of activities or of entries into a stage, in a window, where something is so. */
export interface Counted {
  readonly activities: readonly Activity[];
  readonly stage: string | undefined;
  readonly where: Condition | undefined;
  readonly window: Window;
}

/** How often things happened, as variables of the solver. */
export interface Happenings {
  readonly declarations: readonly string[];
  /** How often it happened as far as it is recorded, as a term. */
  readonly count: (counted: Counted) => string;
  /** The numbers of a lead, as terms that hold for it. */
  readonly facts: (lead: Lead) => readonly string[];
}

const dayLength = 86_400_000;

/**
 * One number for everything that a window or a `where` can tell apart: an activity, a stretch of the past between two
 * ends of windows, and which of the conditions on its own fields hold. A window is a sum of them, so what happened
 * within 30 days did so within 90.
 */
export function happeningsOf(dictionaries: readonly Dictionary[], now: number): Happenings {
  const all = dictionaries.flatMap(countedIn);
  // A moment is on one side of an end: at most so old.
  const ends = [...new Set(all.flatMap(({ window }) => endsOf(window, now)))]
    .filter((end) => end >= 0)
    .sort((a, b) => a - b);
  const stretches = [...ends, Infinity];
  const wheres = [
    ...new Map(all.flatMap(({ where }) => (where === undefined ? [] : [[canonical(where), where]]))).values(),
  ];
  const [first] = dictionaries;
  const ids = new Set(all.flatMap(named));
  const kinds = new Map(
    [...ids].map((id) => [id, [...new Set(samplesOf(id, first, wheres).map((values) => whichHold(values)))]]),
  );
  const nameOf = (id: string, stretch: number, kind: string): string =>
    `n_${id.replaceAll(/[^a-z0-9]/g, "_")}_${String(stretch)}_${kind}`;
  const cells = [...kinds].flatMap(([id, own]) =>
    stretches.flatMap((_, stretch) =>
      own.map((kind) => ({ id, stretch, kind, name: nameOf(id, stretch, kind) })),
    ),
  );
  return {
    declarations: cells.flatMap(({ name }) => [`(declare-const ${name} Int)`, `(assert (>= ${name} 0))`]),
    count: (counted) => {
      const own = named(counted);
      const place =
        counted.where === undefined
          ? -1
          : wheres.findIndex((one) => canonical(one) === canonical(counted.where));
      return sum(
        cells.flatMap(({ id, stretch, kind, name }) =>
          own.includes(id) &&
          lies(stretches[stretch - 1] ?? -1, stretches[stretch] ?? Infinity, counted.window, now) &&
          (place < 0 || kind[place] === "1")
            ? [name]
            : [],
        ),
      );
    },
    facts: (lead) => {
      const seen = new Map<string, number>();
      const note = (id: string, happened: readonly Occurrence[]): void => {
        for (const { at, values } of happened) {
          if (at > now) continue;
          const name = nameOf(
            id,
            stretches.findIndex((end) => now - at <= end),
            whichHold(values),
          );
          seen.set(name, (seen.get(name) ?? 0) + 1);
        }
      };
      for (const [id, happened] of lead.activities) note(id, happened);
      for (const [id, happened] of lead.stages) note(`stage ${id}`, happened);
      return cells.map(({ name }) => `(= ${name} ${String(seen.get(name) ?? 0)})`);
    },
  };

  /** For each condition on an occurrence whether it is true of these values, as ones and noughts. */
  function whichHold(values: ReadonlyMap<string, Value>): string {
    if (first === undefined) return "";
    const lead = { id: "", values, activities: new Map(), stages: new Map() };
    const about = situation(first, lead, { activities: new Set(), stages: false }, now);
    return wheres.map((where) => (evaluate(where, about) === true ? "1" : "0")).join("");
  }
}

const named = ({ activities, stage }: Counted): readonly string[] =>
  stage === undefined ? [...new Set(activities.flatMap(({ covers }) => covers))] : [`stage ${stage}`];

function endsOf(window: Window, now: number): readonly number[] {
  switch (window.op) {
    case "ever":
      return [];
    case "within":
      return [window.duration.milliseconds];
    case "before":
      return [now - window.day.start];
    case "after":
      return [now - window.day.start - dayLength];
  }
}

/** Whether a stretch of ages, without its young end and with its old one, lies in a window. */
function lies(young: number, old: number, window: Window, now: number): boolean {
  const [end = Infinity] = endsOf(window, now);
  return window.op === "before" ? young >= Math.max(end, -1) : old <= end;
}

/** Values that an occurrence of an activity may have: what the conditions compare with, and what lies beside it. */
function samplesOf(
  id: string,
  dictionary: Dictionary | undefined,
  wheres: readonly Condition[],
): readonly ReadonlyMap<string, Value>[] {
  const numbers = wheres.flatMap(numbersIn).flatMap((value) => [value - 1, value, value + 1]);
  return [...(dictionary?.activities.get(id)?.fields.values() ?? [])].reduce<
    readonly ReadonlyMap<string, Value>[]
  >(
    (rows, field) => {
      if (field.type !== "number") throw new Error(`the encoding has no ${field.type} of an activity`);
      return rows.flatMap((row) => [row, ...numbers.map((value) => new Map([...row, [field.id, value]]))]);
    },
    [new Map()],
  );
}

function numbersIn(condition: Condition): readonly number[] {
  if ("of" in condition) return condition.of.flatMap(numbersIn);
  if (condition.kind !== "field" || condition.test.of !== "number") return [];
  const { test } = condition.test;
  return test.op === "between" ? [test.low, test.high] : "values" in test ? test.values : [test.value];
}

/** Everything that the definitions count. */
function countedIn(dictionary: Dictionary): readonly Counted[] {
  const models = [...dictionary.scores.values()];
  return [
    ...[...dictionary.sets.values()].flatMap(({ criteria }) => countedBy(criteria)),
    ...models.flatMap((model) => scoreInputs(model).conditions.flatMap(countedBy)),
    ...models.flatMap(({ rules }) =>
      rules.flatMap((rule) => (rule.kind === "each" ? [{ ...rule, stage: undefined }] : [])),
    ),
    ...[...dictionary.segmentations.values()].flatMap((one) =>
      segmentationInputs(one).conditions.flatMap(countedBy),
    ),
  ];
}

function countedBy(condition: Condition): readonly Counted[] {
  if ("of" in condition) return condition.of.flatMap(countedBy);
  if (condition.kind === "activity") return [{ ...condition, stage: undefined }];
  return condition.kind === "reached" ? [{ ...condition, activities: [], where: undefined }] : [];
}
