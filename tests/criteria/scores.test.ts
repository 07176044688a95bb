import { describe, expect, it } from "vitest";
import type { Truth } from "../../core/criteria/model.ts";
import type { Files } from "../catalog/minimal.ts";
import { type Event, type Given, answer, points } from "./world.ts";

const exactly = (value: number): { low: number; high: number } => ({ low: value, high: value });
const range = (low: number, high: number): { low: number; high: number } => ({ low, high });

const demo = "- { id: demo, name: Demo, when: { field: demo_requested, is: true }, points: 40 }";
const size = "- { id: size, name: Size, when: { field: employees, at_least: 200 }, points: 20 }";
const free = "- { id: free, name: Free mail, when: { field: email, ends_with: gmail.com }, points: -15 }";
const rules = (...lines: readonly string[]): string =>
  `rules:\n${lines.map((line) => `  ${line}\n`).join("")}`;
const clicks = (...days: readonly string[]): readonly Event[] => days.map((day) => ["mail_clicked", day]);

describe("rules with a condition", () => {
  it.each<readonly [Given, { low: number; high: number }]>([
    [{ lead: { demo_requested: "yes", employees: "200", email: "a@acme.example" } }, exactly(60)],
    [{ lead: { demo_requested: "yes", employees: "10", email: "a@gmail.com" } }, exactly(25)],
    [{ lead: { demo_requested: "no", employees: "10", email: "a@acme.example" } }, exactly(0)],
    // Each rule without an answer may or may not give its points, negative ones too.
    [{ lead: { employees: "200", email: "a@acme.example" } }, range(20, 60)],
    [{ lead: { demo_requested: "yes", employees: "200" } }, range(45, 60)],
    [{}, range(-15, 60)],
  ])("%j has %j points", (given, expected) => {
    expect(points(rules(demo, size, free), given)).toEqual(expected);
  });

  it("the sum stays between the score's lowest and highest", () => {
    expect(points(`min: 0\nmax: 50\n${rules(demo, size, free)}`, {})).toEqual(range(0, 50));
    expect(
      points(`max: 50\n${rules(demo, size)}`, { lead: { demo_requested: "1", employees: "500" } }),
    ).toEqual(exactly(50));
    expect(points(`min: 0\n${rules(free)}`, { lead: { email: "a@gmail.com" } })).toEqual(exactly(0));
  });
});

describe("groups", () => {
  const grouped = (id: string, group: string, count: number): string =>
    `- { id: ${id}, name: R, group: ${group}, when: { field: demo_requested, is: true }, points: ${String(count)} }`;
  const groups =
    "groups:\n  fit: { name: Fit, min: -10, max: 30 }\n  interest: { name: Interest, max: 25 }\n";
  const yes: Given = { lead: { demo_requested: "yes" } };

  it.each<readonly [readonly string[], Given, { low: number; high: number }]>([
    [[grouped("a", "fit", 20), grouped("b", "fit", 20)], yes, exactly(30)],
    [[grouped("a", "fit", 20), grouped("b", "fit", -5)], yes, exactly(15)],
    [[grouped("a", "fit", -20)], yes, exactly(-10)],
    // A group is bounded by itself: what it loses does not touch the other one.
    [[grouped("a", "fit", -40), grouped("b", "interest", 40)], yes, exactly(15)],
    [
      [
        grouped("a", "fit", 40),
        grouped("b", "interest", 40),
        "- { id: c, name: C, when: { field: email, known: false }, points: 7 }",
      ],
      yes,
      exactly(62),
    ],
    [[grouped("a", "fit", 40), grouped("b", "interest", -5)], {}, range(-5, 30)],
  ])("%j gives %j", (lines, given, expected) => {
    expect(points(groups + rules(...lines), given)).toEqual(expected);
  });
});

