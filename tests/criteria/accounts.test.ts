import { describe, expect, it } from "vitest";
import type { Truth } from "../../core/criteria/model.ts";
import { missingFor } from "../../core/criteria/missing.ts";
import { type Cells, about, answer, dictionaryOf } from "./world.ts";

const account = (domain: string, tier: string): string =>
  `  - { name: A, domain: ${domain}, tier: ${tier}, nominated_by: { function: sales, person: Rae }, reason: R. }\n`;
const list = {
  "accounts/named.yaml": `name: Named\ndescription: N.
tiers:
  - { id: one, name: Tier 1, max_accounts: 5, treatment: A visit. }
  - { id: two, name: Tier 2, max_accounts: 5, treatment: A letter. }
accounts:
${account("Acme.example", "one")}${account("labs.beta.example", "two")}`,
};

describe("account lists, by the domain of the e-mail address", () => {
  it.each<readonly [string, Cells, Truth]>([
    ["account_list: named", { email: "ann@acme.example" }, true],
    ["account_list: named", { email: "Ann@Plant.ACME.example" }, true],
    ["account_list: named", { email: "ann@beta.example" }, false],
    ["account_list: named", { email: "ann@x.labs.beta.example" }, true],
    ["account_list: named", { email: "ann@acme.example.org" }, false],
    ["account_list: named", { email: "ann@notacme.example" }, false],
    ["account_list: named", {}, undefined],
    ["account_list: named, tier: one", { email: "ann@acme.example" }, true],
    ["account_list: named, tier: two", { email: "ann@acme.example" }, false],
    ["account_list: named, tier: [one, two]", { email: "ann@labs.beta.example" }, true],
    ["account_list: named, if_unknown: false", {}, false],
  ])("%s for %j is %s", (condition, lead, expected) => {
    expect(answer(`{ ${condition} }`, { lead }, list)).toBe(expected);
  });
});

describe("account lists, where the company's own domain is recorded too", () => {
  const files = {
    ...list,
    "fields.yaml":
      "email: { type: email, about: person, description: E. }\nwebsite: { type: text, about: account, description: W. }\n",
  };
  const free = "ann@gmail.com";
  it.each<readonly [Cells, Truth]>([
    [{ email: free, website: "https://www.acme.example/about" }, true],
    [{ email: free, website: "ACME.example" }, true],
    [{ email: free, website: "http://shop.acme.example:8080?x=1" }, true],
    [{ email: free, website: "https://acme.example.org" }, false],
    // Either domain will do, and what is known is never overruled by what becomes known.
    [{ email: "ann@acme.example" }, true],
    [{ email: "ann@acme.example", website: "other.example" }, true],
    [{ email: free }, undefined],
    [{ website: "other.example" }, undefined],
    [{}, undefined],
  ])("%j is %s", (lead, expected) => {
    expect(answer("{ account_list: named }", { lead }, files)).toBe(expected);
  });

  it("the missing domains are named", () => {
    const dictionary = dictionaryOf({
      ...files,
      "criteria/asked.yaml": "name: A\ndescription: A.\ncriteria: { account_list: named }\n",
    });
    const criteria = dictionary.sets.get("asked")?.criteria;
    expect(criteria && missingFor(criteria, about(dictionary, { lead: { email: free } }))).toEqual([
      "website",
    ]);
    expect(criteria && missingFor(criteria, about(dictionary, {}))).toEqual(["email", "website"]);
  });
});
