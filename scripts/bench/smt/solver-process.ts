import { init } from "z3-solver";
import type { Verdict } from "./solver.ts";

/** Statements that are going to be asked about. */
export interface Questions {
  readonly script: string;
  readonly statements: readonly string[];
  readonly resources: number;
}

/** What the process is given: first questions, then the index of each of them in turn. */
export type ToProcess = Questions | number;

/** What it tells: that it is ready for what comes next, a mistake in the questions, or the verdict that was asked for. */
export type FromProcess = "ready" | { readonly mistake: string } | Verdict;

const z3 = await init();
let contexts = 0;
let verdictOn: (index: number) => Promise<Verdict> = () => Promise.resolve("unknown");

process.on("message", (message: ToProcess) => {
  void answer(message).then((said) => process.send?.(said));
});
process.send?.("ready" satisfies FromProcess);

async function answer(message: ToProcess): Promise<FromProcess> {
  if (typeof message === "number") return verdictOn(message);
  try {
    verdictOn = read(message);
    return "ready";
  } catch (thrown) {
    // Everything else is the solver falling over.
    if (thrown instanceof Error && thrown.message.startsWith("(error")) return { mistake: thrown.message };
    throw thrown;
  }
}

function read({ script, statements, resources }: Questions): typeof verdictOn {
  contexts += 1;
  const { Solver, Bool } = z3.Context(`c${String(contexts)}`);
  const solver = new Solver();
  solver.set("rlimit", resources);
  // One flag for each question, so that everything is read once. Long texts must not go to the solver's own thread: it
  // may read them after they are gone.
  const flags = statements.map(
    (statement, index) =>
      `(declare-const q${String(index)} Bool)(assert (=> q${String(index)} ${statement}))`,
  );
  solver.fromString([script, ...flags].join("\n"));
  return (index) => solver.check(Bool.const(`q${String(index)}`));
}
