import { describe, expect, it } from "vitest";
import type { Words } from "../../core/criteria/say.ts";
import { say, sayTree } from "../../core/criteria/say.ts";
import { dictionaryOf } from "./world.ts";

const files = {
  "lists/words.yaml": "name: Free mail\ndescription: D.\nentries: [a]\n",
  "criteria/keen.yaml": "name: Keen\ndescription: K.\ncriteria: { activity: mail_clicked }\n",
  "scores/lead.yaml": `name: Lead score
description: D.
rules: [{ id: a, name: A, when: { meets: keen }, points: 100 }]
bands: [{ id: hot, at_least: 50 }, { id: cold }]
`,
  "segments/size.yaml": `name: Company size
description: D.
first:
  - { id: small, name: Small, when: { field: employees, at_most: 5 } }
  - { id: large, name: Large, otherwise: true }
`,
  "stages/mql.yaml": `name: Marketing qualified lead
abbreviation: MQL
description: D.
worked_by: sales
criteria: { meets: keen }
`,
  "stages/sql.yaml":
    "name: Sales qualified lead\ndescription: D.\nworked_by: sales\ncriteria: { meets: mql }\n",
  "accounts/named.yaml": `name: Named accounts 2026
description: N.
tiers:
  - { id: one, name: Tier 1, max_accounts: 5, treatment: A visit. }
  - { id: two, name: Tier 2, max_accounts: 5, treatment: A letter. }
accounts:
  - { name: A, domain: a.example, tier: one, nominated_by: { function: sales, person: Rae }, reason: R. }
  - { name: B, domain: b.example, tier: two, nominated_by: { function: sales, person: Rae }, reason: R. }
`,
};

