import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLeads } from "../../core/criteria/read-leads.ts";
import { impact } from "../../core/impact/impact.ts";
import { makeProfile } from "../../core/profile/make-profile.ts";
import { mergeProfiles } from "../../core/profile/merge-profiles.ts";
import type { Profile } from "../../core/profile/profile.ts";
import { profileTable, readProfileTable } from "../../core/profile/profile-table.ts";
import { profileCases } from "../../core/profile/read-profile.ts";
import { unavailableWords } from "../../core/report/preview-words.ts";
import type { Files } from "../catalog/minimal.ts";
import { changed, company, leads, now, stage, table } from "../impact/small.ts";

/** Criteria that look at a title and an address; nothing looks at the day of the signature. */
const typed: Files = {
  ...company,
  "lists/free.yaml": "name: Free\ndescription: D.\nentries: [free.example]\n",
  "stages/mql.yaml": stage(
    "Qualified",
    `{ all: [{ field: title, has_word: [vp, head] }, { none: [{ field: email, domain_in_list: free }] },
       { field: met_at, older_than: 30 days }] }`,
    "abbreviation: MQL\n",
  ),
};

const profileOf = (
  files: Files,
  text: string,
  minGroup = 1,
  numbers: "as-they-are" | "in-bands" = "as-they-are",
): Profile => {
  const { dictionary } = changed({}, files).before.catalog;
  const set = readLeads({ leads: table(text), activities: undefined, history: undefined }, dictionary);
  return makeProfile([{ dictionary, set }], { now, minGroup, numbers, outcome: undefined });
};
const csv = (profile: Profile): string =>
  profileTable(profile)
    .rows.map((row) => row.join(","))
    .join("\n");

