import { describe, expect, it } from "vitest";
import { emailDomain, findDomain, normalise, wordLine } from "../../core/criteria/text.ts";
import { parseDay, parseDuration, parseLimit, parseMoment } from "../../core/criteria/time.ts";

const hour = 3_600_000;

describe("lengths of time", () => {
  it.each([
    ["1 hour", hour],
    ["36 hours", 36 * hour],
    ["1 day", 24 * hour],
    ["90 days", 90 * 24 * hour],
    ["2 weeks", 14 * 24 * hour],
    ["1 days", 24 * hour],
  ])("%s is %i milliseconds", (text, milliseconds) => {
    expect(parseDuration(text)).toEqual({ milliseconds, text });
  });

  it.each(["", "90", "days", "90days", "1 month", "90 Days", "-1 days", "1.5 days", "90 days "])(
    "%j is none",
    (text) => {
      expect(parseDuration(text)).toBe(undefined);
    },
  );
});

describe("days and moments", () => {
  it.each([
    ["2026-02-28", Date.UTC(2026, 1, 28)],
    ["2024-02-29", Date.UTC(2024, 1, 29)],
    ["1969-12-31", -24 * hour],
  ])("%s is a day", (text, start) => {
    expect(parseDay(text)).toEqual({ start, text });
  });

  it.each([
    "2026-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "26-01-01",
    "2026-1-1",
    "0026-01-01x",
  ])("%s is no day", (text) => {
    expect(parseDay(text)).toBe(undefined);
  });

  it.each([
    ["2026-01-31", Date.UTC(2026, 0, 31)],
    ["2026-01-31T10:20", Date.UTC(2026, 0, 31, 10, 20)],
    ["2026-01-31 10:20:30", Date.UTC(2026, 0, 31, 10, 20, 30)],
    ["2026-01-31T10:20:30.5Z", Date.UTC(2026, 0, 31, 10, 20, 30, 500)],
    ["2026-01-31T10:20:30.123456789Z", Date.UTC(2026, 0, 31, 10, 20, 30, 123)],
    ["2026-01-31T10:20:30+01:00", Date.UTC(2026, 0, 31, 9, 20, 30)],
    ["2026-01-31T10:20:30-0530", Date.UTC(2026, 0, 31, 15, 50, 30)],
    ["2026-01-01T00:30+01:00", Date.UTC(2025, 11, 31, 23, 30)],
    [" 2026-01-31 ", Date.UTC(2026, 0, 31)],
  ])("%s is a moment", (text, moment) => {
    expect(parseMoment(text)).toBe(moment);
  });

  it.each([
    "",
    "31.01.2026",
    "01/31/2026",
    "2026-02-30T10:00",
    "2026-01-31T24:00",
    "2026-01-31T10:60",
    "2026-01-31T10",
    "2026-01-31T10:20 CET",
    "1769817600",
  ])("%j is no moment", (text) => {
    expect(parseMoment(text)).toBe(undefined);
  });
});

describe("limits", () => {
  it("by the calendar, in any stretch, once", () => {
    expect(parseLimit("2 per month")).toEqual({ per: "month", count: 2 });
    expect(parseLimit("1 per quarter")).toEqual({ per: "quarter", count: 1 });
    expect(parseLimit("1 per 90 days")).toEqual({
      per: "rolling",
      count: 1,
      duration: { milliseconds: 90 * 24 * hour, text: "90 days" },
    });
    expect(parseLimit("once")).toEqual({ per: "ever", count: 1 });
    expect(parseLimit("2 per year")).toBe(undefined);
  });
});

describe("text as it is compared", () => {
  it("is NFC, trimmed and in lower case, whatever the language of the machine", () => {
    expect(normalise("  CAFE\u0301 ")).toBe("café");
    expect(normalise("TITLE")).toBe("title");
    expect(normalise("STRASSE")).toBe("strasse");
  });

  it("has words: runs of letters, marks and digits", () => {
    expect(wordLine("VP, Sales & Marketing (EMEA)")).toBe(" vp sales marketing emea ");
    expect(wordLine("C++/C#")).toBe(" c c ");
    expect(wordLine("—")).toBe("  ");
    expect(wordLine("Head_of_IT")).toBe(" head of it ");
  });

  it("the domain of an e-mail address stands behind its last @", () => {
    expect(emailDomain("ann@Acme.Example")).toBe("acme.example");
    expect(emailDomain('"a@b"@acme.example')).toBe("acme.example");
    expect(emailDomain("acme.example")).toBe(undefined);
    expect(emailDomain("@acme.example")).toBe(undefined);
    expect(emailDomain("ann@")).toBe(undefined);
  });

  it("a domain is looked up, then each domain above it", () => {
    const asked: string[] = [];
    const found = findDomain("a.b.example", (domain) => {
      asked.push(domain);
      return domain === "b.example" ? "B" : undefined;
    });
    expect([found, asked]).toEqual(["B", ["a.b.example", "b.example"]]);
    expect(findDomain<string>("x", () => undefined)).toBe(undefined);
  });
});
