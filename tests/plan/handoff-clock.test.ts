import { describe, expect, it } from "vitest";
import { type Given, type Row, casesOf, clockWords } from "./handoff-company.ts";

// The time of each owner, worked out by hand, stands in tests/real/gitlab-service-level; here is what that level does not
// say. 12 January 2026 is a Monday; Berlin is an hour ahead of UTC, so its office is open from 08:00Z to 16:00Z.
const words = (rows: readonly (readonly [string, string])[], more: Partial<Given> = {}): readonly string[] =>
  casesOf({
    now: "2026-12-31T00:00Z",
    ...more,
    rows: rows.map(([what, at]): Row => ["one", what, at]),
  }).flatMap(clockWords);

const handedOver = (at: string): readonly (readonly [string, string])[] => [
  ["mql", at],
  ["lead_assigned:berlin", at],
];

it("who answers before there is an owner is in time", () => {
  const rows = [
    ["mql", "2026-01-12T08:00Z"],
    ["lead_accepted", "2026-01-12T12:00Z"],
    ["lead_assigned:berlin", "2026-01-12T15:00Z"],
  ] as const;
  expect(words(rows)).toEqual(["0 berlin met"]);
  expect(words(rows.slice(0, 2))).toEqual(["0 berlin met"]);
});

describe("as time goes by", () => {
  const open = (now: string): readonly string[] => words(handedOver("2026-01-12T09:00Z"), { now });
  it.each([
    ["2026-01-12T09:00Z", "0 berlin running"],
    ["2026-01-12T11:00Z", "2 berlin running"],
    ["2026-01-12T11:01Z", "2.017 berlin overdue"],
    ["2026-01-13T08:00Z", "7 berlin overdue"],
  ])("at %s", (now, expected) => {
    expect(open(now)).toEqual([expected]);
  });

  it("what is dated later has not happened", () => {
    expect(open("2026-01-12T08:59Z")).toEqual([]);
  });
});

describe("other lengths of time", () => {
  it.each([
    ["1 business day", "2026-01-12T12:00Z", "2026-01-13T12:00Z", "1 berlin met"],
    ["1 business day", "2026-01-16T12:00Z", "2026-01-19T12:01Z", "1.002 berlin breached"],
    ["24 hours", "2026-01-16T12:00Z", "2026-01-17T12:00Z", "24 berlin met"],
    ["1 day", "2026-01-16T12:00Z", "2026-01-17T12:01Z", "24.017 berlin breached"],
  ])("%s", (within, from, to, expected) => {
    const replace = { "within: 2 business hours": `within: ${within}` };
    expect(words([...handedOver(from), ["lead_accepted", to]], { replace })).toEqual([expected]);
  });
});

describe("a lead that comes back", () => {
  const cases = (
    again: string,
    more: Partial<Given> = {},
  ): readonly (readonly [readonly string[], boolean])[] =>
    casesOf({
      now: "2026-12-31T00:00Z",
      ...more,
      rows: [
        ["one", "mql", "2026-01-12T09:00Z"],
        ["one", "lead_assigned:berlin", "2026-01-12T09:00Z"],
        ["one", "lead_recycled:no-time", "2026-01-12T10:00Z"],
        ["one", "mql", again],
        ["one", "lead_accepted", "2026-03-02T12:00Z"],
      ],
    }).map((one) => [clockWords(one), one.returnedTooEarly]);

  it("is handed over again, with a time of its own", () => {
    expect(cases("2026-03-02T09:00Z")).toEqual([
      [["1 berlin met"], false],
      [["3 berlin breached"], false],
    ]);
  });

  it("is handed over too early before the time to rest is over, unless it may return", () => {
    const early = "2026-02-11T09:59Z";
    expect(cases(early).map(([, tooEarly]) => tooEarly)).toEqual([false, true]);
    expect(cases("2026-02-11T10:00Z").map(([, tooEarly]) => tooEarly)).toEqual([false, false]);
    expect(cases(early, { demo: ["one"] }).map(([, tooEarly]) => tooEarly)).toEqual([false, false]);
  });

  it("is not handed over twice while nobody has answered", () => {
    expect(cases("2026-01-12T09:30Z").map(([clocks]) => clocks)).toEqual([["1 berlin met"]]);
  });
});
