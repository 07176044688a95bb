import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Solver } from "../../core/reason/solver.ts";
import type { Lit } from "../../core/reason/trail.ts";

const size = 8;

/** Clauses over a few statements, written as numbers that are negative for the opposite. */
const clauses = fc.array(
  fc.array(
    fc.integer({ min: 1, max: size }).chain((one) => fc.constantFrom(one, -one)),
    { minLength: 1, maxLength: 3 },
  ),
  { minLength: 10, maxLength: 60 },
);

const isMet = (clause: readonly number[], row: number): boolean =>
  clause.some((one) => (((row >> (Math.abs(one) - 1)) & 1) === 1) === one > 0);

const rows = Array.from({ length: 2 ** size }, (_, row) => row);

function solverOf(all: readonly (readonly number[])[]): { solver: Solver; lits: readonly Lit[] } {
  const solver = new Solver();
  const lits = Array.from({ length: size }, () => solver.trail.statement());
  for (const clause of all)
    solver.add(clause.map((one) => (lits[Math.abs(one) - 1] ?? 0) + (one > 0 ? 0 : 1)));
  return { solver, lits };
}

describe("a search that learns from contradictions", () => {
  it("finds an assignment exactly where there is one, and the assignment meets every clause", () => {
    fc.assert(
      fc.property(clauses, (all) => {
        const { solver, lits } = solverOf(all);
        let found: number | undefined;
        const { status } = solver.search(
          [],
          () => {
            found = lits.reduce((row, lit, index) => row | (solver.trail.isTrue(lit) ? 1 << index : 0), 0);
            return undefined;
          },
          100_000,
        );
        const isPossible = rows.some((row) => all.every((clause) => isMet(clause, row)));
        expect(status).toBe(isPossible ? "found" : "none");
        expect(found === undefined || all.every((clause) => isMet(clause, found ?? 0))).toBe(true);
      }),
      { numRuns: 500, seed: 2026 },
    );
  });

  it("meets every assignment once when each of them is turned down", () => {
    fc.assert(
      fc.property(clauses, (all) => {
        const { solver, lits } = solverOf(all.slice(0, 12));
        const met: number[] = [];
        const { status } = solver.search(
          [],
          () => {
            met.push(lits.reduce((row, lit, index) => row | (solver.trail.isTrue(lit) ? 1 << index : 0), 0));
            return lits.map((lit) => (solver.trail.isTrue(lit) ? lit : lit + 1));
          },
          100_000,
        );
        expect(status).toBe("none");
        const expected = rows.filter((row) => all.slice(0, 12).every((clause) => isMet(clause, row)));
        expect([...met].sort((a, b) => a - b)).toEqual(expected);
      }),
      { numRuns: 200, seed: 2026 },
    );
  });

  it("says so when it runs out of steps", () => {
    const { solver } = solverOf([[1, 2]]);
    expect(solver.search([], () => undefined, 0)).toEqual({ status: "limit", steps: 0 });
  });
});
