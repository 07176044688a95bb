import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { server, skipped } from "./support/find-server.ts";
import { openCompany } from "./support/open-company.ts";

describe.skipIf(server === undefined)(`what the editor explains${skipped}`, () => {
  let opened: Awaited<ReturnType<typeof openCompany>>;
  beforeAll(async () => {
    opened = await openCompany();
  }, 60_000);
  afterAll(() => opened.close());

  /** The explanation in a stage, without the line that names the schema's file. */
  const explained = async (text: string): Promise<string> => {
    const hover = await opened.editor.hover(
      "definitions/stages/*.yaml",
      `name: X\ndescription: Y\nworked_by: sales\n${text}\n`,
    );
    return hover.replace(/\n\nSource: \[stage\.schema\.json\].*$/, "");
  };

  it.each([
    [
      "a key",
      "criteria: { field: employees, at_le|ast: 200 }",
      "#### Field condition\n\nThe number is this or higher.\n\nExample:\n\n```yaml\n200\n```",
    ],
    [
      "the value of a choice",
      "criteria: { field: lead_source, is: refer|ral }",
      `#### Field condition

The value is exactly this one.

Allowed Values:

* \`referral\`
* \`website\`
* \`paid_search\`
* \`webinar\`
* \`trade_fair\`
* \`partner\`
* \`outbound\``,
    ],
    [
      "a band",
      "criteria: { score: lead-score, ba|nd: warm }",
      `#### Score condition

The band, or a list of bands of which any will do.

Allowed Values:

* \`warm\`: 50 points or more
* \`hot\`: 70 points or more
* \`cool\`: 25 points or more
* \`cold\`: everything below`,
    ],
    [
      "what is recorded with an activity",
      "criteria: { activity: webinar_attended, where: { field: to|pic, is: product } }",
      `#### Field condition

What is recorded with the activity.

Allowed Values:

* \`topic\`: What the webinar is about.`,
    ],
  ])("%s", async (_, text, expected) => {
    expect(await explained(text)).toBe(expected);
  });

  it("the table of an account list, and which there are", async () => {
    const hover = await opened.editor.hover(
      "definitions/accounts/*.yaml",
      "name: X\ndescription: Y\naccounts_i|n: named-accounts.csv\n",
    );
    expect(hover.replace(/\n\nSource: .*$/, "")).toBe(`#### Account list

In place of \\\`accounts\\\`: a table beside this file, as a spreadsheet saves it (CSV), with one company in each row. Its headings are name, domain, tier, nominated\\_by, person, reason and, if you like, since.

Allowed Values:

* \`named-accounts.csv\``);
  });

  it.each([
    [
      "a list of domains",
      "criteria: { field: email, domain_in_list: free-em|ail-domains }",
      "* `free-email-domains`: Free e-mail domains: Mail providers that anyone can use. An address there says nothing about the company.",
    ],
    [
      "a division",
      "criteria: { segment: reg|ion, is: dach }",
      "* `region`: Region: The two regions in which we sell, and the rest of the world.",
    ],
    [
      "a segment of it",
      "criteria: { segment: region, is: da|ch }",
      "* `dach`: DACH: country is DE, AT or CH",
    ],
    [
      "an account list",
      "criteria: { account_list: named-acc|ounts }",
      "* `named-accounts`: Named accounts 2026: Companies that sales and marketing want to win together this year.",
    ],
    [
      "a tier of it",
      "criteria: { account_list: named-accounts, tier: tier-o|ne }",
      "* `tier-one`: Tier 1: One named salesperson, a written plan, and a visit to the plant before the summer.",
    ],
    [
      "a field",
      "criteria: { field: emplo|yees, at_least: 200 }",
      "* `employees`: Headcount of the whole company, all sites together.",
    ],
    [
      "an activity",
      "criteria: { activity: page_|viewed }",
      "* `page_viewed`: The person opened a page of our website and we know who it was.",
    ],
    [
      "another stage",
      "criteria: { meets: sa|l }",
      "* `sal`: Sales accepted lead: An MQL that a named salesperson has taken over.",
    ],
    [
      "the stage before",
      "follows: sa|l",
      "* `sal`: Sales accepted lead: An MQL that a named salesperson has taken over.",
    ],
  ])("%s, first among all that could stand there", async (_, text, expected) => {
    const lines = (await explained(text)).split("\n");
    expect(lines[lines.indexOf("Allowed Values:") + 2]).toBe(expected);
  });
});
