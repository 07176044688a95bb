import { describe, expect, it } from "vitest";
import { handoffJson } from "../../core/report/handoff-json.ts";
import { handoffText } from "../../core/report/handoff-text.ts";
import { plain } from "../../core/report/terminal.ts";
import { type Given, type Row, reportOf } from "./handoff-company.ts";

const start = (lead: string, at: string): readonly Row[] => [
  [lead, "mql", at],
  [lead, "lead_assigned:berlin", at],
];

// Monday, 12 January 2026; the office is open from 08:00Z to 16:00Z.
const rows: readonly Row[] = [
  ...start("quick", "2026-01-12T09:00Z"),
  ["quick", "lead_accepted", "2026-01-12T09:30Z"],
  ...start("slow", "2026-01-12T09:00Z"),
  ["slow", "lead_rejected:no-answer", "2026-01-12T12:30Z"],
  ...start("passed-on", "2026-01-12T09:00Z"),
  ["passed-on", "lead_reassigned:new_york", "2026-01-12T10:00Z"],
  ["passed-on", "lead_recycled:no-time", "2026-01-12T14:30Z"],
  ...start("other-reason", "2026-01-12T09:00Z"),
  ["other-reason", "lead_rejected:moon", "2026-01-12T10:00Z"],
  ...start("no-reason", "2026-01-12T09:00Z"),
  ["no-reason", "lead_rejected", "2026-01-12T10:00Z"],
  ...start("talking", "2026-01-12T09:00Z"),
  ["talking", "lead_qualifying", "2026-01-12T09:30Z"],
  ...start("open", "2026-01-13T15:00Z"),
  ...start("overdue", "2026-01-12T15:00Z"),
  ...start("forgotten", "2026-01-12T09:00Z"),
  ["nobody", "mql", "2026-01-12T09:00Z"],
  ["elsewhere", "lead_accepted", "2026-01-12T09:00Z"],
];
const given: Given = { rows, now: "2026-01-13T15:30Z" };

describe("how well a hand-off works", () => {
  it("counts every hand-over once, and every owner", () => {
    const { handedOver, inTime, late, running, overdue, waiting, clocks } = reportOf(given);
    expect({ handedOver, inTime, late, running, overdue, waiting }).toEqual({
      handedOver: 10,
      inTime: 5,
      late: 1,
      running: 1,
      overdue: 2,
      waiting: 1,
    });
    expect(clocks).toEqual({ met: 6, breached: 1, running: 1, overdue: 2 });
  });

  it("counts answers and their reasons; who only talks has not answered", () => {
    const { answers, acceptance, reasons } = reportOf(given);
    expect(answers).toEqual({ accepted: 1, rejected: 3, recycled: 1, disqualified: 0 });
    expect(acceptance).toBe(0.2);
    expect(reasons.map(({ outcome, reason, count }) => [outcome, reason, count])).toEqual([
      ["rejected", "no-answer", 1],
      ["rejected", "moon", 1],
      ["rejected", undefined, 1],
      ["recycled", "no-time", 1],
    ]);
  });

  it("says it on a terminal", () => {
    expect(handoffText(reportOf(given), plain).split("\n")).toEqual([
      "MQL to sales: marketing to sales, within 2 business hours",
      "  10 hand-overs: 5 answered in time (50.0 %), 1 late (10.0 %)",
      "  4 without an answer: 1 still in time, 2 overdue and 1 whose time has not started",
      "  Every owner has a clock: of 10, 6 ended in time and 1 too late.",
      "  Half of the answers came within 1 business hour.",
      "  Of 5 answers: 1 accepted (20.0 %), 3 rejected, 1 recycled",
      "  Reasons for rejected: `no-answer` 1, `moon` 1, no reason 1",
      "  Reasons for recycled: `no-time` 1",
      "  Without an answer, most urgent first:",
      "    forgotten: overdue, due 2026-01-12 11:00 UTC; now for Team lead and Head of sales",
      "    overdue: overdue, due 2026-01-13 09:00 UTC; now for Team lead and Head of sales",
      "    open: running, due 2026-01-14 09:00 UTC",
      "    nobody: time not started, handed over 2026-01-12 09:00 UTC",
    ]);
  });

  it("gives the same to programs", () => {
    const { open, reasons, ...rest } = handoffJson(reportOf(given));
    expect(rest).toEqual({
      id: "mql",
      name: "MQL to sales",
      from: "marketing",
      to: "sales",
      within: "2 business hours",
      unit: "business hours",
      handed_over: 10,
      undetermined: 0,
      in_time: 5,
      late: 1,
      running: 1,
      overdue: 2,
      waiting: 1,
      clocks: { met: 6, breached: 1, running: 1, overdue: 2 },
      median: 1,
      answers: { accepted: 1, rejected: 3, recycled: 1, disqualified: 0 },
      acceptance_rate: 0.2,
      returned_too_early: 0,
      shared: [],
      not_recorded: [],
    });
    expect(open.slice(2)).toEqual([
      {
        lead: "open",
        since: "2026-01-13T15:00:00.000Z",
        status: "running",
        used: 0.5,
        due: "2026-01-14T09:00:00.000Z",
        escalated_to: [],
      },
      {
        lead: "nobody",
        since: "2026-01-12T09:00:00.000Z",
        status: "waiting",
        used: 0,
        due: null,
        escalated_to: [],
      },
    ]);
    expect(reasons[1]).toEqual({ outcome: "rejected", reason: "moon", means: null, count: 1 });
  });

  it("does not depend on the order of the rows", () => {
    expect(handoffJson(reportOf({ ...given, rows: [...rows].reverse() }))).toEqual({
      ...handoffJson(reportOf(given)),
    });
  });
});

describe("what the data do not tell", () => {
  it("is said beside the numbers", () => {
    const carries = ["lead_assigned", "lead_accepted", "lead_qualifying", "lead_recycled"];
    const text = handoffText(reportOf({ rows: rows.slice(0, 3), now: given.now, carries }), plain);
    expect(text.split("\n").slice(-2)).toEqual([
      "  Mind that the data have no rows for `lead_reassigned`, which starts the time again.",
      "  Mind that the data have no rows for `lead_rejected`, which ends the time.",
    ]);
  });

  it("a hand-off whose trigger is not recorded is not measured", () => {
    const report = reportOf({
      rows: rows.filter(([, what]) => what !== "mql"),
      now: given.now,
      replace: { "when: { stage: mql }": "when: { activity: lead_qualifying }" },
      carries: ["lead_assigned"],
    });
    expect(handoffText(report, plain).split("\n")[1]).toBe(
      "  Cannot be measured: the data have no rows for `lead_qualifying`, which hands a lead over.",
    );
  });

  it("leads of which nobody can say whether they are meant are left out and counted", () => {
    const report = reportOf({
      rows: rows.slice(0, 6),
      now: given.now,
      replace: { "clock:\n": "criteria: { field: owner_office, is: berlin }\nclock:\n" },
    });
    expect([report.handedOver, report.undetermined]).toEqual([0, 2]);
    expect(handoffText(report, plain).split("\n").slice(1)).toEqual([
      "  Nothing was handed over.",
      "  2 hand-overs left out: the data do not tell whether the criteria are met.",
    ]);
  });
});
