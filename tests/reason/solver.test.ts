import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evaluate } from "../../core/criteria/evaluate.ts";
import type { Dictionary } from "../../core/criteria/model.ts";
import { situation } from "../../core/criteria/situation.ts";
import type { Answer, Demand } from "../../core/reason/answer.ts";
import { proverFor } from "../../core/reason/prover.ts";
import { type Solver, loadSolver } from "../../scripts/bench/smt/solver.ts";
import { worldOf } from "../../scripts/bench/smt/world.ts";
import { conditionsPerWorld, largeWorld } from "./large-world.ts";
import { type RawCondition, linked } from "./small-world.ts";

const now = Date.UTC(2026, 5, 30, 12);
const questionsPerWorld = conditionsPerWorld * (conditionsPerWorld - 1);
// A question to the solver costs as much as dozens to the prover.
const worlds = Math.ceil(Number(process.env["COUNTERSIGN_PROOF_PAIRS"] ?? "3000") / 25 / questionsPerWorld);

/** What the solver may spend on a question: about a second. */
const resources = 3_000_000;

let solver: Solver;

beforeAll(async () => {
  solver = await loadSolver();
}, 60_000);
afterAll(() => {
  solver.stop();
});

interface Tally {
  asked: number;
  settled: number;
  compared: number;
  shown: number;
}

/** Compares every two criteria of a world; says where the prover and the solver differ, or a made-up lead is wrong. */
async function differences(dictionary: Dictionary, tally: Tally): Promise<readonly string[]> {
  const sets = [...dictionary.sets.values()].filter(({ kind }) => kind === "criteria");
  const subjects = sets.map(({ criteria }) => ({ condition: criteria, dictionary }));
  const prover = proverFor(subjects, [], now);
  const world = worldOf([dictionary], now);
  const questions = sets.flatMap((one) =>
    sets.flatMap((other) => {
      if (one === other) return [];
      const demands: readonly Demand[] = [
        { condition: one.criteria, dictionary, is: "true" },
        { condition: other.criteria, dictionary, is: "not-true" },
      ];
      const statement = world.statement(demands);
      return [{ name: `${one.id} without ${other.id}`, demands, statement, own: prover.ask(demands) }];
    }),
  );
  // Of a lead that was made up the solver only has to say whether it is one: that is an answer, too.
  const statements = questions.map(({ own, statement }) => {
    const lead =
      own.status === "lead" ? world.lead(own.witness().madeUp.lead, own.witness().madeUp.carried) : undefined;
    if (lead !== undefined) tally.shown += 1;
    return lead === undefined ? statement : `(and ${statement} ${lead})`;
  });
  const verdicts = await solver.check(world.script(), statements, resources);
  return questions.flatMap(({ name, own, demands }, index): readonly string[] => {
    const verdict = verdicts[index] ?? "unknown";
    tally.asked += 1;
    if (own.status !== "not-settled") tally.settled += 1;
    if (own.status === "lead" && !isLead(demands, own))
      return [`${name}: the evaluator does not confirm the lead`];
    if (own.status === "not-settled" || verdict === "unknown") return [];
    tally.compared += 1;
    return told[own.status] === verdict ? [] : [`${name}: ${own.status}, by the solver ${verdict}`];
  });
}

const told = { lead: "sat", "no-lead": "unsat" } as const;

/** Whether a made-up lead meets its demands, by the evaluator. */
function isLead([met, missed]: readonly Demand[], { witness }: Extract<Answer, { status: "lead" }>): boolean {
  const { lead, carried } = witness().madeUp;
  const truth = (demand: Demand | undefined): boolean =>
    demand !== undefined &&
    evaluate(demand.condition, situation(demand.dictionary, lead, carried, now)) === true;
  return truth(met) && !truth(missed);
}

const emptyTally = (): Tally => ({ asked: 0, settled: 0, compared: 0, shown: 0 });

describe("proofs about criteria over everything that the language has", () => {
  it("come to what an SMT solver comes to, which also accepts every made-up lead", async () => {
    const tally = emptyTally();
    await fc.assert(
      fc.asyncProperty(largeWorld, async (dictionary) => {
        expect(await differences(dictionary, tally)).toEqual([]);
      }),
      // The same worlds every time, so that a difference that is found stays found.
      { numRuns: worlds, endOnFailure: true, seed: 7 },
    );
    expect(tally.settled / tally.asked).toBeGreaterThanOrEqual(0.99);
    // Else there would be nothing that agrees.
    expect(tally.compared / tally.asked).toBeGreaterThan(0.9);
    expect(tally.shown).toBeGreaterThan(tally.asked / 2);
  }, 900_000);

  // The words of a phrase may stand apart by more than a blank: “Vice-President”.
  it("also where a phrase is asked for as words and as letters", async () => {
    const criteria = (test: RawCondition): object => ({
      name: "C",
      description: "C.",
      criteria: { field: "title", ...test },
    });
    const dictionary = linked({
      "fields.yaml": { title: { type: "text", about: "person", description: "Title." } },
      "funnel.yaml": { name: "F", stages: ["one"] },
      "stages/one.yaml": { ...criteria({ known: true }), worked_by: "sales" },
      "criteria/words.yaml": criteria({ has_word: "vice president" }),
      "criteria/letters.yaml": criteria({ contains: "vice president" }),
    });
    expect(await differences(dictionary, emptyTally())).toEqual([]);
  });
});
