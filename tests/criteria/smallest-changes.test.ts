import { describe, expect, it } from "vitest";
import { evaluate } from "../../core/criteria/evaluate.ts";
import { smallestChanges } from "../../core/criteria/smallest-changes.ts";
import { type Given, about, dictionaryOf } from "./world.ts";

const files = {
  "lists/free.yaml": "name: Free mail\ndescription: F.\nentries: [free.example]\n",
  "accounts/named.yaml": `name: Named
description: N.
tiers: [{ id: one, name: Tier 1, max_accounts: 5, treatment: A visit. }]
accounts: [{ name: A, domain: acme.example, tier: one, nominated_by: { function: sales, person: Rae }, reason: R. }]
`,
  "scores/fit.yaml": `name: Fit
description: F.
groups: { firm: { name: Company, max: 25 } }
rules:
  - { id: size, name: Size, group: firm, when: { field: employees, at_least: 40 }, points: 20 }
  - { id: sales, name: Sales, group: firm, when: { field: revenue, at_least: 1000 }, points: 20 }
  - id: rank
    name: Rank
    first:
      - { when: { field: seniority, is: c_level }, points: 30 }
      - { when: { field: seniority, is: VP }, points: 10 }
  - { id: free, name: Free mail, when: { field: email, domain_in_list: free }, points: -30 }
  - { id: webinar, name: Webinar, each: webinar_attended, where: { field: topic, is: product }, limit: 1 per week, points: 10 }
overrides:
  - { name: Student, when: { field: title, has_word: student }, set: 0 }
  - { name: Demo, when: { field: demo_requested, is: true }, set: 100 }
bands: [{ id: hot, at_least: 60 }, { id: warm, at_least: 30 }, { id: cold }]
`,
  "stages/mql.yaml": "name: M\ndescription: M.\nworked_by: sales\ncriteria: { field: title, known: true }\n",
  "scores/total.yaml":
    "name: Total\ndescription: T.\nparts: [fit]\nrules: [{ id: click, name: Click, when: { activity: mail_clicked }, points: 5 }]\n",
  "scores/aged.yaml": `name: Aged
description: A.
rules: [{ id: known, name: Known, when: { field: title, known: true }, points: 50 }]
decay: { points: -10, every: 30 days, without: [mail_clicked], since: created_at, min: 0 }
`,
  "segments/size.yaml": `name: Company size
description: S.
first:
  - { id: rival, name: Rival, when: { field: email, ends_with: rival.example } }
  - { id: large, name: Large, when: { field: employees, at_least: 400 } }
  - { id: rest, name: Rest, otherwise: true }
`,
};

const known = {
  employees: "10",
  revenue: "10",
  seniority: "director",
  title: "Owner",
  demo_requested: "no",
  email: "ann@acme.example",
};

/** The changes, each with its size; all of them bring the condition about when they are made. */
function changes(condition: string, given: Given): readonly string[] {
  const dictionary = dictionaryOf({
    ...files,
    "criteria/asked.yaml": `name: A\ndescription: A.\ncriteria: ${condition}\n`,
  });
  const criteria = dictionary.sets.get("asked")?.criteria;
  if (criteria === undefined) throw new Error("not read");
  return smallestChanges(criteria, about(dictionary, given)).map(({ words, size, after }) => {
    if (after !== undefined) expect(evaluate(criteria, after)).toBe(true);
    return `${String(size)}: ${words.join(" and ")}${after === undefined ? " (not tried)" : ""}`;
  });
}

