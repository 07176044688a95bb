import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogOf, company } from "./support/company.ts";
import { server, skipped } from "./support/find-server.ts";
import type { Completion } from "./support/language-server.ts";
import { openCompany } from "./support/open-company.ts";

const { dictionary } = catalogOf(company);
const valuesOf = (field: string): readonly string[] => {
  const values = dictionary.fields.get(field)?.values;
  if (values === undefined) throw new Error(`${field} has no values.`);
  return values;
};
const labels = (items: readonly Completion[]): readonly string[] => items.map(({ label }) => label);

describe.skipIf(server === undefined)(`what the editor offers${skipped}`, () => {
  let opened: Awaited<ReturnType<typeof openCompany>>;
  beforeAll(async () => {
    opened = await openCompany();
  }, 60_000);
  afterAll(() => opened.close());

  /** In a list of conditions, two levels deep, as most conditions stand. */
  const inCriteria = (typed: string): Promise<readonly Completion[]> =>
    opened.editor.completions(
      "definitions/stages/*.yaml",
      `name: X\ndescription: Y\nworked_by: sales\ncriteria:\n  all:\n    - meets: inquiry\n    ${typed}\n`,
    );
  const offered = async (typed: string): Promise<readonly string[]> => labels(await inCriteria(typed));

  const fields = [...dictionary.fields.keys()].sort();
  const activities = [...dictionary.activities.keys()].sort();
  const sets = [...dictionary.sets.keys()].sort();
  const subjects = ["field", "activity", "reached", "score", "segment", "meets", "account_list"];
  const combinations = ["all", "any", "none", "of", "at_least"];
  const industries = valuesOf("industry");

  it.each([
    ["a new condition", "- |", [...subjects, ...combinations]],
    ["a letter of one", "- f|", [...subjects, ...combinations]],
    ["an empty one in braces", "- { | }", [...subjects, ...combinations]],
    ["a field, while the brace is still open", "- { field: |", fields],
    ["the beginning of a field in braces", "- { field: em|}", fields],
    ["a field on a line of its own", "- field: |", fields],
    ["a value of a choice", "- { field: industry, is: |}", industries],
    ["the beginning of a value", "- { field: industry, is: me|}", industries],
    ["a value on a line of its own", "- field: industry\n      is_not: |", industries],
    ["a value in a list", "- { field: industry, one_of: [|] }", industries],
    ["another value in a list", "- { field: industry, one_of: [metal, |] }", industries],
    ["a value in a list of lines", "- field: industry\n      none_of:\n        - |", industries],
    ["an answer", "- { field: demo_requested, is: |}", ["true", "false"]],
    ["an entry of a list", "- { field: tools, includes_any: [|] }", valuesOf("tools")],
    ["a list of domains", "- { field: email, domain_in_list: |}", [...dictionary.lists.keys()].sort()],
    ["a set of criteria", "- { meets: |", sets],
    ["a set on a line of its own", "- meets: |", sets],
    ["a stage", "- { reached: |", [...dictionary.funnel].sort()],
    ["a score", "- { score: |", ["lead-score"]],
    ["a band", "- { score: lead-score, band: |}", ["hot", "warm", "cool", "cold"]],
    ["a band in a list", "- { score: lead-score, band: [|] }", ["hot", "warm", "cool", "cold"]],
    ["a segmentation", "- { segment: |", ["company-size", "region"]],
    ["a segment", "- { segment: region, is: |}", ["dach", "uk-ireland", "elsewhere"]],
    ["an account list", "- { account_list: |", ["named-accounts"]],
    ["a tier", "- { account_list: named-accounts, tier: |}", ["tier-one", "tier-two"]],
    ["an activity", "- { activity: |", activities],
    ["an activity in a list", "- { activity: [|] }", activities],
    ["what is recorded", "- activity: webinar_attended\n      where:\n        field: |", ["topic"]],
    [
      "a recorded value",
      "- { activity: form_submitted, where: { field: form, is: |} }",
      ["contact", "pricing", "demo", "guide", "newsletter"],
    ],
  ])("%s", async (_, typed, expected) => {
    expect(await offered(typed)).toEqual(expected);
  });

  it.each([
    [
      "a number",
      "employees",
      [
        "is",
        "is_not",
        "one_of",
        "none_of",
        "at_least",
        "at_most",
        "more_than",
        "less_than",
        "between",
        "known",
      ],
    ],
    ["a choice", "industry", ["is", "is_not", "one_of", "none_of", "in_list", "known"]],
    ["a yes-or-no field", "won", ["is", "is_not", "known"]],
    ["a date", "closed_at", ["within", "older_than", "before", "after", "known"]],
    ["a list", "tools", ["includes", "includes_any", "includes_all", "known"]],
    // The name of this field is the beginning of another one's, which is of another type.
    [
      "an e-mail address",
      "email",
      [
        "is",
        "is_not",
        "one_of",
        "none_of",
        "contains",
        "starts_with",
        "ends_with",
        "domain_in_list",
        "in_list",
        "known",
      ],
    ],
  ])("the comparisons that fit %s", async (_, field, expected) => {
    expect(await offered(`- field: ${field}\n      |`)).toEqual([...expected, "if_unknown"]);
    expect(await offered(`- { field: ${field}, i|}`)).toEqual([...expected, "if_unknown"]);
  });

  it("explains every choice while it is offered", async () => {
    const words = async (typed: string, label: string): Promise<unknown> =>
      (await inCriteria(typed)).find((item) => item.label === label)?.documentation;
    const markdown = (value: string): unknown => ({ kind: "markdown", value });
    expect(await words("- { field: |", "employees")).toEqual(
      markdown("Headcount of the whole company, all sites together."),
    );
    expect(await words("- { meets: |", "sal")).toEqual(
      markdown("Sales accepted lead: An MQL that a named salesperson has taken over."),
    );
    expect(await words("- { score: lead-score, band: |}", "warm")).toEqual(markdown("50 points or more"));
    expect(await words("- field: employees\n      |", "at_least")).toBe("The number is this or higher.");
  });

  it("offers ids wherever a definition names one", async () => {
    const at = async (path: string, text: string): Promise<readonly string[]> =>
      labels(await opened.editor.completions(path, text));
    expect(await at("definitions/targets/*.yaml", "metric: |")).toContain("mql-to-opportunity");
    expect(await at("definitions/targets/*.yaml", "split:\n  segment: |")).toEqual([
      "company-size",
      "region",
    ]);
    expect(await at("definitions/handoffs/*.yaml", "when: { stage: |")).toEqual(
      [...dictionary.funnel].sort(),
    );
    expect(await at("definitions/handoffs/*.yaml", "from: |")).toEqual(["marketing", "sales"]);
    expect(await at("definitions/accounts/*.yaml", "accounts_in: |")).toEqual(["named-accounts.csv"]);
    expect(await at("definitions/icp/*.yaml", "buyers: [|]")).toEqual([
      "it-lead",
      "managing-director",
      "operations-lead",
    ]);
    expect(await at("definitions/scores/*.yaml", "rules:\n  - each: |")).toEqual(activities);
    expect(
      await at("definitions/scores/*.yaml", "rules:\n  - each: page_viewed\n    where: { field: path, c|}"),
    ).toContain("contains");
    expect(await at("definitions/market.yaml", "markets:\n  - segments:\n      region: |")).toEqual([
      "dach",
      "uk-ireland",
      "elsewhere",
    ]);
    expect(await at("definitions/handoffs/*.yaml", "clock:\n  stops_at:\n    activities: [|]")).toEqual(
      activities,
    );
    expect(await at("definitions/segments/*.yaml", "highest_of:\n  - |")).toEqual(["company-size", "region"]);
    expect(await at("definitions/segments/*.yaml", "first:\n  - matrix: [|]")).toEqual(["lead-score"]);
    expect(await at("definitions/scores/*.yaml", "parts: [|]")).toEqual(["lead-score"]);
    expect(await at("definitions/scores/*.yaml", "acknowledge:\n  - finding: |")).toContain("shared-bound");
    expect(await at("definitions/personas/*.yaml", "recognised_by: { field: title, h|}")).toContain(
      "has_word",
    );
    expect(await at("definitions/charter.yaml", "agreements:\n  - definition: |")).toContain("stages/mql");
  });
});
