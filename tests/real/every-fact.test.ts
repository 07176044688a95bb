import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import type { Source } from "../../core/catalog/source.ts";
import { situation } from "../../core/criteria/situation.ts";
import { checkUnproved } from "../../core/pipeline.ts";
import { answersFor } from "./answers.ts";
import { handOvers } from "./hand-overs.ts";
import { mutants } from "./mutants.ts";
import { type Case, cases, definitionsOf, leadsOf, momentOf } from "./read-case.ts";

/** Where the facts of a handbook stand. The dictionary and the targets decide about no lead. */
const facts = /^(?:activities|criteria|handoffs|lists|scores|segments|stages)[/.]/;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** The changes of one fact that no answer tells; what has become a mistake is one that check tells. */
async function untold(one: Case): Promise<readonly string[]> {
  const sources = await definitionsOf(one.name);
  const { leads, carried } = await leadsOf(one, checkUnproved(sources).catalog.dictionary);
  const now = momentOf(one);
  const likely = [...leads];

  function isTold(changed: readonly Source[]): boolean {
    const { catalog, findings } = checkUnproved(changed);
    if (findings.some(({ severity }) => severity === "error")) return true;
    const teller = likely.findIndex((lead) => {
      const asked = one.expected.leads[lead.id] ?? { stage: "" };
      const about = situation(catalog.dictionary, lead, carried, now);
      const answers = { ...answersFor(asked, about), ...handOvers(asked.handoffs, catalog, about) };
      return !isDeepStrictEqual(answers, asked);
    });
    // Who tells one change of a rule tells the next, too.
    likely.unshift(...likely.splice(Math.max(teller, 0), 1));
    return teller >= 0;
  }

  return sources
    .filter(({ path }) => facts.test(path))
    .flatMap((source) =>
      mutants(decoder.decode(source.bytes))
        .filter(
          ({ text }) => !isTold(sources.map((other) => (other === source ? written(source, text) : other))),
        )
        .map(({ change }) => `${source.path} ${change}`),
    );
}

const written = (source: Source, text: string): Source => ({ ...source, bytes: encoder.encode(text) });

describe("no fact can be changed without an answer that changes, but for those that decide nothing", () => {
  it.each(cases.map((one) => [one.name, one] as const))("%s", async (_, one) => {
    const known = Object.values(one.expected.no_difference ?? {}).flat();
    expect([...(await untold(one))].sort()).toEqual([...known].sort());
  });
});
