import { describe, expect, it } from "vitest";
import type { Source } from "../../core/catalog/source.ts";
import { diff } from "../../core/change/diff.ts";
import { check } from "../../core/pipeline.ts";
import { sourcesOf, told, withMinimal } from "./minimal.ts";

const head = `name: Named accounts
description: Companies that we win together.
tiers:
  - { id: one, name: Tier 1, max_accounts: 5, treatment: A visit. }
  - { id: two, name: Tier 2, max_accounts: 5, treatment: A letter. }
`;
const asYaml = `${head}accounts:
  - name: Acme, the maker of "pumps"
    domain: acme.example
    tier: one
    nominated_by: { function: sales, person: Rae }
    reason: Opens a plant.
    since: "2026-01-15"
  - name: Beta
    domain: beta.example
    tier: two
    nominated_by: { function: marketing, person: Mia }
    reason: Reads everything.
`;
const asTable = {
  "accounts/named.yaml": `${head}accounts_in: named.csv\n`,
  // The columns in an order of their own, with the separator and the line ends of a German spreadsheet.
  "accounts/named.csv": [
    "domain;name;tier;reason;since;person;nominated_by",
    'acme.example;"Acme, the maker of ""pumps""";one;Opens a plant.;2026-01-15;Rae;sales',
    "beta.example;Beta;two;Reads everything.;;Mia;marketing",
    "",
  ].join("\r\n"),
};
const checked = (files: Readonly<Record<string, string | Uint8Array>>) =>
  check(sourcesOf(withMinimal(files)));

describe("accounts in a table", () => {
  it("mean what they mean in the list itself: moving them is no change", () => {
    const [list, table] = [checked({ "accounts/named.yaml": asYaml }), checked(asTable)];
    expect([...list.findings, ...table.findings]).toEqual([]);
    expect(table.catalog.dictionary.accountLists).toEqual(list.catalog.dictionary.accountLists);
    expect(diff(list.catalog, table.catalog)).toEqual([]);
  });

  it("change the list when the table changes", () => {
    const other = asTable["accounts/named.csv"].replace(";two;", ";one;");
    const changes = diff(
      checked(asTable).catalog,
      checked({ ...asTable, "accounts/named.csv": other }).catalog,
    );
    expect(changes.map(({ status, path }) => [status, path])).toEqual([["changed", "accounts/named.yaml"]]);
  });

  it("that cannot be read make the list unreadable, and nothing that refers to it wrong", () => {
    const files = {
      ...asTable,
      "criteria/named.yaml": "name: Named\ndescription: D.\ncriteria: { account_list: named }\n",
    };
    const broken = checked({ ...files, "accounts/named.csv": 'domain,"name\n' });
    expect(broken.findings.map(({ code, at }) => `${at.path} ${code}`)).toEqual([
      "accounts/named.csv table-quotes",
    ]);
    expect(diff(checked(files).catalog, broken.catalog).map(({ status, path }) => [status, path])).toEqual([
      ["unreadable", "accounts/named.yaml"],
    ]);
    // Broken in another way is another content, which nobody has seen either.
    const otherwise = checked({ ...files, "accounts/named.csv": 'domain,"names\n' });
    expect(diff(broken.catalog, otherwise.catalog)).toHaveLength(1);
    expect(diff(broken.catalog, broken.catalog)).toEqual([]);
  });

  it("may be as large as other files", () => {
    const large = new TextEncoder().encode(`${asTable["accounts/named.csv"]}${"x".repeat(1_048_576)}`);
    expect(checked({ ...asTable, "accounts/named.csv": large }).findings.map(told)).toEqual([
      {
        code: "file-too-large",
        at: "accounts/named.csv:1:1",
        saw: "This file has 1,048,768 bytes; 1,048,576 are allowed.",
        why: "Nobody can review a file of this size before signing it.",
        type: "Split it into several files.",
      },
    ]);
  });

  it.each(["symlink", "executable", "submodule"] as const)("are no %s", (type) => {
    const sources = sourcesOf(withMinimal(asTable)).map((source): Source =>
      source.path.endsWith(".csv") ? { ...source, type } : source,
    );
    expect(check(sources).findings.map(({ code, at }) => `${at.path} ${code}`)).toEqual([
      "accounts/named.csv not-a-file",
    ]);
    const unnamed = sources.filter(({ path }) => path !== "accounts/named.yaml");
    expect(check(unnamed).findings.map(({ code, at }) => `${at.path} ${code}`)).toEqual([
      "accounts/named.csv not-a-file",
    ]);
  });

  it("belong to the accounts only: a table elsewhere is not read", () => {
    const found = checked({ "lists/free.csv": "a\n" }).findings;
    expect(found.map(({ code, severity }) => `${severity} ${code}`)).toEqual(["warning file-not-read"]);
  });

  it("may be meant by the patterns of owners.yaml", () => {
    const owners = `functions:
  sales: { owners: [{ login: rae }, { login: sam }] }
  marketing: { owners: [{ login: mia }, { login: noor }] }
scopes:
  - { for: [accounts/named.csv], sales: [{ login: kim }, { login: lou }] }
`;
    expect(checked({ ...asTable, "owners.yaml": owners }).findings).toEqual([]);
  });
});
