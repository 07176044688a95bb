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

  it.each([
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
