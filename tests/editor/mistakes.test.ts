import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { check } from "../../core/pipeline.ts";
import { catalogOf, company, companyYaml, file, withFiles } from "./support/company.ts";
import { server, skipped } from "./support/find-server.ts";
import { openCompany } from "./support/open-company.ts";

const head = "name: X\ndescription: Y\nworked_by: sales\ncriteria:\n  all:\n    - meets: inquiry\n";

/** The code and the line of every error that `check` reports in a file, by default a stage. */
const checked = (text: string, path = "stages/extra.yaml"): readonly string[] =>
  check(withFiles(company, file(path, text)))
    .findings.filter(({ at, severity }) => at.path === path && severity === "error")
    .map(({ code, at }) => `${String(at.line)} ${code}`);

const { dictionary } = catalogOf(company);
const quoted = (ids: Iterable<string>): string => [...ids].map((id) => `"${id}"`).join(", ");
const industries = quoted(dictionary.fields.get("industry")?.values ?? []);
const sets = quoted([...dictionary.sets.keys()].sort());

describe.skipIf(server === undefined)(`what the editor underlines${skipped}`, () => {
  let opened: Awaited<ReturnType<typeof openCompany>>;
  beforeAll(async () => {
    opened = await openCompany();
  }, 60_000);
  afterAll(() => opened.close());

  it.each([
    {
      mistake: "a set of criteria that does not exist",
      lines: "    - meets: mqll",
      check: ["7 unknown-reference"],
      editor: [`7:14 Value is not accepted. Valid values: ${sets}.`],
    },
    {
      mistake: "a key that means nothing, on the third line of a condition",
      lines: "    - field: employees\n      at_least: 200\n      if_unkown: false",
      check: ["9 unknown-key"],
      editor: [
        "9:7 A number is compared by `is`, `is_not`, `one_of`, `none_of`, `at_least`, `at_most`, `more_than`, `less_than`, `between` or `known`.",
      ],
    },
    {
      mistake: "a comparison that does not fit the field",
      lines: "    - field: industry\n      at_least: 200",
      check: ["8 operator-does-not-fit"],
      editor: ["8:7 A choice is compared by `is`, `is_not`, `one_of`, `none_of`, `in_list` or `known`."],
    },
    {
      mistake: "a value that the dictionary does not declare",
      lines: "    - { field: industry, is: mettal }",
      check: ["7 value-undeclared"],
      editor: [`7:30 Value is not accepted. Valid values: ${industries}.`],
    },
    {
      mistake: "one wrong value among several",
      lines: "    - field: industry\n      one_of:\n        - metal\n        - mettal",
      check: ["10 value-undeclared"],
      editor: [`10:11 Value is not accepted. Valid values: ${industries}.`],
    },
    {
      mistake: "a text where a number is wanted",
      lines: "    - { field: employees, at_least: many }",
      check: ["7 wrong-type"],
      editor: ['7:37 Incorrect type. Expected "number".'],
    },
    {
      mistake: "a word where an answer is wanted",
      lines: "    - { field: won, is: signed }",
      check: ["7 value-does-not-fit"],
      editor: ['7:25 Incorrect type. Expected "boolean".'],
    },
    {
      mistake: "a length of time without its unit",
      lines: "    - { field: closed_at, within: 90 d }",
      check: ["7 wrong-form"],
      editor: ["7:35 A length of time is a number and `hours`, `days` or `weeks`, such as `90 days`."],
    },
    {
      mistake: "no subject",
      lines: "    - { fild: employees, at_least: 200 }",
      check: ["7 condition-without-subject"],
      editor: [
        "7:7 The condition does not say what it is about. Add `field`, `activity`, `reached`, `score`, `segment`, `meets`, `account_list`, `all`, `any`, `none` or `of`.",
      ],
    },
    {
      mistake: "no comparison",
      lines: "    - field: won",
      check: ["7 operator-missing"],
      editor: ["7:7 A yes-or-no field is compared by `is`, `is_not` or `known`."],
    },
    {
      mistake: "two comparisons",
      lines: "    - { segment: region, is: dach, is_not: elsewhere }",
      check: ["7 operator-several"],
      editor: ["7:7 Only one comparison fits here. Write two conditions below `all:`, one for each."],
    },
    {
      mistake: "a band of another score",
      lines: "    - { score: lead-score, band: [hot, tepid] }",
      check: ["7 unknown-reference"],
      editor: ['7:40 Value is not accepted. Valid values: "hot", "warm", "cool", "cold".'],
    },
    {
      mistake: "a segment of another segmentation",
      lines: "    - { segment: region, one_of: [small] }",
      check: ["7 unknown-reference"],
      editor: ['7:35 Value is not accepted. Valid values: "dach", "uk-ireland", "elsewhere".'],
    },
    {
      mistake: "a tier that the list does not have",
      lines: "    - account_list: named-accounts\n      tier: tier-three",
      check: ["8 unknown-reference"],
      editor: ['8:13 Value is not accepted. Valid values: "tier-one", "tier-two".'],
    },
    {
      mistake: "a field that is not recorded with the activity",
      lines: "    - activity: page_viewed\n      where: { field: form, is: contact }",
      check: ["8 where-field-unknown"],
      editor: ['8:23 Value is not accepted. Valid values: "path".'],
    },
    {
      mistake: "a question in `where` that is not about the activity",
      lines: "    - activity: page_viewed\n      where:\n        meets: mql",
      check: ["9 where-outside-activity"],
      editor: ["9:9 The condition does not say what it is about. Add `field`, `all`, `any`, `none` or `of`."],
    },
    {
      mistake: "a `where` on an activity that records nothing",
      lines: "    - activity: email_clicked\n      where: { field: form, is: contact }",
      check: ["8 where-field-unknown"],
      editor: ["8:14 Nothing is recorded with this activity. Delete `where`."],
    },
    {
      mistake: "an empty list of conditions",
      lines: "    - any: []",
      check: ["7 out-of-range"],
      editor: ["7:12 Array has too few items. Expected 1 or more."],
    },
  ])("$mistake, on the line of `check`", async ({ lines, check: expected, editor }) => {
    const text = `${head}${lines}\n`;
    expect(checked(text)).toEqual(expected);
    const found = await opened.editor.findings("definitions/stages/*.yaml", text);
    expect(found).toEqual(editor);
    const linesOf = (all: readonly string[]): readonly (string | undefined)[] =>
      all.map((one) => /^\d+/.exec(one)?.[0]);
    expect(linesOf(found)).toEqual(linesOf(expected));
  });

  it("a field that does not exist, with all that do", async () => {
    const text = `${head}    - { field: emploees, at_least: 200 }\n`;
    expect(checked(text)).toEqual(["7 unknown-reference"]);
    const [found = "", ...others] = await opened.editor.findings("definitions/stages/*.yaml", text);
    expect(found).toMatch(
      /^7:16 Value is not accepted\. Valid values: "accepted_by_sales", "champion", .*"won"\.$/,
    );
    expect(others).toEqual([]);
  });

  it("a table that is not there, and accounts beside it", async () => {
    const head = "name: X\ndescription: Y\ntiers: [{ id: a, name: A, max_accounts: 1, treatment: T }]\n";
    const at = (text: string): Promise<readonly string[]> =>
      opened.editor.findings("definitions/accounts/*.yaml", head + text);
    const inCheck = (text: string): readonly string[] => checked(head + text, "accounts/extra.yaml");
    expect(inCheck("accounts_in: named-acounts.csv\n")).toEqual(["4 unknown-reference"]);
    expect(await at("accounts_in: named-acounts.csv\n")).toEqual([
      '4:14 Value is not accepted. Valid values: "named-accounts.csv".',
    ]);
    const account =
      "{ name: A, domain: a.example, tier: a, nominated_by: { function: sales, person: P }, reason: R }";
    expect(inCheck(`accounts_in: named-accounts.csv\naccounts: [${account}]\n`)).toEqual([
      "5 keys-exclude-each-other",
    ]);
    expect(await at(`accounts_in: named-accounts.csv\naccounts: [${account}]\n`)).toEqual([
      "5:11 `accounts` and `accounts_in` stand side by side. Delete `accounts` or `accounts_in`.",
    ]);
    expect(inCheck("")).toEqual(["1 missing-key"]);
    expect(await at("")).toEqual(['1:1 Missing property "accounts".']);
  });

  it("keys of a rule that rule each other out", async () => {
    const text = `name: X
description: Y
rules:
  - id: a
    name: A
    points: 3
    first:
      - { when: { meets: mql }, points: 3 }
`;
    expect(checked(text, "scores/extra.yaml")).toEqual(["6 keys-exclude-each-other"]);
    expect(await opened.editor.findings("definitions/scores/*.yaml", text)).toEqual([
      "6:13 `points` and `first` stand side by side. Delete `points` or `first`.",
    ]);
  });

  it("a warning that nobody could acknowledge", async () => {
    const text = `name: X
description: Y
rules:
  - { id: a, name: A, points: 3, when: { meets: mql } }
acknowledge:
  - { finding: score-out-of-reach, about: a, reason: It is so. }
`;
    expect(checked(text, "scores/extra.yaml")).toEqual(["6 value-not-allowed"]);
    expect(await opened.editor.findings("definitions/scores/*.yaml", text)).toEqual([
      '6:16 Value is not accepted. Valid values: "domain-inside-another", "domain-on-two-lists", "handoffs-overlap", "letters-in-words", "measurement-standoff", "nearly-same-word", "not-settled", "reasons-differ", "same-name", "same-points", "segments-gap", "shared-bound", "two-thresholds".',
    ]);
  });

  it("an id that does not exist, wherever one is named", async () => {
    const text = `name: X
description: Y
parts: [lead-scores]
reset: [bounced]
overrides:
  - { name: A, when: { meets: nobody }, set: 0 }
`;
    const found = await opened.editor.findings("definitions/scores/*.yaml", text);
    expect(found.map((one) => one.replace(/ Valid values: .*$/, ""))).toEqual([
      "3:9 Value is not accepted.",
      "4:9 Value is not accepted.",
      "6:31 Value is not accepted.",
    ]);
    expect(checked(text, "scores/extra.yaml")).toEqual([
      "3 unknown-reference",
      "4 unknown-reference",
      "6 unknown-reference",
    ]);
  });

  it("nothing in the definitions of the example company", async () => {
    const found = companyYaml.map(async ({ path, bytes }) => {
      const text = new TextDecoder().decode(bytes);
      return [path, await opened.editor.findings(`definitions/${path}`, text)] as const;
    });
    for (const [path, findings] of await Promise.all(found)) expect([path, findings]).toEqual([path, []]);
  });
});
