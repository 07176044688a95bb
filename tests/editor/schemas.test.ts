import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import type { JsonSchema } from "../../core/catalog/json-schema.ts";
import { editorSchemas } from "../../core/export/editor-schema.ts";
import { schemas } from "../../core/generated/schemas.ts";
import { catalogOf, company, companyYaml, file, kindOf, withFiles } from "./support/company.ts";
import { compile } from "./support/compile.ts";

const catalog = catalogOf(company);
const all = editorSchemas(catalog);
const compiled = compile(catalog);
const textOf = (path: string): string =>
  new TextDecoder().decode(company.find((source) => source.path === path)?.bytes);

/** Whether a stage with these criteria fits. */
const fits = (criteria: unknown): boolean =>
  compiled("stage")({ name: "X", description: "Y", worked_by: "sales", criteria });

describe("the schemas of a company", () => {
  it("are as many as the general ones, and each says where it comes from", () => {
    expect(Object.keys(all)).toEqual(Object.keys(schemas).map((name) => `${name}.schema.json`));
    for (const [name, schema] of Object.entries(all))
      expect([name, Object.keys(schema)[0], schema.$id, schema["$schema"], schema["$comment"]]).toEqual([
        name,
        "$schema",
        name,
        "http://json-schema.org/draft-07/schema#",
        "Written by `countersign schema` from the definitions. Do not edit.",
      ]);
  });

  it("accept every definition that they are made from", () => {
    for (const { path, bytes } of companyYaml) {
      const validate = compiled(kindOf(path));
      validate(parse(new TextDecoder().decode(bytes)));
      expect([path, validate.errors ?? []]).toEqual([path, []]);
    }
  });

  it("are the same whatever the order of the files and of their lines", () => {
    const turned = Object.entries(parse(textOf("fields.yaml")) as object).reverse();
    const sources = withFiles(
      [...company].reverse(),
      file("fields.yaml", JSON.stringify(Object.fromEntries(turned))),
    );
    expect(JSON.stringify(editorSchemas(catalogOf(sources)))).toBe(JSON.stringify(all));
  });

  it("have only examples that fit, and no words of other programs", () => {
    const misfits: string[] = [];
    const visit = (schema: JsonSchema, at: string): void => {
      for (const keyword of ["tsType", "errorCode", "x-refers-to"])
        if (keyword in schema) misfits.push(`${at}: ${keyword}`);
      for (const example of schema.examples ?? [])
        if (!compiled(at)(example)) misfits.push(`${at}: ${JSON.stringify(example)}`);
      for (const [group, parts] of [
        ["properties", schema.properties ?? {}],
        ["definitions", schema.definitions ?? {}],
      ] as const)
        for (const [key, part] of Object.entries(parts)) visit(part, `${at}/${group}/${key}`);
    };
    for (const [name, schema] of Object.entries(all)) visit(schema, `${name}#`);
    expect(misfits).toEqual([]);
  });

  it("keep the words of a definition from formatting the editor's text", () => {
    const hostile = `name: "[click](https://evil.example) <img src=x> \`code\` @all"
description: "*bold*"
entries: [a]
`;
    const parts = editorSchemas(catalogOf(withFiles(company, file("lists/x.yaml", hostile))))[
      "condition.schema.json"
    ];
    const { enum: ids = [], markdownEnumDescriptions } = parts?.definitions?.["comparison-in_list"] ?? {};
    expect((markdownEnumDescriptions as readonly string[])[ids.indexOf("x")]).toBe(
      "\\[click\\](https\u200b://evil.example) \\<img src=x\\> \\`code\\` @\u200ball: \\*bold\\*",
    );
  });
});

describe("a condition", () => {
  it.each([
    ["a field with a comparison of its type", { field: "employees", at_least: 200 }],
    ["a declared value", { field: "industry", is: "metal" }],
    ["what it is when nothing is known", { field: "industry", is: "metal", if_unknown: false }],
    ["a list", { field: "email", domain_in_list: "free-email-domains" }],
    ["an activity", { activity: ["page_viewed", "email_clicked"], at_least: 2, within: "30 days" }],
    ["what is recorded with it", { activity: "page_viewed", where: { field: "path", contains: "price" } }],
    ["a combination of that", { activity: "page_viewed", where: { none: [{ field: "path", known: true }] } }],
    ["a band", { score: "lead-score", band: ["hot", "warm"] }],
    ["a segment", { segment: "region", none_of: ["elsewhere"] }],
    ["a tier", { account_list: "named-accounts", tier: "tier-one" }],
    ["a count", { at_least: 1, of: [{ meets: "mql" }, { reached: "sql", within: "90 days" }] }],
  ])("may be about %s", (_, criteria) => {
    expect(fits(criteria)).toBe(true);
  });

  it.each([
    ["a field that does not exist", { field: "headcount", at_least: 200 }],
    ["a comparison of another type", { field: "employees", has_word: "many" }],
    ["a value of another type", { field: "employees", is: "many" }],
    ["an undeclared value", { field: "industry", is: "mettal" }],
    ["an undeclared value in a list", { field: "tools", includes_all: ["sage", "excel"] }],
    ["no comparison", { field: "employees" }],
    ["no comparison, but a value when nothing is known", { field: "employees", if_unknown: true }],
    ["two comparisons", { field: "employees", at_least: 1, at_most: 2 }],
    [
      "two comparisons and a value when nothing is known",
      { segment: "region", is: "dach", is_not: "elsewhere", if_unknown: true },
    ],
    ["an activity that does not exist", { activity: ["page_viewed", "page_seen"] }],
    [
      "what is recorded with another activity",
      { activity: "page_viewed", where: { field: "form", is: "demo" } },
    ],
    [
      "a field of the dictionary in `where`",
      { activity: "page_viewed", where: { field: "employees", at_least: 2 } },
    ],
    ["what nobody records", { activity: "email_clicked", where: { field: "path", known: true } }],
    ["an empty `where`", { activity: "email_clicked", where: null }],
    ["a band of another score", { score: "lead-score", band: "tepid" }],
    ["a segment of another segmentation", { segment: "region", is: "small" }],
    ["a tier of another list", { account_list: "named-accounts", tier: ["tier-one", "tier-nine"] }],
    ["nothing", {}],
    ["only a number", { at_least: 2 }],
  ])("may not be about %s", (_, criteria) => {
    expect(fits(criteria)).toBe(false);
  });
});

describe("the parts of a segmentation", () => {
  const months = { "2026-01": 4 };
  const part = (segments: object): object => ({
    id: "x",
    name: "X",
    segments,
    stance: "serve",
    statement: "Y",
  });

  it.each([
    ["target", "TargetSplit", { segment: "region", parts: { dach: months, elsewhere: months } }, true],
    ["target", "TargetSplit", { segment: "region", parts: { dach: months, small: months } }, false],
    ["market", "MarketPart", part({ region: "dach", "company-size": "small" }), true],
    ["market", "MarketPart", part({ region: "small" }), false],
    ["market", "MarketPart", part({ regions: "dach" }), false],
  ])("are those that a %s may name: %s %j is %s", (kind, name, value, expected) => {
    expect(compiled(`${kind}.schema.json#/definitions/${name}`)(value)).toBe(expected);
  });
});
