import { describe, expect, it } from "vitest";
import type { Dictionary } from "../../core/criteria/model.ts";
import { situation } from "../../core/criteria/situation.ts";
import { check } from "../../core/pipeline.ts";
import { answersFor } from "./answers.ts";
import { handOvers } from "./hand-overs.ts";
import { cases, definitionsOf, leadsOf, momentOf } from "./read-case.ts";

const catalogOf = async (name: string) => check(await definitionsOf(name));

describe.each(cases.map((one) => [one.name, one] as const))("%s", async (name, one) => {
  const { catalog, findings } = await catalogOf(name);
  const dictionary: Dictionary = catalog.dictionary;
  const { leads, carried, report } = await leadsOf(one, dictionary);
  const now = momentOf(one);

  it("passes check: what only looks like a mistake is acknowledged in the file", () => {
    // A proof that ends without an answer is no mistake of the definition.
    expect(findings.filter(({ code }: { readonly code: string }) => code !== "not-settled")).toEqual([]);
  });

  it("reads every value and every row of its data", () => {
    expect([...report.notAllowed, ...report.unused]).toEqual([]);
  });

  it("has an answer for each of its leads", () => {
    expect(Object.keys(one.expected.leads).sort()).toEqual(leads.map(({ id }) => id).sort());
  });

  it.each(leads.map((lead) => [lead.id, lead] as const))("%s", (id, lead) => {
    const asked = one.expected.leads[id] ?? { stage: "" };
    const about = situation(dictionary, lead, carried, now);
    expect({ ...answersFor(asked, about), ...handOvers(asked.handoffs, catalog, about) }).toEqual(asked);
  });
});
