import { describe, expect, it } from "vitest";
import { check } from "../../core/pipeline.ts";
import { groundOf } from "../../core/reason/ground.ts";
import { reachablePoints } from "../../core/reason/reachable-points.ts";
import { sourcesOf, withMinimal } from "../catalog/minimal.ts";

const reach = (end: "most" | "least", rules: string, more = ""): number | string => {
  const files = { "scores/s.yaml": `name: S\ndescription: S.\nrules:\n${rules}${more}` };
  const { catalog, findings } = check(sourcesOf(withMinimal(files)));
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  const found = reachablePoints("s", end, groundOf(catalog));
  return found.status === "points" ? found.points : found.status;
};
const each = (more: string, points = 10): string =>
  `  - { id: a, name: A, each: page_viewed, points: ${String(points)}${more} }\n`;

describe("the highest points of a score", () => {
  it.each([
    ["once is once", each(", limit: once"), 10],
    [
      "thirty days are touched by two stretches of thirty days",
      each(", within: 30 days, limit: 3 per 30 days"),
      60,
    ],
    ["what costs points gives none", each("", -10), 0],
    [
      "a condition that excludes another one gives its points alone",
      `${rule("a", "employees, at_least: 50", 20)}${rule("b", "employees, less_than: 50", 30)}`,
      30,
    ],
    [
      "a missing value gives nothing",
      `${rule("a", "employees, known: false", 5)}${rule("b", "employees, at_least: 1", 3)}`,
      5,
    ],
  ])("%s", (_, rules, expected) => {
    expect(reach("most", rules)).toBe(expected);
  });

  it("are cut by a group and by the score, and raised by an override", () => {
    const rules = "  - { id: a, name: A, group: g, when: { field: demo_requested, is: true }, points: 50 }\n";
    expect(reach("most", rules, "groups: { g: { name: G, max: 40 } }\n")).toBe(40);
    expect(reach("most", rules, "groups: { g: { name: G, max: 40 } }\nmax: 30\n")).toBe(30);
    const override = "overrides: [{ name: O, when: { field: demo_requested, is: true }, set: 100 }]\n";
    expect(reach("most", rules, `groups: { g: { name: G } }\nmax: 30\n${override}`)).toBe(100);
  });

  it("are lowest where everything that costs points is true", () => {
    const rules = `${rule("a", "demo_requested, is: true", -20)}${rule("b", "demo_requested, is: false", -5)}`;
    expect(reach("least", rules)).toBe(-20);
    expect(reach("least", rules, "min: -15\n")).toBe(-15);
  });

  it("are not settled where only the calendar could tell", () => {
    expect(reach("most", each(", within: 7 days, limit: 2 per day"))).toBe("not-settled");
  });
});

function rule(id: string, when: string, points: number): string {
  return `  - { id: ${id}, name: ${id.toUpperCase()}, when: { field: ${when} }, points: ${String(points)} }\n`;
}