describe("rules that take the first case", () => {
  const first = rules(
    `- id: rank
    name: Rank
    first:
      - { when: { field: seniority, is: c_level }, points: 12 }
      - { when: { field: employees, at_least: 200 }, points: 6 }
      - { when: { field: demo_requested, is: true }, points: -3 }`,
  );
  it.each<readonly [Given, { low: number; high: number }]>([
    [{ lead: { seniority: "c_level", employees: "500" } }, exactly(12)],
    [{ lead: { seniority: "director", employees: "500", demo_requested: "yes" } }, exactly(6)],
    [{ lead: { seniority: "director", employees: "5", demo_requested: "yes" } }, exactly(-3)],
    [{ lead: { seniority: "director", employees: "5", demo_requested: "no" } }, exactly(0)],
    // A case without an answer before the one that is true may be the first as well.
    [{ lead: { employees: "500" } }, range(6, 12)],
    [{ lead: { seniority: "director", employees: "5" } }, range(-3, 0)],
    [{ lead: { seniority: "director" } }, range(-3, 6)],
    [{}, range(-3, 12)],
  ])("%j has %j points", (given, expected) => {
    expect(points(first, given)).toEqual(expected);
  });
});

describe("rules that count an activity", () => {
  const each = (more: string): string =>
    rules(`- { id: click, name: Click, each: mail_clicked, points: 3${more} }`);

  it.each<readonly [string, readonly Event[], number]>([
    ["", [], 0],
    ["", clicks("2020-01-01", "2026-06-30"), 6],
    ["", clicks("2026-07-01"), 0],
    [", within: 30 days", clicks("2026-05-31T12:00Z", "2026-05-31T11:59Z"), 3],
    [", when: { field: email, known: true }", clicks("2026-06-01"), 0],
    [", when: { field: email, known: false }", clicks("2026-06-01", "2026-06-02"), 6],
    [", limit: once", clicks("2026-06-01", "2026-06-02"), 3],
  ])("%s after %j: %i points", (more, events, expected) => {
    expect(points(each(more), { events })).toEqual(exactly(expected));
  });

  it("where chooses what counts, before any limit", () => {
    const viewed = (path: string, day: string): Event => ["page_viewed", day, { path }];
    const score = rules(
      "- { id: price, name: Prices, each: page_viewed, where: { field: path, is: /pricing }, limit: 1 per day, points: 5 }",
    );
    const events = [
      viewed("/jobs", "2026-06-01T08:00Z"),
      viewed("/pricing", "2026-06-01T09:00Z"),
      viewed("/pricing", "2026-06-01T10:00Z"),
    ];
    expect(points(score, { events })).toEqual(exactly(5));
  });

  it("one list of activities shares one limit", () => {
    const score = rules(
      "- { id: any, name: Any, each: [mail_clicked, page_viewed], limit: 1 per day, points: 5 }",
    );
    const events: readonly Event[] = [
      ["mail_clicked", "2026-06-01T08:00Z"],
      ["page_viewed", "2026-06-01T09:00Z"],
      ["page_viewed", "2026-06-02"],
    ];
    expect(points(score, { events })).toEqual(exactly(10));
  });

  it("what the data source does not carry may have happened any number of times", () => {
    expect(points(each(""), { carries: [] })).toEqual(range(0, Infinity));
    expect(points(`max: 60\n${each("")}`, { carries: [] })).toEqual(range(0, 60));
    expect(points(`min: -20\n${each("").replace("points: 3", "points: -5")}`, { carries: [] })).toEqual(
      range(-20, 0),
    );
    expect(
      points(each(", when: { field: employees, at_least: 200 }"), { events: clicks("2026-06-01") }),
    ).toEqual(range(0, 3));
  });
});