describe("the smallest change that brings a condition about", () => {
  it.each<readonly [string, Given, readonly string[]]>([
    // Through a score: one rule is enough, and it is the one that gives enough.
    [
      "{ score: fit, at_least: 20 }",
      {},
      ["2: fit of 20 or more (for example: asked for a demo and job title does not have the word “student”)"],
    ],
    [
      "{ all: [{ score: fit, at_least: 20 }, { field: demo_requested, is: false }] }",
      { lead: known },
      ["1: fit of 20 or more (for example: seniority is c level)"],
    ],
    // An override in the way is turned off first.
    [
      "{ score: fit, at_least: 1 }",
      { lead: { ...known, title: "Student", employees: "40" } },
      ["1: fit of 1 or more (for example: job title does not have the word “student”)"],
    ],
    // A rule that takes points away.
    [
      "{ score: fit, between: [15, 25] }",
      { lead: { ...known, employees: "40", email: "ann@free.example" } },
      ["1: fit from 15 to 25 (for example: seniority is c level)"],
    ],
    // A group counts 25 points and no more: two of its rules are not enough for 40, two others are.
    [
      "{ score: fit, between: [40, 60] }",
      { lead: known },
      ["2: fit from 40 to 60 (for example: seniority is c level and at least 40 employees)"],
    ],
    // One webinar a week counts, so three are three weeks apart.
    [
      "{ score: fit, between: [30, 31] }",
      { lead: { ...known, seniority: "director", employees: "10" } },
      ["1: fit from 30 to 31 (for example: seniority is c level)"],
    ],
    [
      "{ score: fit, band: warm }",
      { lead: known },
      ["1: fit in the band warm (for example: seniority is c level)"],
    ],
    [
      "{ none: [{ score: fit, band: [warm, hot] }] }",
      { lead: { ...known, seniority: "c_level" } },
      ["1: fit not in the band warm or hot (for example: job title has the word “student”)"],
    ],
    // Through a score that is a part of another.
    [
      "{ score: total, between: [5, 5] }",
      { lead: known },
      ["1: total from 5 to 5 (for example: clicked in a mail)"],
    ],
    // Out of reach: what is wanted is said, and nothing is made up.
    ["{ score: fit, between: [61, 62] }", { lead: known }, ["4: fit from 61 to 62 (not tried)"]],
    // A segment is reached by its own condition, and by none of those before it.
    ["{ segment: size, is: large }", { lead: known }, ["1: company size is Large"]],
    [
      "{ segment: size, is: large }",
      { lead: { ...known, email: "ann@rival.example" } },
      ["2: company size is Large"],
    ],
    ["{ segment: size, is_not: rest }", { lead: known }, ["1: company size is not Rest"]],
    ["{ account_list: named }", { lead: { email: "ann@x.example" } }, ["1: is on the account list “Named”"]],
    ["{ none: [{ account_list: named }] }", { lead: known }, ["1: is not on the account list “Named”"]],
    // What happened: more often, or not at all.
    [
      "{ activity: webinar_attended, where: { field: topic, is: practice }, at_least: 2, within: 30 days }",
      { events: [["webinar_attended", "2026-06-01", { topic: "practice" }]] },
      ["1: attended a webinar (topic is practice) at least twice within the last 30 days"],
    ],
    [
      "{ activity: mail_clicked, never: true, within: 30 days }",
      { events: [["mail_clicked", "2026-06-29"]] },
      ["1: never clicked in a mail within the last 30 days"],
    ],
    ["{ reached: mql }", { history: [] }, ["1: reached the stage “M”"]],
    // Two conditions on one field, met by one value; and a third that a value has to leave alone.
    [
      "{ all: [{ field: employees, at_least: 40 }, { field: employees, at_most: 60 }, { none: [{ field: employees, one_of: [40, 41] }] }] }",
      { lead: known },
      ["1: at least 40 employees"],
    ],
    // One text for two questions, one number between two others.
    [
      "{ all: [{ field: title, has_word: director }, { field: title, has_word: [sales, revenue] }] }",
      { lead: known },
      ["1: job title has the word “director” and job title has the word “sales” or “revenue”"],
    ],
    [
      "{ all: [{ field: revenue, more_than: 20 }, { field: revenue, less_than: 21 }] }",
      { lead: known },
      ["1: revenue of more than 20 EUR"],
    ],
    // Points that were lost since a day come back with a later day.
    [
      "{ score: aged, at_least: 50 }",
      { lead: { ...known, created_at: "2025-06-30" } },
      ["1: date of first contact is 2026-06-30"],
    ],
    // What would break something else is not offered.
    [
      "{ all: [{ any: [{ field: employees, at_least: 40 }, { activity: mail_clicked }] }, { field: employees, less_than: 40 }] }",
      { lead: known, events: [] },
      ["1: clicked in a mail"],
    ],
    ["{ field: employees, at_least: 40 }", { lead: { employees: "50" } }, ["0: "]],
  ])("%s for %j", (condition, given, expected) => {
    expect(changes(condition, given)).toEqual(expected);
  });
});
