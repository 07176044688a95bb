import { describe, expect, it } from "vitest";
import type { NumberTest, Truth } from "../../core/criteria/model.ts";
import { testRange } from "../../core/criteria/test-value.ts";
import { type Cells, answer } from "./world.ts";

const unknown = undefined;
type Row = readonly [condition: string, lead: Cells, expected: Truth];

const check = (rows: readonly Row[]): void => {
  it.each(rows)("%s for %j is %s", (condition, lead, expected) => {
    expect(answer(`{ ${condition} }`, { lead })).toBe(expected);
  });
};

describe("numbers", () => {
  check([
    ["field: employees, is: 200", { employees: "200" }, true],
    ["field: employees, is: 200", { employees: "201" }, false],
    ["field: employees, is: 200", {}, unknown],
    ["field: employees, is_not: 200", { employees: "201" }, true],
    ["field: employees, is_not: 200", { employees: "200" }, false],
    ["field: employees, is_not: 200", {}, unknown],
    ["field: employees, one_of: [1, 200]", { employees: "200" }, true],
    ["field: employees, one_of: [1, 200]", { employees: "2" }, false],
    ["field: employees, none_of: [1, 200]", { employees: "2" }, true],
    ["field: employees, none_of: [1, 200]", { employees: "1" }, false],
    ["field: employees, none_of: [1, 200]", {}, unknown],
    ["field: employees, at_least: 200", { employees: "200" }, true],
    ["field: employees, at_least: 200", { employees: "199" }, false],
    ["field: employees, at_most: 200", { employees: "200" }, true],
    ["field: employees, at_most: 200", { employees: "201" }, false],
    ["field: employees, more_than: 200", { employees: "201" }, true],
    ["field: employees, more_than: 200", { employees: "200" }, false],
    ["field: employees, less_than: 200", { employees: "199" }, true],
    ["field: employees, less_than: 200", { employees: "200" }, false],
    ["field: employees, between: [40, 400]", { employees: "40" }, true],
    ["field: employees, between: [40, 400]", { employees: "400" }, true],
    ["field: employees, between: [40, 400]", { employees: "39" }, false],
    ["field: employees, between: [40, 400]", { employees: "401" }, false],
    ["field: employees, between: [40, 400]", {}, unknown],
    ["field: employees, known: true", { employees: "1" }, true],
    ["field: employees, known: true", {}, false],
    ["field: employees, known: false", {}, true],
    ["field: employees, known: false", { employees: "1" }, false],
    ["field: revenue, at_least: 0.1", { revenue: "0.1" }, true],
    ["field: revenue, less_than: 0", { revenue: "-5" }, true],
  ]);
});

describe("text", () => {
  check([
    ["field: title, is: Head of IT", { title: "  head OF it " }, true],
    ["field: title, is: Head of IT", { title: "Head of ITs" }, false],
    ["field: title, is: Head of IT", { title: "   " }, unknown],
    ["field: title, is_not: Intern", { title: "Owner" }, true],
    ["field: title, is_not: Intern", {}, unknown],
    ["field: title, one_of: [Owner, CEO]", { title: "ceo" }, true],
    ["field: title, none_of: [Owner, CEO]", { title: "ceo" }, false],
    ["field: title, is: Café", { title: "Cafe\u0301" }, true],
    ["field: title, contains: engineer", { title: "Reengineering lead" }, true],
    ["field: title, contains: [intern, student]", { title: "PhD Student" }, true],
    ["field: title, contains: [intern, student]", { title: "Owner" }, false],
    ["field: title, contains: [intern, student]", {}, unknown],
    ["field: title, starts_with: head of", { title: "Head of Sales" }, true],
    ["field: title, starts_with: head of", { title: "Deputy Head of Sales" }, false],
    ["field: title, starts_with: [vp, head of]", { title: "Head of Sales" }, true],
    ["field: title, ends_with: [owner, sales]", { title: "Head of SALES" }, true],
    ["field: title, ends_with: [owner, sales]", { title: "Sales manager" }, false],
    ["field: title, known: true", { title: "x" }, true],
  ]);
});