const sentences: readonly (readonly [condition: string, words: string])[] = [
  ["field: employees, at_least: 200", "at least 200 employees"],
  ["field: employees, at_most: 5000", "at most 5,000 employees"],
  ["field: employees, more_than: 1", "more than 1 employees"],
  ["field: employees, less_than: 40", "fewer than 40 employees"],
  ["field: employees, between: [40, 400]", "40 to 400 employees"],
  ["field: employees, is: 5", "exactly 5 employees"],
  ["field: employees, is_not: 5", "anything but 5 employees"],
  ["field: employees, one_of: [5, 6]", "exactly 5 or 6 employees"],
  ["field: employees, none_of: [5, 6]", "anything but 5 or 6 employees"],
  ["field: employees, known: true", "number of employees is known"],
  ["field: employees, known: false", "number of employees is not known"],
  ["field: revenue, at_least: 5000000", "revenue of at least 5,000,000 EUR"],
  ["field: revenue, at_most: 0.5", "revenue of at most 0.5 EUR"],
  ["field: revenue, less_than: 100", "revenue of less than 100 EUR"],
  ["field: revenue, between: [1, 2]", "revenue of 1 to 2 EUR"],
  ["field: revenue, is: 3", "revenue of exactly 3 EUR"],
  ["field: revenue, is_not: 3", "revenue of anything but 3 EUR"],
  ["field: title, is: Owner", "job title is “Owner”"],
  ["field: title, is_not: Intern", "job title is not “Intern”"],
  ["field: title, one_of: [Owner, CEO]", "job title is “Owner” or “CEO”"],
  [
    'field: title, none_of: [Owner, CEO, "Working student"]',
    "job title is not “Owner”, “CEO” or “Working student”",
  ],
  ["field: title, has_word: [vp, vice president]", "job title has the word “vp” or “vice president”"],
  ["field: title, has_word: cto", "job title has the word “cto”"],
  ["field: title, contains: engineer", "job title contains “engineer”"],
  ["field: title, starts_with: Head of", "job title starts with “Head of”"],
  ["field: title, ends_with: [sales, marketing]", "job title ends with “sales” or “marketing”"],
  ["field: title, in_list: words", "job title is on the list “Free mail”"],
  ["field: email, domain_in_list: words", "e-mail address belongs to the list “Free mail”"],
  ["field: seniority, is: c_level", "seniority is c level"],
  ["field: seniority, is_not: director", "seniority is not director"],
  ["field: seniority, none_of: [c_level, VP]", "seniority is not c level or VP"],
  ["field: demo_requested, is: true", "asked for a demo"],
  ["field: demo_requested, is: false", "did not ask for a demo"],
  ["field: consent, is: true", "consent: yes"],
  ["field: consent, is: false", "consent: no"],
  ["field: created_at, within: 30 days", "date of first contact within the last 30 days"],
  ["field: created_at, within: 1 week", "date of first contact within the last week"],
  ["field: created_at, older_than: 90 days", "date of first contact more than 90 days ago"],
  ['field: created_at, before: "2026-01-31"', "date of first contact before 2026-01-31"],
  ['field: created_at, after: "2026-01-31"', "date of first contact after 2026-01-31"],
  ["field: tools, includes: odoo", "tools include odoo"],
  ["field: tools, includes_any: [odoo, sage]", "tools include odoo or sage"],
  ["field: tools, includes_all: [odoo, sage]", "tools include odoo and sage"],
  ["activity: mail_clicked", "clicked in a mail"],
  ["activity: mail_clicked, within: 90 days", "clicked in a mail within the last 90 days"],
  ["activity: mail_clicked, at_least: 1", "clicked in a mail"],
  [
    "activity: mail_clicked, at_least: 2, within: 1 week",
    "clicked in a mail at least twice within the last week",
  ],
  ["activity: mail_clicked, at_most: 1", "clicked in a mail at most once"],
  ["activity: mail_clicked, more_than: 1", "clicked in a mail more than once"],
  ["activity: mail_clicked, less_than: 2", "clicked in a mail fewer than 2 times"],
  [
    'activity: mail_clicked, between: [2, 5], after: "2026-01-31"',
    "clicked in a mail 2 to 5 times after 2026-01-31",
  ],
  ["activity: mail_clicked, never: true", "never clicked in a mail"],
  ["activity: mail_clicked, never: true, within: 30 days", "never clicked in a mail within the last 30 days"],
  ["activity: mail_clicked, at_least: 0", "clicked in a mail at least 0 times"],
  ["activity: [mail_clicked, page_viewed], at_least: 2", "clicked in a mail or viewed a page at least twice"],
  [
    "activity: page_viewed, where: { field: path, starts_with: /pricing }, at_least: 3, within: 30 days",
    "viewed a page (path starts with “/pricing”) at least 3 times within the last 30 days",
  ],
  ["reached: mql", "reached the stage MQL"],
  ["reached: mql, within: 90 days", "reached the stage MQL within the last 90 days"],
  ["reached: mql, at_least: 2", "reached the stage MQL at least twice"],
  ["reached: mql, never: true", "never reached the stage MQL"],
  ["reached: sql", "reached the stage “Sales qualified lead”"],
  ["score: lead, at_least: 65", "lead score of 65 or more"],
  ["score: lead, at_most: 20", "lead score of 20 or less"],
  ["score: lead, more_than: 50", "lead score above 50"],
  ["score: lead, less_than: 10", "lead score below 10"],
  ["score: lead, between: [10, 20]", "lead score from 10 to 20"],
  ["score: lead, band: hot", "lead score in the band hot"],
  ["score: lead, band: [hot, cold]", "lead score in the band hot or cold"],
  ["segment: size, is: small", "company size is Small"],
  ["segment: size, is_not: small", "company size is not Small"],
  ["segment: size, one_of: [small, large]", "company size is Small or Large"],
  ["segment: size, none_of: [small, large]", "company size is not Small or Large"],
  ["meets: mql", "meets MQL"],
  ["meets: keen", "meets “Keen”"],
  ["account_list: named", "is on the account list “Named accounts 2026”"],
  ["account_list: named, tier: [one, two]", "is on the account list “Named accounts 2026”, tier one or two"],
  [
    "all: [{ field: employees, at_least: 200 }, { any: [{ field: demo_requested, is: true }, { score: lead, at_least: 65 }] }]",
    "at least 200 employees and (asked for a demo or lead score of 65 or more)",
  ],
  [
    "any: [{ all: [{ field: employees, at_least: 200 }, { field: demo_requested, is: true }] }, { meets: keen }]",
    "(at least 200 employees and asked for a demo) or meets “Keen”",
  ],
  ["none: [{ meets: keen }]", "does not meet “Keen”"],
  [
    "none: [{ meets: keen }, { field: employees, less_than: 10 }]",
    "not (meets “Keen” or fewer than 10 employees)",
  ],
  [
    "none: [{ all: [{ meets: keen }, { field: employees, less_than: 10 }] }]",
    "not (meets “Keen” and fewer than 10 employees)",
  ],
  [
    "at_least: 2, of: [{ meets: keen }, { field: employees, at_least: 10 }, { all: [{ meets: mql }, { meets: keen }] }]",
    "at least 2 of (meets “Keen”; at least 10 employees; (meets MQL and meets “Keen”))",
  ],
  ["field: employees, at_least: 200, if_unknown: false", "at least 200 employees [if unknown: no]"],
  [
    "all: [{ field: employees, at_least: 200, if_unknown: true }, { meets: keen }], if_unknown: false",
    "(at least 200 employees [if unknown: yes] and meets “Keen”) [if unknown: no]",
  ],
  [
    "any: [{ all: [{ meets: keen }, { meets: mql }], if_unknown: false }, { meets: keen }]",
    "(meets “Keen” and meets MQL) [if unknown: no] or meets “Keen”",
  ],
  ["all: [{ meets: keen }]", "meets “Keen”"],
  ["none: [{ field: employees, at_least: 40 }]", "fewer than 40 employees"],
  ["none: [{ field: employees, between: [40, 400] }]", "not (40 to 400 employees)"],
  ["none: [{ field: title, has_word: cto }]", "job title does not have the word “cto”"],
  ["none: [{ field: title, contains: cto }]", "job title does not contain “cto”"],
  ["none: [{ field: title, starts_with: Head }]", "job title does not start with “Head”"],
  ["none: [{ field: title, ends_with: sales }]", "job title does not end with “sales”"],
  ["none: [{ field: title, in_list: words }]", "job title is not on the list “Free mail”"],
  [
    "none: [{ field: email, domain_in_list: words }]",
    "e-mail address does not belong to the list “Free mail”",
  ],
  ["none: [{ field: tools, includes: odoo }]", "tools do not include odoo"],
  ["none: [{ field: created_at, within: 30 days }]", "date of first contact not within the last 30 days"],
  ["none: [{ field: consent, is: true }]", "consent: no"],
  ["none: [{ field: title, known: true }]", "job title is not known"],
  ["none: [{ activity: mail_clicked, within: 30 days }]", "never clicked in a mail within the last 30 days"],
  ["none: [{ activity: mail_clicked, never: true }]", "clicked in a mail"],
  ["none: [{ reached: mql }]", "never reached the stage MQL"],
  ["none: [{ score: lead, band: hot }]", "lead score not in the band hot"],
  ["none: [{ segment: size, is: small }]", "company size is not Small"],
  ["none: [{ account_list: named }]", "is not on the account list “Named accounts 2026”"],
  ["none: [{ meets: keen, if_unknown: false }]", "not (meets “Keen” [if unknown: no])"],
  ["none: [{ none: [{ meets: keen }] }]", "not (does not meet “Keen”)"],
];