describe("limits by the calendar of the score's time zone", () => {
  const score = (limit: string, zone: string): string =>
    `time_zone: ${zone}\n${rules(`- { id: click, name: Click, each: mail_clicked, limit: ${limit}, points: 1 }`)}`;

  it.each<readonly [string, string, readonly string[], number]>([
    // Half past eleven in the evening and half past midnight in Berlin: one day in UTC, two there.
    ["1 per day", "UTC", ["2026-06-10T21:30Z", "2026-06-10T22:30Z"], 1],
    ["1 per day", "Europe/Berlin", ["2026-06-10T21:30Z", "2026-06-10T22:30Z"], 2],
    ["1 per day", "Europe/Berlin", ["2026-06-10T22:30Z", "2026-06-11T21:30Z"], 1],
    // In winter the day in Berlin starts an hour later in UTC.
    ["1 per day", "Europe/Berlin", ["2026-01-10T22:30Z", "2026-01-10T23:30Z"], 2],
    ["1 per day", "Europe/Berlin", ["2026-01-10T21:30Z", "2026-01-10T22:30Z"], 1],
    // 29 March 2026 has 23 hours in Berlin, 26 October 2025 has 25.
    ["1 per day", "Europe/Berlin", ["2026-03-28T23:00Z", "2026-03-29T21:59Z", "2026-03-29T22:00Z"], 2],
    ["1 per day", "Europe/Berlin", ["2025-10-25T22:00Z", "2025-10-26T22:59Z", "2025-10-26T23:00Z"], 2],
    ["1 per day", "America/New_York", ["2026-06-11T03:59Z", "2026-06-11T04:00Z"], 2],
    ["1 per day", "Asia/Kolkata", ["2026-06-10T18:29Z", "2026-06-10T18:30Z"], 2],
    ["1 per day", "Asia/Kathmandu", ["2026-06-10T18:14Z", "2026-06-10T18:15Z"], 2],
    ["2 per day", "UTC", ["2026-06-10T01:00Z", "2026-06-10T02:00Z", "2026-06-10T03:00Z"], 2],
    // A week starts on Monday: 7 June 2026 is a Sunday.
    ["1 per week", "UTC", ["2026-06-01", "2026-06-07T23:59Z", "2026-06-08"], 2],
    ["1 per week", "Europe/Berlin", ["2026-06-07T21:59Z", "2026-06-07T22:00Z"], 2],
    ["1 per week", "UTC", ["2025-12-29", "2026-01-04"], 1],
    ["2 per month", "UTC", ["2026-05-01", "2026-05-15", "2026-05-31T23:59Z", "2026-06-01"], 3],
    ["1 per month", "Europe/Berlin", ["2026-05-31T21:59Z", "2026-05-31T22:00Z"], 2],
    ["1 per month", "UTC", ["2025-06-15", "2026-06-15"], 2],
    ["1 per quarter", "UTC", ["2026-01-01", "2026-03-31T23:59Z", "2026-04-01", "2026-06-30"], 2],
    ["1 per quarter", "UTC", ["2025-12-31", "2026-01-01"], 2],
  ])("%s in %s: %j give %i", (limit, zone, days, expected) => {
    expect(points(score(limit, zone), { events: clicks(...days) })).toEqual(exactly(expected));
    expect(points(score(limit, zone), { events: clicks(...days.toReversed()) })).toEqual(exactly(expected));
  });
});

