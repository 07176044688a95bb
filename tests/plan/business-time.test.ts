import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type * as raw from "../../core/generated/definitions.ts";
import { afterBusinessTime, businessTime } from "../../core/plan/business-time.ts";
import { workCalendar } from "../../core/plan/work-calendar.ts";

const workdays: raw.WorkingTime["days"] = ["monday", "tuesday", "wednesday", "thursday", "friday"];
const everyDay: raw.WorkingTime["days"] = [...workdays, "saturday", "sunday"];

const office: raw.WorkCalendar = {
  id: "hanover",
  name: "Hanover",
  time_zone: "Europe/Berlin",
  working_time: [
    { days: ["monday", "tuesday", "wednesday", "thursday"], from: "08:30", to: "17:30" },
    { days: ["friday"], from: "08:30", to: "16:00" },
  ],
  holidays: [{ date: "2026-05-01", name: "Labour Day" }],
};
const calendar = workCalendar(office);
const at = (moment: string): number => Date.parse(moment);
const hours = (from: string, to: string, of = calendar): number =>
  businessTime(at(from), at(to), of).milliseconds / 3_600_000;

describe("working hours between two moments, worked out by hand", () => {
  it.each([
    // Berlin is an hour ahead of UTC in winter, two in summer.
    ["within one morning", "2026-01-12T08:00Z", "2026-01-12T10:30Z", 2.5],
    ["from before work to after it", "2026-01-12T05:00Z", "2026-01-12T20:00Z", 9],
    ["a whole night", "2026-01-12T17:00Z", "2026-01-13T06:00Z", 0],
    ["over a night", "2026-01-12T15:30Z", "2026-01-13T08:30Z", 2],
    ["a Friday ends at four", "2026-01-16T14:00Z", "2026-01-16T18:00Z", 1],
    ["a weekend", "2026-01-16T15:00Z", "2026-01-19T07:30Z", 0],
    ["over a weekend", "2026-01-16T14:00Z", "2026-01-19T08:30Z", 2],
    ["a week", "2026-01-12T00:00Z", "2026-01-19T00:00Z", 43.5],
    ["a holiday on a Friday", "2026-04-30T14:30Z", "2026-05-04T07:30Z", 2],
    ["a moment", "2026-01-12T10:00Z", "2026-01-12T10:00Z", 0],
    ["backwards", "2026-01-12T12:00Z", "2026-01-12T10:00Z", 0],
    // Clocks go forward on 29 March 2026 and back on 25 October 2026: work starts at 07:30, then at 06:30 UTC.
    ["over the change to summer time", "2026-03-27T14:00Z", "2026-03-30T07:30Z", 2],
    ["over the change to winter time", "2026-10-23T13:00Z", "2026-10-26T08:30Z", 2],
  ])("%s", (_, from, to, expected) => {
    expect(hours(from, to)).toBe(expected);
  });

  it("somebody who always works has a day of 23 and one of 25 hours", () => {
    const always = workCalendar({
      ...office,
      working_time: [{ days: everyDay, from: "00:00", to: "24:00" }],
      holidays: [{ date: "2026-01-01", name: "New Year's Day" }],
    });
    expect(hours("2026-03-28T23:00Z", "2026-03-29T22:00Z", always)).toBe(23);
    expect(hours("2026-10-24T22:00Z", "2026-10-25T23:00Z", always)).toBe(25);
    expect(hours("2025-12-31T00:00Z", "2026-01-02T00:00Z", always)).toBe(24);
  });

  it("hours that overlap count once, and a break does not count", () => {
    const shifts = workCalendar({
      ...office,
      working_time: [
        { days: workdays, from: "13:00", to: "17:00" },
        { days: workdays, from: "08:00", to: "12:00" },
        { days: ["monday"], from: "16:00", to: "18:00" },
      ],
    });
    expect(hours("2026-01-12T00:00Z", "2026-01-13T00:00Z", shifts)).toBe(9);
    expect(hours("2026-01-13T00:00Z", "2026-01-14T00:00Z", shifts)).toBe(8);
  });

  it("a day that a zone has left out has no hours", () => {
    const apia = workCalendar({
      ...office,
      time_zone: "Pacific/Apia",
      working_time: [{ days: everyDay, from: "09:00", to: "17:00" }],
    });
    // There was no 30 December 2011 in Samoa: 28, 29 and 31 December are three days.
    expect(hours("2011-12-28T12:00Z", "2011-12-31T10:00Z", apia)).toBe(24);
  });

  it("a working day counts as one, however long it is", () => {
    const days = (from: string, to: string): number => businessTime(at(from), at(to), calendar).days;
    expect(days("2026-01-12T00:00Z", "2026-01-17T00:00Z")).toBe(5);
    expect(days("2026-01-12T12:00Z", "2026-01-13T12:00Z")).toBeCloseTo(1, 12);
    expect(days("2026-01-16T11:15Z", "2026-01-16T15:00Z")).toBe(0.5);
  });
});