// One dictionary with every condition as a set of its own: reading it once is enough.
const dictionary = dictionaryOf({
  ...files,
  ...Object.fromEntries(
    sentences.map(([condition], index) => [
      `criteria/q${String(index)}.yaml`,
      `name: Q\ndescription: Q.\ncriteria: { ${condition} }\n`,
    ]),
  ),
});

describe("a condition in one line", () => {
  it.each(sentences.map(([condition, words], index) => [condition, words, index] as const))(
    "%s: %s",
    (_, words, index) => {
      const set = dictionary.sets.get(`q${String(index)}`);
      expect(set && say(set.criteria, dictionary)).toBe(words);
    },
  );
});

describe("numbers that count, and numbers that measure", () => {
  it.each([
    ["employees", "people", "employees", "at least 18 employees"],
    ["sites", "sites", "production sites", "at least 18 production sites"],
    ["calls", "calls", "calls in this campaign", "at least 18 calls in this campaign"],
    ["age", "years", "age", "age of at least 18 years"],
    ["balance", "EUR", "yearly savings", "yearly savings of at least 18 EUR"],
    ["duration", "seconds", "length of the last call", "length of the last call of at least 18 seconds"],
  ])("%s in %s", (id, unit, label, words) => {
    const counted = dictionaryOf({
      "fields.yaml": `${id}: { type: number, whole: true, unit: ${unit}, label: ${label}, about: account, description: D. }\nemail: { type: email, about: person, description: D. }\n`,
      "criteria/asked.yaml": `name: Q\ndescription: Q.\ncriteria: { field: ${id}, at_least: 18 }\n`,
    });
    const set = counted.sets.get("asked");
    expect(set && say(set.criteria, counted)).toBe(words);
  });
});

describe("a condition as a list with headings", () => {
  const lines = ({ text, parts }: Words, indent = ""): readonly string[] => [
    indent + text,
    ...parts.flatMap((part) => lines(part, `${indent}  `)),
  ];
  const tree = (condition: string): readonly string[] => {
    const own = dictionaryOf({
      ...files,
      "criteria/asked.yaml": `name: Q\ndescription: Q.\ncriteria: { ${condition} }\n`,
    });
    const set = own.sets.get("asked");
    return set === undefined ? [] : lines(sayTree(set.criteria, own));
  };

  it("has one line for every simple condition", () => {
    expect(
      tree(
        "all: [{ none: [{ meets: keen }, { field: email, domain_in_list: words }] }, { any: [{ field: demo_requested, is: true }, { at_least: 2, of: [{ meets: keen }, { field: employees, at_least: 40 }], if_unknown: false }] }]",
      ),
    ).toEqual([
      "all of these:",
      "  none of these:",
      "    meets “Keen”",
      "    e-mail address belongs to the list “Free mail”",
      "  at least one of these:",
      "    asked for a demo",
      "    at least 2 of these [if unknown: no]:",
      "      meets “Keen”",
      "      at least 40 employees",
    ]);
  });

  it("a list of one is said without a heading", () => {
    expect(tree("all: [{ any: [{ meets: keen }] }]")).toEqual(["meets “Keen”"]);
    expect(tree("none: [{ meets: keen }]")).toEqual(["none of these:", "  meets “Keen”"]);
    expect(tree("meets: keen")).toEqual(["meets “Keen”"]);
  });
});
