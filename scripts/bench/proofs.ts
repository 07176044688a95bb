import type { Catalog } from "../../core/catalog/catalog.ts";
import { isDefinition } from "../../core/catalog/is-definition.ts";
import { link } from "../../core/catalog/link.ts";
import { load } from "../../core/catalog/load.ts";
import { validate } from "../../core/catalog/validate.ts";
import type { Demand } from "../../core/reason/answer.ts";
import { findLead } from "../../core/reason/prove.ts";
import { generateCompany } from "./generate-company.ts";
import { median } from "./measure.ts";

const now = Date.UTC(2026, 1, 13, 12);

/** How long proofs take, in milliseconds, and how many questions were not settled. */
export interface ProofTimes {
  readonly questions: number;
  readonly median: number;
  readonly p99: number;
  readonly most: number;
  readonly notSettled: number;
}

/**
 * Asks of so many companies of 60 rules and 30 conditions what a proposal makes people ask: who gains and who loses
 * each stage, whether it can be reached, whether the later stage implies the earlier one.
 */
export function proofTimes(companies: number): ProofTimes {
  const times: number[] = [];
  let notSettled = 0;
  for (let seed = 0; seed <= companies; seed += 1) {
    const { before, after } = generateCompany(seed);
    for (const demands of questions(linked(before), linked(after))) {
      const start = performance.now();
      const { status } = findLead(demands, [], now);
      // The first company only makes the program warm.
      if (seed === 0) continue;
      times.push(performance.now() - start);
      if (status === "not-settled") notSettled += 1;
    }
  }
  times.sort((a, b) => a - b);
  return {
    questions: times.length,
    median: median(times),
    p99: times[Math.floor(times.length * 0.99)] ?? NaN,
    most: times.at(-1) ?? NaN,
    notSettled,
  };
}

export function questions(before: Catalog, after: Catalog): readonly (readonly Demand[])[] {
  const demand = ({ dictionary }: Catalog, id: string, is: Demand["is"]): Demand => {
    const condition = dictionary.sets.get(id)?.criteria;
    if (condition === undefined) throw new Error(`The generated company has no ${id}.`);
    return { condition, dictionary, is };
  };
  return [
    ...["mql", "sql"].flatMap((id) => [
      [demand(before, id, "true"), demand(after, id, "not-true")],
      [demand(after, id, "true"), demand(before, id, "not-true")],
      [demand(after, id, "true")],
    ]),
    [demand(after, "sql", "true"), demand(after, "mql", "not-true")],
    [demand(after, "mql", "true"), demand(after, "sql", "not-true")],
  ];
}

export function linked(files: ReadonlyMap<string, string>): Catalog {
  const encoder = new TextEncoder();
  const loaded = load(
    [...files].map(([path, text]) => ({ path, type: "file", bytes: encoder.encode(text) })),
  );
  const valid = loaded.files.map((file) => ({ file, mistakes: validate(file) })).filter(isDefinition);
  return link(
    valid.map(({ file }) => file),
    [],
    [],
  ).catalog;
}
