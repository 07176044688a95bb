import fc from "fast-check";
import type { Dictionary } from "../../core/criteria/model.ts";
import { type RawCondition, linked } from "./small-world.ts";

/** How many conditions one world has: every two of them are two questions. */
export const conditionsPerWorld = 6;

const mostRules = 14;

const industries = ["software", "fintech", "health", "retail", "energy", "other"] as const;

const fields = {
  employees: { type: "number", whole: true, about: "account", description: "Size.", min: 0 },
  revenue: { type: "number", about: "account", description: "Revenue." },
  industry: { type: "choice", about: "account", description: "Industry.", values: industries },
  asked: { type: "boolean", about: "person", description: "Asked.", if_missing: false },
  trial: { type: "boolean", about: "person", description: "Trial." },
  title: { type: "text", about: "person", description: "Title." },
  email: { type: "email", about: "person", description: "Address." },
  tools: { type: "list", about: "account", description: "Tools.", values: ["x", "y", "z"] },
  created: { type: "date", about: "person", description: "Created." },
};

const activities = {
  visit: { description: "A visit.", fields: { page: { type: "number", description: "Page." } } },
  call: { description: "A call." },
  contact: { description: "Any contact.", includes: ["visit", "call"] },
};

const lists = {
  "lists/free.yaml": { name: "Free", description: "F.", entries: ["free.com", "edu"] },
  "lists/heads.yaml": { name: "Heads", description: "H.", entries: ["head", "head of sales"] },
};

const operators = fc.constantFrom("at_least", "at_most", "more_than", "less_than", "is", "is_not");
const bar = fc.constantFrom(1, 10, 50, 200, 1000, 5000);
const windows = fc.constantFrom(
  {},
  { within: "30 days" },
  { within: "90 days" },
  { within: "2 weeks" },
  { before: "2026-06-01" },
  { after: "2026-05-20" },
);
const lately = fc.constantFrom({}, { within: "30 days" }, { within: "90 days" });
const counts = fc.constantFrom({}, { at_least: 2 }, { at_least: 4 }, { at_most: 1 }, { between: [1, 3] });
const pages = fc.constantFrom({ at_least: 2 }, { less_than: 4 });

const ofNumbers: fc.Arbitrary<RawCondition> = fc.oneof(
  fc.tuple(operators, bar).map(([op, value]): RawCondition => ({ field: "employees", [op]: value })),
  fc
    .tuple(operators, fc.constantFrom(0.5, 1, 2.25, 10))
    .map(([op, value]): RawCondition => ({ field: "revenue", [op]: value })),
  fc.tuple(bar, bar).map(([a, b]): RawCondition => ({
    field: "employees",
    between: [Math.min(a, b), Math.max(a, b)],
  })),
);

const ofChoices: fc.Arbitrary<RawCondition> = fc.oneof(
  fc
    .tuple(fc.constantFrom("one_of", "none_of"), fc.subarray([...industries], { minLength: 1, maxLength: 4 }))
    .map(([op, values]): RawCondition => ({ field: "industry", [op]: values })),
  fc
    .tuple(fc.constantFrom("asked", "trial"), fc.boolean())
    .map(([field, is]): RawCondition => ({ field, is })),
  fc
    .tuple(
      fc.constantFrom("employees", "industry", "trial", "title", "email", "tools", "created"),
      fc.boolean(),
    )
    .map(([field, known]): RawCondition => ({ field, known })),
);

const ofTexts: fc.Arbitrary<RawCondition> = fc.constantFrom<RawCondition>(
  { field: "title", has_word: ["vp", "head"] },
  { field: "title", has_word: "head of" },
  { field: "title", contains: "ea" },
  { field: "title", contains: "head of" },
  { field: "title", contains: ["sale", "vp"] },
  { field: "title", starts_with: "vp" },
  { field: "title", ends_with: "sales" },
  { field: "title", is: "vp sales" },
  { field: "title", none_of: ["head", "vp"] },
  { field: "title", in_list: "heads" },
  { field: "email", domain_in_list: "free" },
  { field: "email", ends_with: ".edu" },
  { field: "email", starts_with: "info" },
);

const ofListsAndDates: fc.Arbitrary<RawCondition> = fc.constantFrom<RawCondition>(
  { field: "tools", includes: "x" },
  { field: "tools", includes_any: ["x", "y"] },
  { field: "tools", includes_all: ["y", "z"] },
  { field: "created", within: "30 days" },
  { field: "created", within: "90 days" },
  { field: "created", older_than: "30 days" },
  { field: "created", before: "2026-05-01" },
  { field: "created", after: "2026-06-10" },
);

const ofHappenings: fc.Arbitrary<RawCondition> = fc.oneof(
  fc
    .tuple(fc.constantFrom("visit", "call", "contact", ["visit", "call"]), counts, windows)
    .map(([activity, count, window]): RawCondition => ({ activity, ...count, ...window })),
  fc.tuple(pages, counts, windows).map(([page, count, window]): RawCondition => ({
    activity: "visit",
    where: { field: "page", ...page },
    ...count,
    ...window,
  })),
  fc.constantFrom<RawCondition>({ activity: "call", never: true }, { reached: "one", within: "30 days" }),
);

const leaf = fc.oneof(ofNumbers, ofChoices, ofTexts, ofListsAndDates, ofHappenings);

