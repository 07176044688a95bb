import { describe, expect, it } from "vitest";
import { type Event, type Given, answer, points } from "./world.ts";

const exactly = (value: number): { low: number; high: number } => ({ low: value, high: value });
const range = (low: number, high: number): { low: number; high: number } => ({ low, high });
const clicks = (...days: readonly string[]): readonly Event[] => days.map((day) => ["mail_clicked", day]);
const score = (text: string): string => `name: S\ndescription: S.\n${text}`;

const clicked = "rules:\n  - { id: click, name: Click, each: mail_clicked, points: 10 }\n";
const demo = "rules:\n  - { id: demo, name: Demo, when: { field: demo_requested, is: true }, points: 40 }\n";

describe("parts: other scores, summed", () => {
  const files = { "scores/fit-a.yaml": score(`max: 30\n${demo}`), "scores/fit-b.yaml": score(clicked) };
  it("each part counts with its own bounds, then the sum is bounded", () => {
    const given: Given = { lead: { demo_requested: "yes" }, events: clicks("2026-06-01", "2026-06-02") };
    expect(points("parts: [fit-a, fit-b]\n", given, files)).toEqual(exactly(50));
    expect(points("max: 45\nparts: [fit-a, fit-b]\n", given, files)).toEqual(exactly(45));
    expect(points("parts: [fit-a, fit-b]\n", { events: clicks("2026-06-01") }, files)).toEqual(range(10, 40));
    expect(points(`parts: [fit-b]\n${demo}`, given, files)).toEqual(exactly(60));
  });
});

describe("decay: points lost while nothing happens", () => {
  const decay = (more: string): string => `${clicked}decay: { points: -5, every: 10 days, min: 0${more} }\n`;
  const since = ", since: created_at";
  const without = ", without: [mail_clicked]";

  it.each<readonly [string, Given, { low: number; high: number }]>([
    // Noon of 30 June: full stretches of ten days since the last click.
    [without, { events: clicks("2026-06-30") }, exactly(10)],
    [without, { events: clicks("2026-06-20T12:00:01Z") }, exactly(10)],
    [without, { events: clicks("2026-06-20T12:00Z") }, exactly(5)],
    [without, { events: clicks("2026-06-20T12:00Z", "2026-06-01") }, exactly(15)],
    [without, { events: clicks("2025-01-01") }, exactly(0)],
    [without, {}, exactly(0)],
    // Since the later of the two.
    [
      since + without,
      { lead: { created_at: "2026-06-10T12:00Z" }, events: clicks("2026-06-20T12:00Z") },
      exactly(5),
    ],
    [since + without, { lead: { created_at: "2026-06-29" }, events: clicks("2026-06-01") }, exactly(10)],
    // A day that is not known may lie long ago or be today; one in the future has not come.
    [since, { events: clicks("2026-06-01") }, range(0, 10)],
    [since, { lead: { created_at: "2027-01-01" }, events: clicks("2026-06-01") }, exactly(10)],
    [since + without, { events: clicks("2026-06-10T12:00Z") }, range(0, 10)],
  ])("%s for %j: %j", (more, given, expected) => {
    expect(points(decay(more), given)).toEqual(expected);
  });

  it("an activity that nobody records may have started the loss long ago", () => {
    const quiet = `${demo}decay: { points: -5, every: 10 days, without: [mail_clicked], min: 0 }\n`;
    const given: Given = { lead: { demo_requested: "yes" } };
    expect(points(quiet, given)).toEqual(exactly(40));
    expect(points(quiet, { ...given, carries: [] })).toEqual(range(0, 40));
  });

  it("with no answer, no points, the loss is the smaller one", () => {
    const files = {
      "scores/fit.yaml": score(`${demo}decay: { points: -5, every: 10 days, since: created_at, min: 0 }\n`),
    };
    const given: Given = { lead: { demo_requested: "yes" } };
    expect(answer("{ score: fit, at_least: 40 }", given, files)).toBe(undefined);
    expect(answer("{ score: fit, at_least: 40, if_unknown: false }", given, files)).toBe(true);
  });

  it("never goes below its own lowest, and leaves alone what is lower already", () => {
    const lowest = (min: number): string =>
      `${demo}decay: { points: -30, every: 1 day, since: created_at, min: ${String(min)} }\n`;
    const given: Given = { lead: { demo_requested: "yes", created_at: "2026-06-28T12:00Z" } };
    expect(points(lowest(-100), given)).toEqual(exactly(-20));
    expect(points(lowest(10), given)).toEqual(exactly(10));
    expect(points(lowest(10), { lead: { ...given.lead, demo_requested: "no" } })).toEqual(exactly(0));
  });

  it("comes before the score's own bounds", () => {
    const given: Given = {
      lead: { created_at: "2026-06-20T12:00Z" },
      events: clicks("2026-06-01", "2026-06-02", "2026-06-03"),
    };
    expect(points(`max: 20\n${decay(since)}`, given)).toEqual(exactly(20));
  });
});

