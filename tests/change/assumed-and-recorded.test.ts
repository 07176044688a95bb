import { describe, expect, it } from "vitest";
import { compare } from "../../core/pipeline.ts";
import { type Files, sourcesOf, withMinimal } from "../catalog/minimal.ts";

const fields = `size: { type: number, whole: true, about: account, description: Size., min: 0 }
domain: { type: text, about: account, description: Domain. }
`;
const accounts = `name: Named
description: N.
tiers: [{ id: top, name: Top, max_accounts: 5, treatment: Visits. }]
accounts:
  - { name: Acme, domain: acme.example, tier: top, nominated_by: { function: sales, person: Rae }, reason: Size. }
`;
const stage = (criteria: string): string =>
  `name: S\ndescription: S.\nworked_by: sales\ncriteria: ${criteria}\n`;

describe("a change", () => {
  // The prover that knows the assumption cannot tell all domains apart; the change has nothing to do with them.
  it("is settled beside an assumption that a proof has to leave something out for", () => {
    const company = (size: number): Files =>
      withMinimal({
        "fields.yaml": fields,
        "funnel.yaml": "name: F\nstages: [one]\n",
        "accounts/named.yaml": accounts,
        "assumptions.yaml":
          'a: { description: A., criteria: { any: [{ account_list: named }, { none: [{ field: domain, ends_with: ".example" }] }] } }\n',
        "stages/one.yaml": stage(`{ field: size, at_least: ${String(size)} }`),
      });
    const { classes } = compare(sourcesOf(company(3)), sourcesOf(company(4)));
    expect(classes.map(({ sentence }) => sentence)).toEqual([
      "“S” is tightened: some lose it, and nobody gains it. This is proved for every possible lead.",
    ]);
  });

  it.each([1, 2])("names the blanks that shut leads out, with %s calls asked for elsewhere", (calls) => {
    const company = (more: string): Files =>
      withMinimal({
        "fields.yaml": fields,
        "activities.yaml": "call: { description: A call. }\n",
        "funnel.yaml": "name: F\nstages: [one]\n",
        "criteria/active.yaml": `name: Active\ndescription: A.\ncriteria: { activity: call, at_least: ${String(calls)}, within: 30 days, if_unknown: true }\n`,
        "stages/one.yaml": stage(`{ all: [{ activity: call }, { meets: active }${more}] }`),
      });
    const { changes } = compare(sourcesOf(company("")), sourcesOf(company(", { field: size, at_least: 3 }")));
    expect(changes.flatMap(({ effects }) => effects)).toContain("Also excludes leads whose size is missing.");
  });
});