const aboutParts: fc.Arbitrary<RawCondition> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("at_least", "at_most", "more_than", "less_than"),
      fc.integer({ min: -20, max: 80 }),
    )
    .map(([op, value]): RawCondition => ({ score: "points", [op]: value })),
  fc.constantFrom<RawCondition>(
    { score: "points", band: "hot" },
    { score: "points", band: ["hot", "cold"] },
    { segment: "size", is: "large" },
    { segment: "size", one_of: ["mid", "small"] },
    { segment: "size", is_not: "mid" },
    { segment: "kind", is: "ours" },
    { meets: "one" },
  ),
);

const unknown = fc.constantFrom({}, {}, {}, { if_unknown: true }, { if_unknown: false });

const condition = (simple: fc.Arbitrary<RawCondition>): fc.Arbitrary<RawCondition> =>
  fc.letrec<{ node: RawCondition }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      fc.tuple(simple, unknown).map(([one, extra]): RawCondition => ({ ...one, ...extra })),
      fc
        .tuple(
          fc.constantFrom("all", "any", "none"),
          fc.array(tie("node"), { minLength: 1, maxLength: 4 }),
          unknown,
        )
        .map(([kind, of, extra]): RawCondition => ({ [kind]: of, ...extra })),
      fc.array(tie("node"), { minLength: 3, maxLength: 4 }).map((of): RawCondition => ({ at_least: 2, of })),
    ),
  })).node;

const groups = fc.constantFrom({}, { group: "fit" }, { group: "interest" });

const rule = fc.oneof(
  fc
    .tuple(condition(leaf), fc.integer({ min: -15, max: 25 }), groups)
    .map(([when, points, group]) => ({ when, points, ...group })),
  fc.tuple(leaf, leaf, leaf).map(([one, two, three]) => ({
    first: [
      { when: one, points: 20 },
      { when: two, points: 9 },
      { when: three, points: -7 },
    ],
  })),
  fc
    .tuple(fc.constantFrom("visit", "call"), lately, fc.integer({ min: -6, max: 9 }), groups)
    .map(([each, window, points, group]) => ({ each, ...window, limit: "once", points, ...group })),
);

const extras = fc.constantFrom<object>(
  {},
  { min: 0 },
  { min: 0, max: 100 },
  { overrides: [{ name: "O", when: { field: "trial", is: true }, set: 60 }] },
);

const whole = condition(fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 1, arbitrary: aboutParts }));

/** What people change in criteria: one condition more, another way in, a bar, a window. */
const edit: fc.Arbitrary<(one: RawCondition) => RawCondition> = fc.oneof(
  whole.map((more) => (one: RawCondition): RawCondition => ({ all: [one, more] })),
  whole.map((more) => (one: RawCondition): RawCondition => ({ any: [more, one] })),
  fc
    .constantFrom<readonly [RegExp, string]>(
      [/"30 days"/g, '"90 days"'],
      [/"(at_least|at_most)":50\b/g, '"$1":200'],
      [/"(at_least)":2\b/g, '"$1":3'],
      [/"(more_than|less_than)":10\b/g, '"$1":50'],
    )
    .map(
      ([from, to]) =>
        (one: RawCondition): RawCondition =>
          JSON.parse(JSON.stringify(one).replace(from, to)) as RawCondition,
    ),
);

/** A world of random conditions of every kind, three of them edits of others, a score of up to 14 rules, and two ways to divide companies. */
export const largeWorld = fc
  .tuple(
    fc.array(whole, { minLength: 3, maxLength: 3 }),
    fc.tuple(edit, edit, edit),
    fc.array(rule, { minLength: 1, maxLength: mostRules }),
    extras,
    fc.tuple(leaf, leaf),
  )
  .map(([before, edits, rules, extra, [ours, theirs]]): Dictionary => {
    const conditions = [...before, ...before.flatMap((one, index) => edits[index]?.(one) ?? [])];
    const criteria = conditions.map((one, index): [string, object] => [
      `criteria/c${String(index)}.yaml`,
      { name: "C", description: "C.", criteria: one },
    ]);
    return linked({
      "fields.yaml": fields,
      "activities.yaml": activities,
      ...lists,
      "funnel.yaml": { name: "F", stages: ["one"] },
      "stages/one.yaml": {
        name: "S",
        description: "S.",
        worked_by: "sales",
        criteria: { any: [{ field: "trial", known: true }, ours] },
      },
      ...Object.fromEntries(criteria),
      "scores/points.yaml": {
        name: "Points",
        description: "P.",
        groups: { fit: { name: "Fit", max: 40 }, interest: { name: "Interest", min: -5, max: 30 } },
        rules: rules.map((one, index) => ({ id: `r${String(index)}`, name: "R", ...one })),
        bands: [{ id: "hot", at_least: 50 }, { id: "warm", at_least: 20 }, { id: "cold" }],
        ...extra,
      },
      "segments/size.yaml": {
        name: "Size",
        description: "S.",
        first: [
          { id: "large", name: "Large", when: { field: "employees", at_least: 1000 } },
          { id: "mid", name: "Mid", when: { field: "employees", at_least: 50 } },
          { id: "small", name: "Small", otherwise: true },
        ],
      },
      "segments/kind.yaml": {
        name: "Kind",
        description: "K.",
        exclusive: [
          { id: "ours", name: "Ours", when: ours },
          { id: "theirs", name: "Theirs", when: theirs },
        ],
      },
    });
  });
