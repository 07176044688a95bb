import fc from "fast-check";
import type { Dictionary } from "../../core/criteria/model.ts";
import { type RawCondition, linked } from "./small-world.ts";

/** How many conditions one world has: every two of them are a pair. */
export const conditionsPerWorld = 6;

/** The solver takes seconds for one question about many rules; a long run goes up to 16. */
const mostRules =
  process.env["COUNTERSIGN_SOLVER_RULES"] === undefined ? 4 : Number(process.env["COUNTERSIGN_SOLVER_RULES"]);

const industries = ["software", "fintech", "health", "retail", "energy", "other"] as const;

const fields = {
  employees: { type: "number", whole: true, about: "account", description: "Size.", min: 0 },
  revenue: { type: "number", about: "account", description: "Revenue." },
  industry: { type: "choice", about: "account", description: "Industry.", values: industries },
  asked: { type: "boolean", about: "person", description: "Asked.", if_missing: false },
  trial: { type: "boolean", about: "person", description: "Trial." },
  title: { type: "text", about: "person", description: "Title." },
};

const operators = fc.constantFrom("at_least", "at_most", "more_than", "less_than", "is", "is_not");
const bar = fc.constantFrom(1, 10, 50, 200, 1000, 5000);

const leaf: fc.Arbitrary<RawCondition> = fc.oneof(
  fc.tuple(operators, bar).map(([op, value]): RawCondition => ({ field: "employees", [op]: value })),
  fc
    .tuple(operators, fc.constantFrom(0.5, 1, 2.25, 10))
    .map(([op, value]): RawCondition => ({ field: "revenue", [op]: value })),
  fc.tuple(bar, bar).map(([a, b]): RawCondition => ({
    field: "employees",
    between: [Math.min(a, b), Math.max(a, b)],
  })),
  fc
    .tuple(fc.constantFrom("one_of", "none_of"), fc.subarray([...industries], { minLength: 1, maxLength: 4 }))
    .map(([op, values]): RawCondition => ({ field: "industry", [op]: values })),
  fc
    .tuple(fc.constantFrom("asked", "trial"), fc.boolean())
    .map(([field, is]): RawCondition => ({ field, is })),
  fc
    .tuple(fc.constantFrom("employees", "industry", "trial", "title"), fc.boolean())
    .map(([field, known]): RawCondition => ({ field, known })),
);

const aboutScore: fc.Arbitrary<RawCondition> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("at_least", "at_most", "more_than", "less_than"),
      fc.integer({ min: -20, max: 80 }),
    )
    .map(([op, value]): RawCondition => ({ score: "points", [op]: value })),
  fc.constantFrom<RawCondition>({ score: "points", band: "hot" }, { score: "points", band: ["hot", "cold"] }),
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

const rule = fc.oneof(
  fc
    .tuple(
      condition(leaf),
      fc.integer({ min: -15, max: 25 }),
      fc.constantFrom({}, { group: "fit" }, { group: "interest" }),
    )
    .map(([when, points, group]) => ({ when, points, ...group })),
  fc.tuple(leaf, leaf, leaf).map(([one, two, three]) => ({
    first: [
      { when: one, points: 20 },
      { when: two, points: 9 },
      { when: three, points: -7 },
    ],
  })),
);

/** A world of random conditions over numbers without end and choices, and a score. */
export const largeWorld = fc
  .tuple(
    fc.array(condition(fc.oneof(leaf, aboutScore)), {
      minLength: conditionsPerWorld,
      maxLength: conditionsPerWorld,
    }),
    fc.array(rule, { minLength: 1, maxLength: mostRules }),
    fc.constantFrom<object>(
      {},
      { min: 0 },
      { min: 0, max: 100 },
      { overrides: [{ name: "O", when: { field: "trial", is: true }, set: 60 }] },
    ),
  )
  .map(([conditions, rules, extra]): Dictionary => {
    const criteria = conditions.map((one, index): [string, object] => [
      `criteria/c${String(index)}.yaml`,
      { name: "C", description: "C.", criteria: one },
    ]);
    return linked({
      "fields.yaml": fields,
      "activities.yaml": { visit: { description: "A visit." } },
      "funnel.yaml": { name: "F", stages: ["one"] },
      "stages/one.yaml": {
        name: "S",
        description: "S.",
        worked_by: "sales",
        criteria: { field: "trial", known: true },
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
    });
  });