describe("what a profile holds", () => {
  it("is what criteria ask, and nothing else", () => {
    const { columns } = profileOf(typed, leads);
    expect(columns.map((name) => name.replace(/ #[0-9a-f]{16}$/, ""))).toEqual([
      "email domain_in_list free",
      "email known",
      "employees",
      "met_at days ago",
      "title has_word",
      "title has_word",
      "title known",
      "won",
    ]);
  });

  it("keeps dates as ages in days, with a half between two whole days", () => {
    const text = "id,met_at\na,2026-06-29\nb,2026-06-29T12:00Z\nc,2026-06-30T06:00Z\n";
    const { columns, rows } = profileOf(typed, text);
    const at = columns.findIndex((name) => name.startsWith("met_at"));
    expect(rows.map(({ cells }) => cells[at]).sort()).toEqual(["-0.5", "0.5", "1"]);
  });

  const word = fc.stringMatching(/^[a-z]{8,12}$/);
  it("never an id, an address, a text, a date, or a field that no criteria use", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            id: word.map((text) => `id-${text}`),
            name: word,
            title: fc.tuple(fc.constantFrom("VP", "Head", ""), word).map((parts) => parts.join(" ")),
            email: fc
              .tuple(word, fc.constantFrom("free.example", "acme.example"))
              .map((parts) => parts.join("@")),
            value: fc.integer({ min: 7_000_001, max: 9_999_999 }),
            day: fc.integer({ min: 1, max: 28 }),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        (people) => {
          const rows = people.map(
            ({ id, title, email, value, day, name }) =>
              `${id},${title},${email},${String(value)},2026-05-${String(day).padStart(2, "0")}T10:11:12Z,${name}`,
          );
          const profile = profileOf(typed, `id,title,email,value,met_at,secret\n${rows.join("\n")}\n`);
          const whole = JSON.stringify(profileTable(profile));
          for (const { id, name, title, email, value } of people)
            for (const part of [id, name, ...title.split(" "), ...email.split("@"), String(value)])
              if (part.length > 4) expect(whole).not.toContain(part);
          expect(csv(profile)).not.toMatch(/@|2026|10:11/);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("puts leads that are alike into one row, in an order of its own", () => {
    const { rows } = profileOf(company, "id,employees,won\nz,60,yes\ny,10,\nx,60,yes\n");
    expect(rows.map(({ cells, outcome }) => [cells, outcome.leads])).toEqual([
      [["10", ""], 1],
      [["60", "yes"], 2],
    ]);
  });

  it("leaves out groups that are too small, and counts them", () => {
    const { rows, dropped } = profileOf(company, "id,employees\nz,60\ny,10\nx,60\n", 2);
    expect([rows.length, dropped]).toEqual([1, 1]);
  });

  it("does not let a declared value start a formula", () => {
    const files = {
      ...company,
      "fields.yaml": `${String(company["fields.yaml"])}kind: { type: choice, values: ["=1+1", b], about: person, description: K. }\n`,
      "stages/mql.yaml": stage("Q", '{ field: kind, is: "=1+1" }'),
    };
    const profile = profileOf(files, "id,kind\na,=1+1\n");
    expect(csv(profile)).toMatch(/,'=1\+1,/);
    const { before } = changed({}, files);
    const found = profileCases(profile, before.catalog.dictionary, before.catalog.dictionary, settings);
    expect(found.status === "complete" && found.cases.cases[0]?.before.values.get("kind")).toBe("=1+1");
  });
});

const settings = { months: undefined, outcome: undefined };

describe("what a profile answers", () => {
  const profile = profileOf(typed, leads.replaceAll("2026-01-01", "2026-05-01"));
  const qualified = (files: Files): unknown => {
    const { before, after } = changed(files, typed);
    const sides = [before.catalog.dictionary, after.catalog.dictionary] as const;
    const found = profileCases(profile, ...sides, settings);
    if (found.status === "complete")
      return impact(before.catalog, after.catalog, found.cases).stages[0]?.after?.qualified;
    const why = { reason: "lacking", path: "p.csv", before: found.before, after: found.after } as const;
    return unavailableWords(why, { before: sides[0], after: sides[1] }).saw;
  };
  const mql = (criteria: string): Files => ({ "stages/mql.yaml": stage("Q", criteria) });

  it.each([
    ["another threshold", "{ field: employees, at_least: 61 }", 2],
    ["fewer words", "{ field: title, has_word: vp }", 1],
    ["the same words in other places", "{ none: [{ field: title, has_word: head }] }", 5],
    ["another number of days", "{ field: met_at, within: 90 days }", 6],
    ["whether there is a text", "{ field: title, known: true }", 6],
  ])("%s", (_, criteria, expected) => {
    expect(qualified(mql(criteria))).toBe(expected);
  });

  it.each([
    ["a new word", "{ field: title, has_word: [vp, ceo] }", "job title has the word “ceo”"],
    ["another way to look for a word", "{ field: title, starts_with: vp }", "job title starts with “vp”"],
    ["a field that no criteria used", "{ field: value, at_least: 1, if_unknown: false }", "value"],
    ["hours in place of days", "{ field: met_at, within: 5 hours }", "met at within the last 5 hours"],
    ["an activity", "{ activity: webinar_attended }", "webinar attended"],
  ])("not %s: it says so and gives no number, whatever `if_unknown` says", (_, criteria, words) => {
    expect(qualified(mql(criteria))).toBe(`The profile \`p.csv\` has no answer to: ${words}.`);
  });

  it("not a list with another entry, nor a field that is read differently", () => {
    const list = {
      "lists/free.yaml": "name: Free\ndescription: D.\nentries: [free.example, other.example]\n",
    };
    expect(qualified(list)).toMatch(/has no answer to: email .*Free/);
    const wider = String(company["fields.yaml"]).replace("unit: people,", "unit: people, min: 1,");
    const sized = mql("{ field: employees, at_least: 50 }");
    expect(qualified({ ...sized, "fields.yaml": wider })).toBe(
      "The profile `p.csv` has no answer to: employees.",
    );
  });

  it("a proposal that it was also made for", () => {
    const { before, after } = changed(mql("{ field: title, has_word: ceo }"), typed);
    const version = (dictionary: typeof before.catalog.dictionary) => ({
      dictionary,
      set: readLeads({ leads: table(leads), activities: undefined, history: undefined }, dictionary),
    });
    const both = makeProfile([version(before.catalog.dictionary), version(after.catalog.dictionary)], {
      now,
      minGroup: 1,
      numbers: "as-they-are",
      outcome: undefined,
    });
    const found = profileCases(both, before.catalog.dictionary, after.catalog.dictionary, settings);
    expect(found.status).toBe("complete");
  });
});

describe("a profile in bands", () => {
  const text = "id,employees,won\na,10,\nb,49,\nc,50,yes\nd,51,yes\ne,99,yes\nf,400,\ng,,\n";
  const banded = profileOf(company, text, 1, "in-bands");
  const asked = (bar: number): unknown => {
    const { before, after } = changed(
      { "stages/mql.yaml": stage("Q", `{ field: employees, at_least: ${String(bar)} }`) },
      company,
    );
    const sides = [before.catalog.dictionary, after.catalog.dictionary] as const;
    const found = profileCases(banded, ...sides, settings);
    return found.status === "complete"
      ? impact(before.catalog, after.catalog, found.cases).stages[0]?.after?.qualified
      : found.after.map((question) => "field" in question && question.field.id);
  };

  it("keeps numbers only as far as the criteria tell them apart", () => {
    const at = banded.columns.findIndex((name) => name.startsWith("employees in bands 50;100 #"));
    expect(banded.rows.map(({ cells, outcome }) => [cells[at], outcome.leads])).toEqual([
      ["", 1],
      ["101", 1],
      ["49", 2],
      ["50", 1],
      ["75", 2],
    ]);
  });

  it("answers for the borders that it has, and for no other", () => {
    expect(asked(50)).toBe(4);
    expect(asked(100)).toBe(1);
    expect(asked(60)).toEqual(["employees"]);
  });
});

describe("profiles are not put together", () => {
  const one = profileOf(company, leads);
  it.each([
    ["as of different days", { ...one, now: 0 }, "The profiles are as of different days."],
    [
      "for different definitions",
      profileOf(typed, leads),
      "The profiles were made for different definitions.",
    ],
    [
      "from other data",
      { ...one, tellsOutcome: true },
      "The profiles come from data that record different things.",
    ],
  ])("%s", (_, other, problem) => {
    expect(mergeProfiles([one, other], 1)).toMatchObject({ problem });
  });
});

describe("a table that is no profile", () => {
  const good = profileTable(profileOf(company, leads));
  it.each([
    ["leads", table(leads)],
    ["a profile of a later format", { ...good, columns: [...good.columns.slice(0, -1), '{"profile":2}'] }],
    [
      "a column that somebody renamed",
      { ...good, columns: good.columns.map((name) => name.replace(" #", " ")) },
    ],
  ])("%s", (_, columns) => {
    expect(readProfileTable(columns)).toMatchObject({
      problem: "is not a profile that `countersign profile` has written.",
    });
  });

  it("a row that stands for no lead", () => {
    const rows = good.rows.map((row, index) => (index === 1 ? ["0", ...row.slice(1)] : row));
    expect(readProfileTable({ ...good, rows })).toMatchObject({
      problem: ", row 3: it does not say how many leads it stands for.",
    });
  });
});
