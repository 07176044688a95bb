import { describe, expect, it } from "vitest";
import { type Given, type Row, casesOf, clockWords } from "./handoff-company.ts";

// 12 January 2026 is a Monday; Berlin is an hour ahead of UTC, so its office is open from 08:00Z to 16:00Z.
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

describe("two business hours, worked out by hand", () => {
  it.each([
    ["a minute before the end", "2026-01-12T09:00Z", "2026-01-12T10:59Z", "1.983 berlin met"],
    ["in the last moment", "2026-01-12T09:00Z", "2026-01-12T11:00Z", "2 berlin met"],
    ["a minute too late", "2026-01-12T09:00Z", "2026-01-12T11:01Z", "2.017 berlin breached"],
    ["over a night", "2026-01-12T15:00Z", "2026-01-13T09:00Z", "2 berlin met"],
    ["over a weekend", "2026-01-16T15:00Z", "2026-01-19T09:01Z", "2.017 berlin breached"],
    ["over a weekend with a change of clocks", "2026-03-27T15:00Z", "2026-03-30T08:00Z", "2 berlin met"],
    ["over a holiday: Tuesday after Easter", "2026-04-03T14:30Z", "2026-04-07T08:00Z", "1.5 berlin met"],
    ["wholly at night: zero, and in time", "2026-01-12T18:00Z", "2026-01-13T05:00Z", "0 berlin met"],
    ["wholly at a weekend: zero, and in time", "2026-01-17T09:00Z", "2026-01-18T20:00Z", "0 berlin met"],
    ["after office hours until opening time", "2026-01-12T18:00Z", "2026-01-13T08:00Z", "0 berlin met"],
  ])("%s", (_, from, to, expected) => {
    expect(words([...handedOver(from), ["lead_accepted", to]])).toEqual([expected]);
  });

  it.each(["lead_accepted", "lead_qualifying", "lead_recycled:no-time", "lead_rejected:no-answer"])(
    "%s ends the time",
    (answer) => {
      expect(words([...handedOver("2026-01-12T09:00Z"), [answer, "2026-01-12T10:00Z"]])).toEqual([
        "1 berlin met",
      ]);
    },
  );

  it("only the first answer counts", () => {
    const rows = [
      ...handedOver("2026-01-12T09:00Z"),
      ["lead_qualifying", "2026-01-12T10:00Z"],
      ["lead_accepted", "2026-01-12T15:00Z"],
    ] as const;
    expect(words(rows)).toEqual(["1 berlin met"]);
  });
});

describe("when the time starts", () => {
  it("with the owner, where the owner comes later", () => {
    expect(
      words([
        ["mql", "2026-01-12T08:00Z"],
        ["lead_assigned:berlin", "2026-01-12T12:00Z"],
        ["lead_accepted", "2026-01-12T13:30Z"],
      ]),
    ).toEqual(["1.5 berlin met"]);
  });

  it("with the stage, where the owner was there before", () => {
    expect(
      words([
        ["lead_assigned:berlin", "2026-01-05T12:00Z"],
        ["mql", "2026-01-12T08:00Z"],
        ["lead_accepted", "2026-01-12T13:30Z"],
      ]),
    ).toEqual(["5.5 berlin breached"]);
  });

  it("never, while there is no owner", () => {
    expect(words([["mql", "2026-01-12T08:00Z"]])).toEqual([]);
  });

  it("who answers before there is an owner is in time", () => {
    const rows = [
      ["mql", "2026-01-12T08:00Z"],
      ["lead_accepted", "2026-01-12T12:00Z"],
      ["lead_assigned:berlin", "2026-01-12T15:00Z"],
    ] as const;
    expect(words(rows)).toEqual(["0 berlin met"]);
    expect(words(rows.slice(0, 2))).toEqual(["0 berlin met"]);
  });
});

describe("a change of owner", () => {
  it("ends one time and starts the next, in the hours of the new owner", () => {
    // 10:30 in Berlin is 04:30 in New York, where work starts at 09:00: 14:00Z.
    expect(
      words([
        ...handedOver("2026-01-12T08:00Z"),
        ["lead_reassigned:new_york", "2026-01-12T09:30Z"],
        ["lead_accepted", "2026-01-12T15:30Z"],
      ]),
    ).toEqual(["1.5 berlin met", "1.5 new-york met"]);
  });

  it("does not heal what the first owner let pass", () => {
    expect(
      words([
        ...handedOver("2026-01-12T08:00Z"),
        ["lead_reassigned:berlin", "2026-01-12T11:00Z"],
        ["lead_accepted", "2026-01-12T12:00Z"],
      ]),
    ).toEqual(["3 berlin breached", "1 berlin met"]);
  });

  it("counts for nothing before the time starts and after an answer", () => {
    expect(
      words([
        ["lead_assigned:berlin", "2026-01-05T09:00Z"],
        ["lead_reassigned:new_york", "2026-01-06T09:00Z"],
        ["mql", "2026-01-12T14:00Z"],
        ["lead_accepted", "2026-01-12T15:00Z"],
        ["lead_reassigned:berlin", "2026-01-12T15:30Z"],
      ]),
      // The owner at the hand-over is the one of 6 January.
    ).toEqual(["1 new-york met"]);
  });
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
    const rows = [...handedOver("2026-01-12T09:00Z"), ["lead_accepted", "2026-01-12T10:30Z"]] as const;
    expect(words(rows, { now: "2026-01-12T10:00Z" })).toEqual(["1 berlin running"]);
  });

  it("the time is over at the end of the second hour", () => {
    const [one] = casesOf({
      rows: handedOver("2026-01-16T15:30Z").map(([what, at]): Row => ["one", what, at]),
      now: "2026-01-16T16:00Z",
    });
    expect(new Date(one?.clocks[0]?.due ?? 0).toISOString()).toBe("2026-01-19T09:30:00.000Z");
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
