import { describe, expect, it } from "vitest";
import type { Condition } from "../../core/criteria/model.ts";
import { disjoint, equivalent, gap, implies, satisfiable } from "../../core/reason/questions.ts";
import { type RawCondition, now, world } from "./small-world.ts";

/** Two conditions of the small world, and the ground for questions about them. */
function two(one: RawCondition, other: RawCondition) {
  const dictionary = world(one, other, [
    { id: "r", name: "R", when: { field: "asked", is: true }, points: 5 },
  ]);
  const criteria = (id: string): Condition => {
    const set = dictionary.sets.get(id);
    if (set === undefined) throw new Error(`no ${id}`);
    return set.criteria;
  };
  return { a: criteria("one"), b: criteria("two"), ground: { dictionary, assumptions: [], now } };
}

describe("questions about two conditions", () => {
  const small = { field: "size", at_most: 2 };
  const large = { field: "size", at_least: 3 };
  const atLeastOne = { activity: "visit", within: "30 days" };

  it("know that neighbours exclude each other and leave no gap between whole numbers", () => {
    const { a, b, ground } = two(small, large);
    expect(satisfiable(a, ground).status).toBe("lead");
    expect(disjoint(a, b, ground).status).toBe("no-lead");
    expect(gap([a, b], ground).status).toBe("no-lead");
  });

  it("find the gap and the overlap", () => {
    const { a, b, ground } = two(small, { field: "size", at_least: 5 });
    expect(gap([a, b], ground).status).toBe("lead");
    expect(disjoint(a, two(small, small).b, ground).status).toBe("lead");
  });

  it("know that what happened lately also happened in a longer time", () => {
    const { a, b, ground } = two(atLeastOne, { activity: "visit", within: "60 days" });
    expect(implies(a, b, ground).status).toBe("no-lead");
    expect(implies(b, a, ground).status).toBe("lead");
    expect(equivalent(a, b, ground).status).toBe("lead");
  });

  it("know De Morgan's laws also with missing values", () => {
    const { a, b, ground } = two(
      { none: [small, { field: "industry", is: "a" }] },
      { all: [{ none: [small] }, { field: "industry", is_not: "a" }] },
    );
    expect(equivalent(a, b, ground).status).toBe("no-lead");
  });
});
