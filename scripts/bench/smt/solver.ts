import { type Z3HighLevel, type Z3LowLevel, init } from "z3-solver";

/** What the solver says of a statement. */
export type Verdict = "sat" | "unsat" | "unknown";

/** An SMT solver, once it is loaded. */
export interface Solver {
  /**
   * Whether each statement can be true, after the script before it. Each question may cost so much of the solver's own
   * resources: those are counted, so the same question always ends the same way.
   */
  readonly check: (
    script: string,
    statements: readonly string[],
    resources: number,
  ) => Promise<readonly Verdict[]>;
  /** Ends its threads: without that the process never ends. */
  readonly stop: () => void;
}

/** The part of its thread pool that ends it: the package itself has no way to stop. */
interface Pool {
  readonly PThread: { readonly terminateAllThreads: () => void };
}

/** Loads the solver. */
export async function loadSolver(): Promise<Solver> {
  const z3: Z3HighLevel & Z3LowLevel = await init();
  let contexts = 0;
  return {
    check: async (script, statements, resources) => {
      contexts += 1;
      const { Solver, Bool } = z3.Context(`c${String(contexts)}`);
      const solver = new Solver();
      solver.set("rlimit", resources);
      // One flag for each question, so that everything is read once. Long texts must not go to the solver's own thread:
      // it may read them after they are gone.
      const flags = statements.map(
        (statement, index) =>
          `(declare-const q${String(index)} Bool)(assert (=> q${String(index)} ${statement}))`,
      );
      solver.fromString([script, ...flags].join("\n"));
      const verdicts: Verdict[] = [];
      for (const index of statements.keys())
        verdicts.push(await solver.check(Bool.const(`q${String(index)}`)));
      return verdicts;
    },
    stop: () => {
      (z3.em as Pool).PThread.terminateAllThreads();
    },
  };
}
