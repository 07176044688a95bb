import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apart } from "../../core/catalog/rules/apart.ts";
import { evaluate } from "../../core/criteria/evaluate.ts";
import type { Lead } from "../../core/criteria/lead.ts";
import type { Condition, Value } from "../../core/criteria/model.ts";
import { parseCondition } from "../../core/criteria/parse-condition.ts";
import { situation } from "../../core/criteria/situation.ts";
import type * as raw from "../../core/generated/definitions.ts";
import { check } from "../../core/pipeline.ts";
import { collectNames } from "../../core/catalog/names.ts";
import { sourcesOf, withMinimal } from "../catalog/minimal.ts";

const { catalog } = check(
  sourcesOf(
    withMinimal({
      "segments/size.yaml": `name: Size
description: How large.
first:
  - { id: small, name: Small, when: { field: employees, less_than: 3 } }
  - { id: middle, name: Middle, when: { field: employees, less_than: 6 } }
  - { id: large, name: Large, when: { field: employees, at_least: 6 } }
`,
    }),
  ),
);
const { dictionary } = catalog;
const names = collectNames(catalog.files, []);

function read(value: unknown): Condition {
  const condition = parseCondition(value as raw.Condition, [], names, (code) => {
    throw new Error(code);
  });
  if (condition === undefined) throw new Error("not a condition");
  return condition;
}

const isApart = (a: unknown, b: unknown): boolean => apart(read(a), read(b), dictionary);

describe("criteria that can plainly never be true for the same lead", () => {
  const demo = { field: "demo_requested", is: true };
  it.each([
    ["yes and no", demo, { field: "demo_requested", is: false }],
    ["something and none of it", demo, { none: [demo] }],
    ["a part and none of the whole", { all: [demo, { field: "employees", at_least: 5 }] }, { none: [demo] }],
    ["more and less", { field: "employees", at_least: 5 }, { field: "employees", less_than: 5 }],
    ["two ranges", { field: "employees", between: [1, 4] }, { field: "employees", more_than: 4 }],
    ["two values", { field: "seniority", is: "vp" }, { field: "seniority", one_of: ["director", "c_level"] }],
    ["a value and not that value", { field: "seniority", is: "vp" }, { field: "seniority", is_not: "vp" }],
    ["two segments", { segment: "size", is: "small" }, { segment: "size", is: "large" }],
    [
      "either of two, and neither",
      { any: [demo, { field: "seniority", is: "vp" }] },
      { none: [demo, { field: "seniority", is: "vp" }] },
    ],
    ["known and unknown", { field: "title", known: true }, { field: "title", known: false }],
  ])("%s", (_, a, b) => {
    expect([isApart(a, b), isApart(b, a)]).toEqual([true, true]);
  });

  it.each([
    ["two different questions", demo, { field: "seniority", is: "vp" }],
    ["ranges that touch", { field: "employees", at_least: 5 }, { field: "employees", at_most: 5 }],
    [
      "values in common",
      { field: "seniority", one_of: ["vp", "director"] },
      { field: "seniority", is: "vp" },
    ],
    [
      "unknown counts for both",
      { ...demo, if_unknown: true },
      { field: "demo_requested", is: false, if_unknown: true },
    ],
  ])("not: %s", (_, a, b) => {
    expect(isApart(a, b)).toBe(false);
  });

  it("everybody is meant where there are no criteria", () => {
    expect(apart(undefined, read(demo), dictionary)).toBe(false);
  });
});

const unknown = fc
  .option(fc.boolean(), { nil: undefined })
  .map((value) => (value === undefined ? {} : { if_unknown: value }));
const amount = fc.integer({ min: 0, max: 8 });
const leaf = fc
  .tuple(
    fc.oneof(
      fc.boolean().map((is) => ({ field: "demo_requested", is })),
      fc
        .tuple(fc.constantFrom("at_least", "at_most", "more_than", "less_than", "is", "is_not"), amount)
        .map(([op, value]) => ({ field: "employees", [op]: value })),
      fc
        .tuple(amount, amount)
        .map(([a, b]) => ({ field: "employees", between: [Math.min(a, b), Math.max(a, b)] })),
      fc
        .tuple(
          fc.constantFrom("one_of", "none_of"),
          fc.uniqueArray(fc.constantFrom("vp", "director", "c_level"), { minLength: 1 }),
        )
        .map(([op, values]) => ({ field: "seniority", [op]: values })),
      fc.boolean().map((known) => ({ field: "employees", known })),
      fc
        .tuple(fc.constantFrom("is", "is_not"), fc.constantFrom("small", "middle", "large"))
        .map(([op, id]) => ({ segment: "size", [op]: id })),
    ),
    unknown,
  )
  .map(([condition, more]) => ({ ...condition, ...more }));
const criteria = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 3, withCrossShrink: true }, leaf, tie("list"), tie("count")),
  list: fc
    .tuple(
      fc.constantFrom("all", "any", "none"),
      fc.array(tie("any"), { minLength: 1, maxLength: 3 }),
      unknown,
    )
    .map(([kind, of, more]) => ({ [kind]: of, ...more })),
  count: fc.array(tie("any"), { minLength: 2, maxLength: 2 }).map((of) => ({ at_least: 1, of })),
})).any;

const nobody = { activities: new Set<string>(), stages: false };
const everyLead: readonly Lead[] = [undefined, true, false].flatMap((demo) =>
  [undefined, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((employees) =>
    [undefined, "vp", "director", "c_level"].map((seniority) => {
      const given: Readonly<Record<string, Value | undefined>> = {
        demo_requested: demo,
        employees,
        seniority,
      };
      const values = new Map<string, Value>();
      for (const [id, value] of Object.entries(given)) if (value !== undefined) values.set(id, value);
      return { id: "", values, activities: new Map<string, never>(), stages: new Map<string, never>() };
    }),
  ),
);

describe("the law", () => {
  it("what is said to be apart holds for no lead at once", () => {
    let said = 0;
    fc.assert(
      fc.property(criteria, criteria, (one, other) => {
        const [a, b] = [read(one), read(other)];
        if (!apart(a, b, dictionary)) return;
        said += 1;
        for (const lead of everyLead) {
          const about = (): Parameters<typeof evaluate>[1] => situation(dictionary, lead, nobody, 0);
          expect(evaluate(a, about()) === true && evaluate(b, about()) === true).toBe(false);
        }
      }),
      { numRuns: 6000, seed: 7 },
    );
    expect(said).toBeGreaterThan(80);
  });
});
