import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { businessDaysAfter } from "../../core/approval/business-days.ts";

// 2 March 2026 is a Monday.
describe("business days", () => {
  it.each([
    ["from Monday to Tuesday", "2026-03-02T09:10:11Z", 1, "2026-03-03T09:10:11Z"],
    ["over a weekend", "2026-03-06T17:00:00Z", 1, "2026-03-09T17:00:00Z"],
    ["a week", "2026-03-02T09:00:00Z", 5, "2026-03-09T09:00:00Z"],
    ["two weeks", "2026-03-04T00:00:00Z", 10, "2026-03-18T00:00:00Z"],
    ["what begins on Saturday begins on Monday", "2026-03-07T09:00:00Z", 1, "2026-03-10T00:00:00Z"],
    ["what begins in the last second of Sunday, too", "2026-03-08T23:59:59Z", 5, "2026-03-16T00:00:00Z"],
    ["the last second of Friday", "2026-03-06T23:59:59Z", 1, "2026-03-09T23:59:59Z"],
    ["over the end of February", "2026-02-27T12:00:00Z", 2, "2026-03-03T12:00:00Z"],
    ["parts of a second", "2026-03-02T09:00:00.250Z", 1, "2026-03-03T09:00:00.250Z"],
  ])("%s", (_, start, days, due) => {
    expect(new Date(businessDaysAfter(Date.parse(start), days))).toEqual(new Date(due));
  });

  it("never fall due on a weekend, and the more there are the later", () => {
    const moment = fc.integer({ min: Date.parse("2020-01-01"), max: Date.parse("2040-01-01") });
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 999 }), (start, days) => {
        const due = businessDaysAfter(start, days);
        expect([0, 6]).not.toContain(new Date(due).getUTCDay());
        expect(businessDaysAfter(start, days + 1)).toBeGreaterThan(due);
        expect(due - start).toBeGreaterThanOrEqual(days * 24 * 60 * 60 * 1000);
      }),
    );
  });
});