describe("limits in any stretch of time, earliest first", () => {
  it.each<readonly [string, readonly string[], number]>([
    ["1 per 90 days", ["2026-01-01"], 1],
    ["1 per 90 days", ["2026-01-01", "2026-03-31T23:59Z"], 1],
    ["1 per 90 days", ["2026-01-01", "2026-04-01"], 2],
    // The second is too early and does not count, so that it does not hold up the third.
    ["1 per 10 days", ["2026-01-01", "2026-01-09", "2026-01-11"], 2],
    ["2 per 10 days", ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-11"], 3],
    ["1 per 12 hours", ["2026-01-01T00:00Z", "2026-01-01T11:59Z", "2026-01-01T12:00Z"], 2],
    ["1 per 2 weeks", ["2026-01-01", "2026-01-14", "2026-01-15"], 2],
  ])("%s: %j give %i", (limit, days, expected) => {
    const score = rules(`- { id: click, name: Click, each: mail_clicked, limit: ${limit}, points: 1 }`);
    expect(points(score, { events: clicks(...days) })).toEqual(exactly(expected));
    expect(points(score, { events: clicks(...days.toReversed()) })).toEqual(exactly(expected));
  });
});

describe("conditions on a score", () => {
  const files = (score: string): Files => ({ "scores/fit.yaml": `name: Fit\ndescription: Fits.\n${score}` });
  // Nobody has this title: the rule only keeps 99 points within reach.
  const rare =
    "- { id: rare, name: Rare, when: { field: title, is: Nobody, if_unknown: false }, points: 99 }";
  const plain = files(rules(demo, size, free, rare));
  const banded = files(
    `${rules(demo, size)}bands:\n  - { id: hot, at_least: 60 }\n  - { id: warm, at_least: 20 }\n  - { id: cold }\n`,
  );
  const noGmail = { email: "a@acme.example" };

  it.each<readonly [string, Given, Truth]>([
    ["score: fit, at_least: 60", { lead: { ...noGmail, demo_requested: "1", employees: "200" } }, true],
    ["score: fit, at_least: 61", { lead: { ...noGmail, demo_requested: "1", employees: "200" } }, false],
    ["score: fit, at_least: 20", { lead: { ...noGmail, employees: "200" } }, true],
    ["score: fit, at_least: 21", { lead: { ...noGmail, employees: "200" } }, undefined],
    ["score: fit, at_least: 61", { lead: { ...noGmail, employees: "200" } }, false],
    ["score: fit, more_than: 20", { lead: { ...noGmail, employees: "200" } }, undefined],
    ["score: fit, less_than: 61", { lead: { ...noGmail, employees: "200" } }, true],
    ["score: fit, at_most: 19", { lead: { ...noGmail, employees: "200" } }, false],
    ["score: fit, between: [20, 60]", { lead: { ...noGmail, employees: "200" } }, true],
    ["score: fit, between: [61, 99]", { lead: { ...noGmail, employees: "200" } }, false],
    ["score: fit, between: [0, 30]", { lead: { ...noGmail, employees: "200" } }, undefined],
    // No answer, no points: neither those that help nor those that hurt.
    ["score: fit, at_least: 21, if_unknown: false", { lead: { ...noGmail, employees: "200" } }, false],
    ["score: fit, at_least: 20, if_unknown: false", { lead: { employees: "200" } }, true],
    ["score: fit, less_than: 1, if_unknown: false", {}, true],
    ["score: fit, at_least: 21, if_unknown: true", { lead: { ...noGmail, employees: "200" } }, true],
    ["score: fit, at_least: 61, if_unknown: true", { lead: { ...noGmail, employees: "200" } }, false],
  ])("%s for %j is %s", (condition, given, expected) => {
    expect(answer(`{ ${condition} }`, given, plain)).toBe(expected);
  });

  it.each<readonly [string, Given, Truth]>([
    ["band: hot", { lead: { demo_requested: "1", employees: "200" } }, true],
    ["band: warm", { lead: { demo_requested: "0", employees: "200" } }, true],
    ["band: cold", { lead: { demo_requested: "0", employees: "2" } }, true],
    ["band: hot", { lead: { demo_requested: "0", employees: "200" } }, false],
    ["band: hot", { lead: { employees: "200" } }, undefined],
    ["band: cold", { lead: { employees: "200" } }, false],
    ["band: [hot, warm]", { lead: { employees: "200" } }, true],
    ["band: [hot, cold]", {}, undefined],
    ["band: cold, if_unknown: false", {}, true],
    ["band: hot, if_unknown: true", {}, true],
  ])("%s for %j is %s", (condition, given, expected) => {
    expect(answer(`{ score: fit, ${condition} }`, given, banded)).toBe(expected);
  });

  it("without an answer the points of a strict and of an open question are not mixed up", () => {
    const both = "{ all: [{ score: fit, at_least: 1, if_unknown: false }, { score: fit, at_least: 1 }] }";
    const given: Given = { lead: { ...noGmail, employees: "2" } };
    expect(answer(both, given, plain)).toBe(false);
    expect(answer(both.replace("all", "any"), given, plain)).toBe(undefined);
  });
});