describe("words", () => {
  check([
    ["field: title, has_word: cto", { title: "Director" }, false],
    ["field: title, has_word: cto", { title: "CTO & founder" }, true],
    ["field: title, has_word: cto", { title: "Founder/CTO" }, true],
    ["field: title, has_word: cto", { title: "(CTO)" }, true],
    ["field: title, has_word: cto", { title: "CTO2" }, false],
    ["field: title, has_word: [vp, director]", { title: "Managing Director" }, true],
    ["field: title, has_word: [vp, director]", { title: "Owner" }, false],
    ["field: title, has_word: [vp, director]", {}, unknown],
    ["field: title, has_word: vice president", { title: "Vice-President, Sales" }, true],
    ["field: title, has_word: vice president", { title: "Vice  president" }, true],
    ["field: title, has_word: vice president", { title: "President and vice chair" }, false],
    ["field: title, has_word: vice president", { title: "Vice presidents" }, false],
    ["field: title, has_word: geschäftsführer", { title: "Geschäftsführer (m/w/d)" }, true],
    ["field: title, has_word: führer", { title: "Geschäftsführer" }, false],
    ["field: title, has_word: директор", { title: "Генеральный директор" }, true],
    ["field: title, has_word: प्रबंधक", { title: "विपणन प्रबंधक" }, true],
    ["field: title, has_word: مدير", { title: "مدير المبيعات" }, true],
    // Scripts without spaces have no words to find: that is what `contains` is for.
    ["field: title, has_word: 部長", { title: "営業部長" }, false],
    ["field: title, contains: 部長", { title: "営業部長" }, true],
  ]);
});

describe("choices", () => {
  check([
    ["field: seniority, is: vp", { seniority: "VP" }, true],
    ["field: seniority, is: VP", { seniority: "vp " }, true],
    ["field: seniority, is_not: director", { seniority: "c_level" }, true],
    ["field: seniority, one_of: [VP, director]", { seniority: "c_level" }, false],
    ["field: seniority, none_of: [VP, director]", { seniority: "c_level" }, true],
    ["field: seniority, is: VP", { seniority: "intern" }, unknown],
    ["field: seniority, is_not: VP", { seniority: "intern" }, unknown],
    ["field: seniority, known: true", { seniority: "intern" }, false],
    ["field: seniority, known: false", { seniority: "" }, true],
  ]);
});

describe("yes and no", () => {
  check([
    ["field: demo_requested, is: true", { demo_requested: "true" }, true],
    ["field: demo_requested, is: true", { demo_requested: "Yes" }, true],
    ["field: demo_requested, is: true", { demo_requested: "1" }, true],
    ["field: demo_requested, is: true", { demo_requested: "No" }, false],
    ["field: demo_requested, is: false", { demo_requested: "n" }, true],
    ["field: demo_requested, is_not: true", { demo_requested: "false" }, true],
    ["field: demo_requested, is_not: true", { demo_requested: "TRUE" }, false],
    ["field: demo_requested, is: false", {}, unknown],
    ["field: demo_requested, is: false", { demo_requested: "maybe" }, unknown],
  ]);
});

describe("dates, at noon of 30 June 2026", () => {
  check([
    ["field: created_at, within: 30 days", { created_at: "2026-05-31T12:00:00Z" }, true],
    ["field: created_at, within: 30 days", { created_at: "2026-05-31T11:59:59.999Z" }, false],
    ["field: created_at, within: 30 days", { created_at: "2026-06-30T12:00:00Z" }, true],
    ["field: created_at, within: 30 days", { created_at: "2026-06-30T12:00:00.001Z" }, false],
    ["field: created_at, within: 30 days", {}, unknown],
    ["field: created_at, within: 1 hour", { created_at: "2026-06-30T11:00Z" }, true],
    ["field: created_at, within: 1 hour", { created_at: "2026-06-30T10:59Z" }, false],
    ["field: created_at, within: 2 weeks", { created_at: "2026-06-16T12:00Z" }, true],
    ["field: created_at, within: 2 weeks", { created_at: "2026-06-16T11:59Z" }, false],
    ["field: created_at, older_than: 30 days", { created_at: "2026-05-31T12:00:00Z" }, false],
    ["field: created_at, older_than: 30 days", { created_at: "2026-05-31T11:59:59.999Z" }, true],
    ["field: created_at, older_than: 30 days", { created_at: "2027-01-01" }, false],
    ['field: created_at, before: "2026-03-01"', { created_at: "2026-02-28T23:59:59.999Z" }, true],
    ['field: created_at, before: "2026-03-01"', { created_at: "2026-03-01" }, false],
    ['field: created_at, after: "2026-03-01"', { created_at: "2026-03-01T23:59:59.999Z" }, false],
    ['field: created_at, after: "2026-03-01"', { created_at: "2026-03-02" }, true],
    // A day is a day in UTC: shortly after midnight in Berlin it is still the day before.
    ['field: created_at, after: "2026-03-01"', { created_at: "2026-03-02T00:59:00+01:00" }, false],
    ['field: created_at, after: "2026-03-01"', { created_at: "2026-03-02T01:00:00+01:00" }, true],
    ["field: created_at, known: true", { created_at: "30.06.2026" }, false],
  ]);
});