describe("overrides: the first that is true sets the score", () => {
  const overrides = `max: 50\n${demo}overrides:
  - { name: Rival, when: { field: email, ends_with: rival.example }, set: -100 }
  - { name: Board, when: { field: seniority, is: c_level }, set: 90 }
`;
  const lead = (email: string, seniority: string, demo_requested: string): Given => ({
    lead: { email, seniority, demo_requested },
  });
  it.each<readonly [Given, { low: number; high: number }]>([
    [lead("a@acme.example", "VP", "yes"), exactly(40)],
    [lead("a@acme.example", "c_level", "no"), exactly(90)],
    [lead("a@rival.example", "c_level", "yes"), exactly(-100)],
    [lead("a@acme.example", "", "yes"), range(40, 90)],
    [lead("", "VP", "yes"), range(-100, 40)],
    [lead("", "c_level", "yes"), range(-100, 90)],
    [lead("", "", ""), range(-100, 90)],
  ])("%j: %j", (given, expected) => {
    expect(points(overrides, given)).toEqual(expected);
  });
});

describe("reset: only what happens after it counts, in this score", () => {
  const reset = `reset: [webinar_attended]\n${clicked}`;
  const attended = (day: string): Event => ["webinar_attended", day];

  it.each<readonly [readonly Event[], number]>([
    [clicks("2026-06-01", "2026-06-05"), 20],
    [[...clicks("2026-06-01", "2026-06-05"), attended("2026-06-03")], 10],
    [[...clicks("2026-06-01", "2026-06-05"), attended("2026-06-05")], 0],
    [[...clicks("2026-06-01", "2026-06-05"), attended("2026-07-05")], 20],
    [[...clicks("2026-06-01", "2026-06-05"), attended("2026-06-02"), attended("2026-06-09")], 0],
  ])("%j: %i points", (events, expected) => {
    expect(points(reset, { events })).toEqual(exactly(expected));
  });

  it("where nobody records the reset, everything may have been wiped out", () => {
    expect(points(reset, { events: clicks("2026-06-01"), carries: ["mail_clicked"] })).toEqual(range(0, 10));
  });

  it("what else the score asks about keeps its own answer: sets, segments, other scores", () => {
    const files = {
      "criteria/keen.yaml": "name: Keen\ndescription: K.\ncriteria: { activity: mail_clicked }\n",
      "segments/kind.yaml":
        "name: Kind\ndescription: K.\nfirst:\n  - { id: keen, name: Keen, when: { activity: mail_clicked } }\n  - { id: other, name: Other, otherwise: true }\n",
      "scores/clicks.yaml": score(clicked),
    };
    const events = [...clicks("2026-06-01"), attended("2026-06-03")];
    const rule = (when: string): string => `reset: [webinar_attended]
rules:
  - { id: own, name: Own, when: { activity: mail_clicked }, points: 100 }
  - { id: other, name: Other, when: ${when}, points: 10 }
`;
    for (const when of ["{ meets: keen }", "{ segment: kind, is: keen }", "{ score: clicks, at_least: 10 }"])
      expect(points(rule(when), { events }, files)).toEqual(exactly(10));
    const both = { ...files, "scores/fit.yaml": score(rule("{ score: clicks, at_least: 10 }")) };
    expect(
      answer("{ all: [{ score: fit, at_most: 10 }, { score: clicks, at_least: 10 }] }", { events }, both),
    ).toBe(true);
    expect(
      answer("{ all: [{ score: clicks, at_least: 10 }, { score: fit, at_most: 10 }] }", { events }, both),
    ).toBe(true);
  });
});
