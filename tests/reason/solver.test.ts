import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { init } from "z3-solver";
import type { Dictionary } from "../../core/criteria/model.ts";
import { proverFor } from "../../core/reason/prover.ts";
import { conditionsPerWorld, largeWorld } from "./large-world.ts";
import { declarations, encoder } from "./smt.ts";

const now = Date.UTC(2026, 5, 30, 12);
const pairs = Math.ceil(Number(process.env["COUNTERSIGN_PROOF_PAIRS"] ?? "3000") / 400);
const worlds = Math.ceil(pairs / ((conditionsPerWorld * (conditionsPerWorld - 1)) / 2));

/** The part of its thread pool that ends it: the package itself has no way to stop. */
interface Pool {
  readonly PThread: { readonly terminateAllThreads: () => void };
}

let z3: Awaited<ReturnType<typeof init>>;

beforeAll(async () => {
  z3 = await init();
}, 60_000);
afterAll(() => {
  (z3.em as Pool).PThread.terminateAllThreads();
});

/** For every two criteria of a world whether some lead separates them: by the solver, and by our own proof. */
async function verdicts(dictionary: Dictionary): Promise<readonly (readonly [string, string])[]> {
  const sets = [...dictionary.sets.values()].filter(({ kind }) => kind === "criteria");
  const { rails, definitions } = encoder(dictionary);
  const prover = proverFor(
    sets.map(({ criteria }) => ({ condition: criteria, dictionary })),
    [],
    now,
  );
  const questions = sets.flatMap((one) => sets.flatMap((other) => (one === other ? [] : [{ one, other }])));
  // One flag for each question, so that everything is read once. Long texts must not go to the solver's own thread: it
  // may read them after they are gone.
  const script = questions.map(({ one, other }, index) => {
    const [met, missed] = [rails(one.criteria).isTrue, rails(other.criteria).isTrue];
    return `(declare-const q${String(index)} Bool)(assert (=> q${String(index)} (and ${met} (not ${missed}))))`;
  });
  const { Solver, Bool } = z3.Context("questions");
  const solver = new Solver();
  solver.set("timeout", 5000);
  solver.fromString([declarations(dictionary), ...definitions, ...script].join("\n"));
  const found: string[] = [];
  for (const index of questions.keys()) found.push(await solver.check(Bool.const(`q${String(index)}`)));
  return questions.map(({ one, other }, index) => {
    const own = prover.exists([
      { condition: one.criteria, dictionary, is: "true" },
      { condition: other.criteria, dictionary, is: "not-true" },
    ]);
    return [found[index] ?? "", own];
  });
}

describe("proofs about criteria over numbers and scores without end", () => {
  it("come to what an SMT solver comes to", async () => {
    let settled = 0;
    let total = 0;
    await fc.assert(
      fc.asyncProperty(largeWorld, async (dictionary) => {
        for (const [solver, own] of await verdicts(dictionary)) {
          total += 1;
          // It gives up now and then, as we do.
          if (own === "not-settled" || solver === "unknown") continue;
          settled += 1;
          expect(own).toBe(solver === "sat" ? "yes" : solver === "unsat" ? "no" : solver);
        }
      }),
      { numRuns: worlds, endOnFailure: true },
    );
    expect(settled / total).toBeGreaterThan(0.8);
  }, 900_000);
});
