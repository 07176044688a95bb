import { evaluate } from "../criteria/evaluate.ts";
import type { Lead } from "../criteria/lead.ts";
import type { Condition, Dictionary, Field, FieldTest, Value, Window } from "../criteria/model.ts";
import { situation } from "../criteria/situation.ts";
import { candidates, listEntries } from "./candidates.ts";
import type { Counter } from "./collect.ts";
import { usualPast } from "./periods.ts";

/** A kind of occurrence that the same counters count; how many of it there are is one variable. */
export interface OccurrenceClass {
  /** The activity, or the stage that was entered. */
  readonly id: string;
  readonly isStage: boolean;
  readonly counters: ReadonlySet<object>;
  readonly values: ReadonlyMap<string, Value>;
  /** Its age lies above `youngest` and is at most `oldest`, in milliseconds. */
  readonly youngest: number;
  readonly oldest: number;
}

const day = 86_400_000;
const mostCombinations = 2000;

/** Divides what can happen into classes, by activity, age and recorded values; `undefined` where there are too many. */
export function occurrenceClasses(
  counters: readonly Counter[],
  now: number,
): readonly OccurrenceClass[] | undefined {
  const ids = new Map<string, Counter[]>();
  for (const counter of counters) {
    const covered =
      counter.stage === undefined
        ? counter.activities.flatMap(({ covers }) => covers)
        : [`reached ${counter.stage}`];
    for (const id of new Set(covered)) ids.set(id, [...(ids.get(id) ?? []), counter]);
  }
  const classes: OccurrenceClass[] = [];
  for (const [id, own] of ids) {
    const combinations = valueCombinations(id, own, now);
    if (combinations === undefined) return undefined;
    const borders = [...new Set(own.flatMap(({ window }) => bordersOf(window, now)))]
      .filter((age) => age >= 0)
      .sort((a, b) => a - b);
    const seen = new Set<string>();
    for (const values of combinations)
      for (const [index, youngest] of [-1, ...borders].entries()) {
        const oldest = borders[index] ?? Math.max(youngest, 0) + usualPast;
        const counting = own.filter(
          ({ where, window, side }) =>
            holds(where, values, side.dictionary, now) && isIn(window, oldest, now),
        );
        const key = counting.map((counter) => own.indexOf(counter)).join(",");
        if (counting.length === 0 || seen.has(key)) continue;
        seen.add(key);
        classes.push({
          id: id.replace(/^reached /, ""),
          isStage: id.startsWith("reached "),
          counters: new Set(counting.map((counter) => counter.key)),
          values,
          youngest,
          oldest,
        });
      }
  }
  return classes;
}

/** The ages, in milliseconds, up to which something lies on one side of a window. */
function bordersOf(window: Window, now: number): readonly number[] {
  switch (window.op) {
    case "ever":
      return [];
    case "within":
      return [window.duration.milliseconds];
    case "before":
      return [now - window.day.start];
    case "after":
      return [now - window.day.start - day];
  }
}

/** Whether an occurrence of this age, the oldest of its class, lies in a window. */
function isIn(window: Window, age: number, now: number): boolean {
  switch (window.op) {
    case "ever":
      return true;
    case "within":
      return age <= window.duration.milliseconds;
    case "before":
      return age > now - window.day.start;
    case "after":
      return age <= now - window.day.start - day;
  }
}

/** Every combination of recorded values that some `where` can tell apart, and nothing recorded. */
function valueCombinations(
  id: string,
  counters: readonly Counter[],
  now: number,
): readonly ReadonlyMap<string, Value>[] | undefined {
  const asked = new Map<
    string,
    { readonly field: Field; readonly tests: FieldTest[]; readonly dictionary: Dictionary }
  >();
  for (const { where, side } of counters)
    for (const { field, test } of where === undefined ? [] : fieldTests(where)) {
      const own = side.dictionary.activities.get(id)?.fields.get(field.id) ?? field;
      const entry = asked.get(field.id) ?? { field: own, tests: [], dictionary: side.dictionary };
      asked.set(field.id, entry);
      entry.tests.push(test);
    }
  let combinations: readonly ReadonlyMap<string, Value>[] = [new Map()];
  for (const [fieldId, { field, tests, dictionary }] of asked) {
    const { values, complete } = candidates(field, tests, listEntries(dictionary), now);
    if (!complete || combinations.length * (values.length + 1) > mostCombinations) return undefined;
    combinations = combinations.flatMap((combination) => [
      ...values.map((value) => new Map([...combination, [fieldId, value]])),
      field.if_missing === undefined ? combination : new Map([...combination, [fieldId, field.if_missing]]),
    ]);
  }
  return combinations;
}

function fieldTests(condition: Condition): readonly { readonly field: Field; readonly test: FieldTest }[] {
  if ("of" in condition) return condition.of.flatMap(fieldTests);
  return condition.kind === "field" ? [condition] : [];
}

function holds(
  where: Condition | undefined,
  values: ReadonlyMap<string, Value>,
  dictionary: Dictionary,
  now: number,
): boolean {
  if (where === undefined) return true;
  const lead: Lead = { id: "", values, activities: new Map(), stages: new Map() };
  return evaluate(where, situation(dictionary, lead, { activities: new Set(), stages: false }, now)) === true;
}
