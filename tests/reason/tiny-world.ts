import fc from "fast-check";
import { evaluate } from "../../core/criteria/evaluate.ts";
import type { Lead, Occurrence } from "../../core/criteria/lead.ts";
import type { Condition, Dictionary, Truth, Value } from "../../core/criteria/model.ts";
import { situation } from "../../core/criteria/situation.ts";
import { type RawCondition, linked } from "./small-world.ts";

export const now = Date.UTC(2026, 5, 30, 12);
const day = 86_400_000;

/** How many conditions one world has: every two of them are a pair. */
export const conditionsPerWorld = 20;

const dictionary = {
  "fields.yaml": {
    size: { type: "number", whole: true, about: "account", description: "Size.", min: 0, max: 3 },
    industry: { type: "choice", about: "account", description: "Industry.", values: ["a", "b"] },
    asked: { type: "boolean", about: "person", description: "Asked.", if_missing: false },
    budget: { type: "boolean", about: "person", description: "Budget." },
  },
  "activities.yaml": { visit: { description: "A visit." } },
};

const windows = fc.constantFrom({}, { within: "30 days" });

const leaf = fc.oneof(
  fc
    .tuple(fc.constantFrom("at_least", "at_most", "is", "is_not"), fc.integer({ min: 0, max: 3 }))
    .map(([op, value]): RawCondition => ({ field: "size", [op]: value })),
  fc.boolean().map((known): RawCondition => ({ field: "size", known })),
  fc
    .tuple(fc.constantFrom("is", "is_not"), fc.constantFrom("a", "b"))
    .map(([op, value]): RawCondition => ({ field: "industry", [op]: value })),
  fc
    .tuple(fc.constantFrom("asked", "budget"), fc.boolean())
    .map(([field, value]): RawCondition => ({ field, is: value })),
  fc
    .tuple(fc.constantFrom({}, { at_least: 2 }, { at_most: 1 }, { never: true }), windows)
    .map(([count, window]): RawCondition => ({
      activity: "visit",
      ...count,
      ...("never" in count ? {} : window),
    })),
);

const aboutScore = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("at_least", "less_than", "at_most", "more_than"),
      fc.integer({ min: -10, max: 30 }),
    )
    .map(([op, value]): RawCondition => ({ score: "points", [op]: value })),
  fc.constantFrom<RawCondition>(
    { score: "points", band: "hot" },
    { score: "points", band: ["hot", "cold"] },
    { score: "points", between: [3, 9] },
  ),
  fc.constantFrom<RawCondition>({ segment: "kind", is: "big" }, { segment: "kind", is_not: "rest" }),
);

const unknown = fc.constantFrom({}, {}, {}, { if_unknown: true }, { if_unknown: false });

const condition = (withScore: boolean): fc.Arbitrary<RawCondition> =>
  fc.letrec<{ node: RawCondition }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      fc
        .tuple(withScore ? fc.oneof(leaf, aboutScore) : leaf, unknown)
        .map(([one, extra]): RawCondition => ({ ...one, ...extra })),
      fc
        .tuple(
          fc.constantFrom("all", "any", "none"),
          fc.array(tie("node"), { minLength: 1, maxLength: 3 }),
          unknown,
        )
        .map(([kind, of, extra]): RawCondition => ({ [kind]: of, ...extra })),
      fc.array(tie("node"), { minLength: 2, maxLength: 3 }).map((of): RawCondition => ({ at_least: 2, of })),
    ),
  })).node;

const rule = fc.oneof(
  fc
    .tuple(condition(false), fc.integer({ min: -12, max: 15 }), fc.constantFrom({}, { group: "fit" }))
    .map(([when, points, group]) => ({ when, points, ...group })),
  fc.tuple(condition(false), condition(false)).map(([one, two]) => ({
    first: [
      { when: one, points: 9 },
      { when: two, points: -4 },
    ],
  })),
  fc
    .tuple(windows, fc.integer({ min: -6, max: 9 }))
    .map(([window, points]) => ({ each: "visit", ...window, limit: "once", points })),
);

const extras = fc.constantFrom<object>(
  {},
  { min: 0 },
  { max: 12 },
  { overrides: [{ name: "O", when: { field: "budget", is: true }, set: 20 }] },
);

/** A world of random conditions and a random score, all of it over so few values that every lead can be listed. */
export const tinyWorld = fc
  .tuple(
    fc.array(condition(true), { minLength: conditionsPerWorld, maxLength: conditionsPerWorld }),
    fc.array(rule, { minLength: 1, maxLength: 5 }),
    extras,
  )
  .map(([conditions, rules, extra]): Dictionary => {
    const criteria = conditions.map((one, index) => [
      `criteria/c${String(index)}.yaml`,
      { name: "C", description: "C.", criteria: one },
    ]);
    return linked({
      ...dictionary,
      "funnel.yaml": { name: "F", stages: ["one"] },
      "stages/one.yaml": {
        name: "S",
        description: "S.",
        worked_by: "sales",
        criteria: { field: "size", known: true },
      },
      ...(Object.fromEntries(criteria) as Record<string, object>),
      "scores/points.yaml": {
        name: "Points",
        description: "P.",
        groups: { fit: { name: "Fit", max: 15 } },
        rules: rules.map((one, index) => ({ id: `r${String(index)}`, name: "R", ...one })),
        bands: [{ id: "hot", at_least: 10 }, { id: "warm", at_least: 0 }, { id: "cold" }],
        ...extra,
      },
      "segments/kind.yaml": {
        name: "Kind",
        description: "K.",
        first: [
          { id: "big", name: "Big", when: { field: "size", at_least: 2 } },
          { id: "rest", name: "Rest", otherwise: true },
        ],
      },
    });
  });

interface Told {
  readonly lead: Lead;
  readonly isRecorded: boolean;
}

const ages = (count: number, age: number): readonly Occurrence[] =>
  Array.from({ length: count }, () => ({ at: now - age * day, values: new Map() }));

/** Every lead that the conditions of a tiny world can tell apart: counts above two make no difference there. */
export const everyLead: readonly Told[] = [undefined, 0, 1, 2, 3].flatMap((size) =>
  [undefined, "a", "b"].flatMap((industry) =>
    [false, true].flatMap((asked) =>
      [undefined, false, true].flatMap((budget) =>
        [0, 1, 2].flatMap((late) =>
          [0, 1, 2].flatMap((early) =>
            [true, false].map((isRecorded): Told => {
              const given = { size, industry, asked, budget };
              const values = Object.entries(given).flatMap(([id, value]): [string, Value][] =>
                value === undefined ? [] : [[id, value]],
              );
              const visits = [...ages(late, 10), ...ages(early, 60)];
              const activities = new Map([["visit", visits]]);
              return {
                lead: { id: "x", values: new Map(values), activities, stages: new Map() },
                isRecorded,
              };
            }),
          ),
        ),
      ),
    ),
  ),
);

/** The answer for every lead, in their order. */
export const answersOf = (
  dictionary: Dictionary,
  asked: readonly Condition[],
): readonly (readonly Truth[])[] => {
  const rows = everyLead.map(({ lead, isRecorded }) => {
    const carried = { activities: new Set(isRecorded ? ["visit"] : []), stages: false };
    const about = situation(dictionary, lead, carried, now);
    return asked.map((one) => evaluate(one, about));
  });
  return asked.map((_, index) => rows.map((row) => row[index]));
};
