import type { Catalog } from "../../core/catalog/catalog.ts";
import { isDefinition } from "../../core/catalog/is-definition.ts";
import { link } from "../../core/catalog/link.ts";
import { load } from "../../core/catalog/load.ts";
import { validate } from "../../core/catalog/validate.ts";
import type { Demand } from "../../core/reason/answer.ts";
import { findLead } from "../../core/reason/prove.ts";
import { generateCompany } from "./generate-company.ts";
import { loadSolver } from "./smt/solver.ts";
import { worldOf } from "./smt/world.ts";
import { type Spread, spreadOf } from "./spread.ts";

const now = Date.UTC(2026, 1, 13, 12);

/** How long proofs take here and by a solver, and how many questions each of them did not settle. */
export interface ProofTimes {
  readonly questions: number;
  readonly own: Spread;
  readonly notSettled: number;
  readonly solver: Spread;
  readonly unknown: number;
}

/** What the solver may spend on a question, in its own measure: about three seconds. */
const resources = 10_000_000;

/**
 * Asks of so many companies of 60 rules and 30 conditions what a proposal makes people ask: who gains and who loses
 * each stage, whether it can be reached, whether the later stage implies the earlier one. A solver is asked the same;
 * what it needs to load is not counted, what it takes to write a question down for it is.
 */
export async function proofTimes(companies: number): Promise<ProofTimes> {
  const [own, solved]: [number[], number[]] = [[], []];
  let [notSettled, unknown] = [0, 0];
  const solver = await loadSolver();
  for (let seed = 0; seed <= companies; seed += 1) {
    const { before, after } = generateCompany(seed);
    for (const demands of questions(linked(before), linked(after))) {
      const start = performance.now();
      const { status } = findLead(demands, [], now);
      const between = performance.now();
      const world = worldOf([...new Set(demands.map(({ dictionary }) => dictionary))], now);
      const statement = world.statement(demands);
      const [verdict = "unknown"] = await solver.check(world.script(), [statement], resources);
      const end = performance.now();
      // A faster program that gives another answer is no comparison. Where a limit for each month or week matters, the
      // solver only guesses that there is a lead; that there is none it knows, because no title here is long.
      if (verdict === "unsat" && status === "lead")
        throw new Error(`The solver finds no lead in company ${seed}.`);
      // The first company only makes both programs warm.
      if (seed === 0) continue;
      own.push(between - start);
      solved.push(end - between);
      if (status === "not-settled") notSettled += 1;
      if (verdict === "unknown") unknown += 1;
    }
  }
  solver.stop();
  return { questions: own.length, own: spreadOf(own), notSettled, solver: spreadOf(solved), unknown };
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
