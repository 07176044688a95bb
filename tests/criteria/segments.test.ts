import { describe, expect, it } from "vitest";
import type { Truth } from "../../core/criteria/model.ts";
import { type Given, answer, segments } from "./world.ts";

const none = undefined;
const staff = (employees: string): Given => ({ lead: { employees } });

describe("segments in order: the first that matches", () => {
  const division = `first:
  - { id: public, name: Public, when: { field: email, ends_with: .gov.example } }
  - { id: large, name: Large, when: { field: employees, at_least: 400 } }
  - { id: medium, name: Medium, when: { field: employees, at_least: 40 } }
`;
  const other = `${division}  - { id: other, name: Other, otherwise: true }\n`;

  it.each<readonly [Given, readonly (string | undefined)[]]>([
    [{ lead: { email: "a@x.gov.example", employees: "500" } }, ["public"]],
    [{ lead: { email: "a@acme.example", employees: "500" } }, ["large"]],
    [{ lead: { email: "a@acme.example", employees: "40" } }, ["medium"]],
    [{ lead: { email: "a@acme.example", employees: "39" } }, [none]],
    // Any that may still be the first.
    [{ lead: { employees: "500" } }, ["public", "large"]],
    [{ lead: { email: "a@acme.example" } }, ["large", "medium", none]],
    [{ lead: { email: "a@x.gov.example" } }, ["public"]],
    [{}, ["public", "large", "medium", none]],
  ])("%j may be in %j", (given, expected) => {
    expect(segments(division, given)).toEqual(expected);
  });

  it.each<readonly [Given, readonly (string | undefined)[]]>([
    [{ lead: { email: "a@acme.example", employees: "39" } }, ["other"]],
    [{ lead: { email: "a@acme.example" } }, ["large", "medium", "other"]],
  ])("with everyone else in a segment of their own: %j may be in %j", (given, expected) => {
    expect(segments(other, given)).toEqual(expected);
  });

  it.each<readonly [string, Given, Truth]>([
    ["is: medium", { lead: { email: "a@acme.example", employees: "50" } }, true],
    ["is: medium", { lead: { email: "a@acme.example", employees: "500" } }, false],
    ["is: medium", staff("50"), undefined],
    ["is: large", staff("50"), false],
    ["one_of: [public, medium]", staff("50"), true],
    ["is_not: large", staff("50"), true],
    ["none_of: [public, medium]", staff("50"), false],
    ["none_of: [medium, large]", staff("50"), undefined],
    ["is: medium, if_unknown: false", staff("50"), false],
  ])("the condition `%s` for %j is %s", (condition, given, expected) => {
    const files = { "segments/size.yaml": `name: Size\ndescription: S.\n${other}` };
    expect(answer(`{ segment: size, ${condition} }`, given, files)).toBe(expected);
  });
});

describe("segments of which one matches", () => {
  const division = `exclusive:
  - { id: small, name: Small, when: { field: employees, at_most: 39 } }
  - { id: medium, name: Medium, when: { field: employees, between: [40, 400] } }
  - { id: shop, name: Shop, when: { all: [{ field: employees, between: [401, 500] }, { field: title, has_word: shop }] } }
`;
  it.each<readonly [Given, readonly (string | undefined)[]]>([
    [staff("39"), ["small"]],
    [staff("40"), ["medium"]],
    [staff("1000"), [none]],
    [staff("450"), ["shop", none]],
    [{ lead: { employees: "450", title: "Shop manager" } }, ["shop"]],
    [{}, ["small", "medium", "shop", none]],
    [{ lead: { title: "Owner" } }, ["small", "medium", none]],
  ])("%j may be in %j", (given, expected) => {
    expect(segments(division, given)).toEqual(expected);
  });

  it.each<readonly [string, Given, Truth]>([
    ["is_not: small", staff("39"), false],
    ["is_not: small", staff("40"), true],
    // In no segment is not in that one either.
    ["is_not: small", staff("1000"), true],
    ["none_of: [small, medium, shop]", staff("1000"), true],
    ["one_of: [small, medium, shop]", staff("1000"), false],
    ["is_not: shop", staff("450"), none],
    ["is_not: small", staff("450"), true],
  ])("the condition `%s` for %j is %s", (condition, given, expected) => {
    const files = { "segments/size.yaml": `name: Size\ndescription: S.\n${division}` };
    expect(answer(`{ segment: size, ${condition} }`, given, files)).toBe(expected);
  });

  it("where two match, the lead may be in either", () => {
    const overlapping = `exclusive:
  - { id: a, name: A, when: { field: employees, at_least: 10 } }
  - { id: b, name: B, when: { field: employees, at_least: 20 } }
`;
    expect(segments(overlapping, staff("30"))).toEqual(["a", "b"]);
  });
});

describe("a grade from two scores, and the best of several", () => {
  const score = (name: string, field: string, value: string): string =>
    `name: ${name}\ndescription: S.\nrules:\n  - { id: r, name: R, when: { field: ${field}, is: ${value} }, points: 50 }\nbands:\n  - { id: high, at_least: 50 }\n  - { id: low }\n`;
  const files = {
    "scores/fit.yaml": score("Fit", "seniority", "VP"),
    "scores/interest.yaml": score("Interest", "demo_requested", "true"),
    "scores/need.yaml": score("Need", "consent", "true"),
    "segments/grade-a.yaml": "name: A\ndescription: G.\nfirst:\n  - { matrix: [fit, interest] }\n",
    "segments/grade-b.yaml": "name: B\ndescription: G.\nfirst:\n  - { matrix: [fit, need] }\n",
  };
  const matrix = `first:
  - { id: rival, name: Rival, when: { field: email, ends_with: rival.example } }
  - { matrix: [fit, interest] }
`;
  const named = (seniority: string, demo: string, email = "a@acme.example"): Given => ({
    lead: { seniority, demo_requested: demo, email },
  });

  it.each<readonly [Given, readonly (string | undefined)[]]>([
    [named("VP", "yes"), ["a1"]],
    [named("VP", "no"), ["a2"]],
    [named("director", "yes"), ["b1"]],
    [named("director", "no"), ["b2"]],
    [named("VP", "yes", "a@rival.example"), ["rival"]],
    [named("VP", ""), ["a1", "a2"]],
    [named("", "yes"), ["a1", "b1"]],
    [named("", ""), ["a1", "a2", "b1", "b2"]],
    [named("VP", "yes", ""), ["rival", "a1"]],
  ])("%j may be in %j", (given, expected) => {
    expect(segments(matrix, given, files)).toEqual(expected);
  });

  it.each<readonly [Given, readonly (string | undefined)[]]>([
    [{ lead: { seniority: "VP", demo_requested: "no", consent: "yes" } }, ["a1"]],
    [{ lead: { seniority: "VP", demo_requested: "no", consent: "no" } }, ["a2"]],
    [{ lead: { seniority: "director", demo_requested: "yes", consent: "no" } }, ["b1"]],
    // One of them is sure to be A2, so that nothing worse can come out.
    [{ lead: { seniority: "VP", consent: "no" } }, ["a1", "a2"]],
    [{ lead: { seniority: "VP", consent: "yes" } }, ["a1"]],
    [{ lead: { consent: "no" } }, ["a1", "a2", "b1", "b2"]],
  ])("the best of two grades for %j may be %j", (given, expected) => {
    expect(segments("highest_of: [grade-a, grade-b]\n", given, files)).toEqual(expected);
  });
});