describe("the moment at which time is over", () => {
  const after = (from: string, count: number): string | undefined => {
    const moment = afterBusinessTime(
      at(from),
      { unit: "business-time", milliseconds: count * 3_600_000 },
      calendar,
    );
    return moment === undefined ? undefined : new Date(moment).toISOString();
  };
  it.each([
    ["the same day", "2026-01-12T08:00Z", 4, "2026-01-12T12:00:00.000Z"],
    ["the end of a day is still that day", "2026-01-12T12:30Z", 4, "2026-01-12T16:30:00.000Z"],
    ["the next morning", "2026-01-12T15:30Z", 4, "2026-01-13T10:30:00.000Z"],
    ["from a Saturday", "2026-01-17T10:00Z", 2, "2026-01-19T09:30:00.000Z"],
    ["over a holiday and a weekend", "2026-04-30T14:30Z", 2, "2026-05-04T07:30:00.000Z"],
  ])("%s", (_, from, count, expected) => {
    expect(after(from, count)).toBe(expected);
  });

  it("two business days end at the same hour two working days later", () => {
    const moment = afterBusinessTime(at("2026-01-13T09:00Z"), { unit: "business-days", days: 2 }, calendar);
    expect(new Date(moment ?? 0).toISOString()).toBe("2026-01-15T09:00:00.000Z");
  });

  it("there is none where nobody ever works", () => {
    const never = workCalendar({
      ...office,
      working_time: [{ days: ["monday"], from: "09:00", to: "09:00" }],
    });
    expect(afterBusinessTime(0, { unit: "business-time", milliseconds: 1 }, never)).toBeUndefined();
  });
});

const zones = [
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "UTC",
];
const clockTime = fc.integer({ min: 4 * 60, max: 23 * 60 });
const text = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
// Nobody's hours start or end in the middle of a change of clocks here; that is where words and minutes part.
const workingTime: fc.Arbitrary<raw.WorkingTime> = fc
  .tuple(fc.uniqueArray(fc.constantFrom(...everyDay), { minLength: 1 }), clockTime, clockTime)
  .map(([days, a, b]) => ({
    days: days as raw.WorkingTime["days"],
    from: text(Math.min(a, b)),
    to: text(Math.max(a, b) + 1),
  }));
const anyCalendar: fc.Arbitrary<raw.WorkCalendar> = fc.record({
  id: fc.constant("any"),
  name: fc.constant("Any"),
  time_zone: fc.constantFrom(...zones),
  working_time: fc.array(workingTime, { minLength: 1, maxLength: 3 }) as fc.Arbitrary<
    raw.WorkCalendar["working_time"]
  >,
  holidays: fc.constant([
    { date: "2026-03-27", name: "A Friday" },
    { date: "2026-10-26", name: "A Monday" },
  ]),
});
const minute = 60_000;
// Around the changes of clocks in spring and autumn, in whole minutes.
const moment = fc
  .tuple(
    fc.constantFrom("2026-03-06", "2026-03-27", "2026-04-03", "2026-10-23", "2026-10-30"),
    fc.integer({ min: 0, max: 5 * 1440 }),
  )
  .map(([day, minutes]) => at(`${day}T00:00Z`) + minutes * minute);

/** Looks at the clock on the wall in every single minute. */
function slowly(from: number, to: number, value: raw.WorkCalendar): number {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: value.time_zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    weekday: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const holidays = new Set((value.holidays ?? []).map(({ date }) => date));
  let count = 0;
  for (let now = from; now < to; now += minute) {
    const part = Object.fromEntries(format.formatToParts(now).map(({ type, value: shown }) => [type, shown]));
    const { year = "", month = "", day = "", weekday = "", hour = "", minute: minutes = "" } = part;
    const clock = `${hour}:${minutes}`;
    const works = value.working_time.some(
      ({ days, from: start, to: end }) =>
        (days as readonly string[]).includes(weekday.toLowerCase()) && clock >= start && clock < end,
    );
    if (works && !holidays.has(`${year}-${month}-${day}`)) count += 1;
  }
  return count * minute;
}

describe("the laws of working time", () => {
  it("equals a count of single minutes by the clock on the wall", () => {
    fc.assert(
      fc.property(anyCalendar, moment, fc.integer({ min: 0, max: 3 * 1440 }), (value, from, minutes) => {
        const to = from + minutes * minute;
        expect(businessTime(from, to, workCalendar(value)).milliseconds).toBe(slowly(from, to, value));
      }),
      { numRuns: 150, seed: 3 },
    );
  });

  it("is never negative, never longer than time itself, and adds up over adjacent stretches", () => {
    fc.assert(
      fc.property(anyCalendar, moment, moment, moment, (value, ...moments) => {
        const own = workCalendar(value);
        const [a = 0, b = 0, c = 0] = [...moments].sort((x, y) => x - y);
        const [first, second, whole] = [
          businessTime(a, b, own),
          businessTime(b, c, own),
          businessTime(a, c, own),
        ];
        expect(first.milliseconds).toBeGreaterThanOrEqual(0);
        expect(whole.milliseconds).toBeLessThanOrEqual(c - a);
        expect(first.milliseconds + second.milliseconds).toBe(whole.milliseconds);
        expect(first.days + second.days).toBeCloseTo(whole.days, 9);
      }),
    );
  });

  it("the moment at which time is over is the first one at which so much has passed", () => {
    fc.assert(
      fc.property(anyCalendar, moment, fc.integer({ min: 1, max: 3000 }), (value, from, minutes) => {
        const own = workCalendar(value);
        const length = minutes * minute;
        const end = afterBusinessTime(from, { unit: "business-time", milliseconds: length }, own);
        // A minute a week does not add up to so much within the years that are looked at.
        fc.pre(end !== undefined);
        expect(businessTime(from, end, own).milliseconds).toBe(length);
        expect(businessTime(from, end - 1, own).milliseconds).toBe(length - 1);
      }),
    );
  });
});