describe("lists of values", () => {
  check([
    ["field: tools, includes: odoo", { tools: "sage; Odoo" }, true],
    ["field: tools, includes: odoo", { tools: "sage" }, false],
    ["field: tools, includes: odoo", {}, unknown],
    ["field: tools, includes_any: [odoo, SAP]", { tools: "sap;sage" }, true],
    ["field: tools, includes_any: [odoo, SAP]", { tools: "sage" }, false],
    ["field: tools, includes_all: [odoo, SAP]", { tools: "odoo;sage;sap" }, true],
    ["field: tools, includes_all: [odoo, SAP]", { tools: "odoo" }, false],
    ["field: tools, includes_all: [odoo, SAP]", { tools: " ; " }, unknown],
    // What the dictionary does not allow is left out; with nothing left the value is missing.
    ["field: tools, includes: odoo", { tools: "odoo;excel" }, true],
    ["field: tools, includes: odoo", { tools: "excel" }, unknown],
  ]);
});

describe("lists of names and of domains", () => {
  const files = {
    "lists/free.yaml": "name: Free\ndescription: D.\nentries: [GMail.com, edu, co.uk, Owner]\n",
  };
  it.each<Row>([
    ["field: email, domain_in_list: free", { email: "ann@gmail.com" }, true],
    ["field: email, domain_in_list: free", { email: "Ann@MAIL.Gmail.COM" }, true],
    ["field: email, domain_in_list: free", { email: "ann@notgmail.com" }, false],
    ["field: email, domain_in_list: free", { email: "ann@gmail.com.example" }, false],
    ["field: email, domain_in_list: free", { email: "ann@mit.edu" }, true],
    ["field: email, domain_in_list: free", { email: "ann@edu.example" }, false],
    ["field: email, domain_in_list: free", { email: "ann@acme.co.uk" }, true],
    ["field: email, domain_in_list: free", { email: "gmail.com" }, unknown],
    ["field: email, domain_in_list: free", {}, unknown],
    ["field: title, in_list: free", { title: "owner" }, true],
    ["field: title, in_list: free", { title: "Co-owner" }, false],
    ["field: title, in_list: free", {}, unknown],
  ])("%s for %j is %s", (condition, lead, expected) => {
    expect(answer(`{ ${condition} }`, { lead }, files)).toBe(expected);
  });
});

describe("numbers that are not settled: true if all that are possible fit, false if none does", () => {
  const range = { low: 2, high: 4 };
  it.each<readonly [NumberTest, Truth]>([
    [{ op: "at_least", value: 2 }, true],
    [{ op: "at_least", value: 3 }, unknown],
    [{ op: "at_least", value: 4 }, unknown],
    [{ op: "at_least", value: 5 }, false],
    [{ op: "more_than", value: 1 }, true],
    [{ op: "more_than", value: 2 }, unknown],
    [{ op: "more_than", value: 4 }, false],
    [{ op: "at_most", value: 4 }, true],
    [{ op: "at_most", value: 2 }, unknown],
    [{ op: "at_most", value: 1 }, false],
    [{ op: "less_than", value: 5 }, true],
    [{ op: "less_than", value: 3 }, unknown],
    [{ op: "less_than", value: 2 }, false],
    [{ op: "between", low: 2, high: 4 }, true],
    [{ op: "between", low: 3, high: 9 }, unknown],
    [{ op: "between", low: 0, high: 2 }, unknown],
    [{ op: "between", low: 5, high: 9 }, false],
    [{ op: "between", low: 0, high: 1 }, false],
    [{ op: "one_of", values: [1, 3] }, unknown],
    [{ op: "one_of", values: [1, 5] }, false],
    [{ op: "none_of", values: [1, 4] }, unknown],
    [{ op: "none_of", values: [1, 5] }, true],
  ])("%j of 2 to 4 is %s", (test, expected) => {
    expect(testRange(test, range)).toBe(expected);
  });
});
