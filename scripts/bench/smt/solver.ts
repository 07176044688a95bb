import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { FromProcess, Questions, ToProcess } from "./solver-process.ts";

/** What the solver says of a statement. */
export type Verdict = "sat" | "unsat" | "unknown";

/** An SMT solver, once it is loaded. */
export interface Solver {
  /**
   * Whether each statement can be true, after the script before it. Each question may cost so much of the solver's own
   * resources: those are counted, so the same question always ends the same way. Throws what the solver says of a
   * mistake, and when it falls over these statements again and again. One call has to end before the next.
   */
  readonly check: (
    script: string,
    statements: readonly string[],
    resources: number,
  ) => Promise<readonly Verdict[]>;
  /** Ends its process. */
  readonly stop: () => void;
}

/** A thread of the solver falls over now and then for no reason of ours, so the questions are asked once more. */
const mostTries = 3;

/** No single answer takes as long, in milliseconds: the solver has got stuck. */
const mostSilence = 120_000;

/** Loads the solver in a process of its own, so that nothing else falls over with it. */
export async function loadSolver(): Promise<Solver> {
  let running = await start();
  return {
    check: async (script, statements, resources) => {
      for (let tries = 1; ; tries += 1) {
        const verdicts = await ask(running, { script, statements, resources });
        if (verdicts !== undefined) return verdicts;
        running.kill();
        if (tries === mostTries) throw new Error(`The solver fell over ${String(tries)} times.`);
        running = await start();
      }
    },
    stop: () => {
      running.kill();
    },
  };
}

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

async function start(): Promise<ChildProcess> {
  const child = fork(path("solver-process.ts"), {
    execArgv: ["--disable-warning=DEP0180", "--import", path("../../register.mjs")],
    // What it says while it falls over is of no use to anybody.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  // Writing to a process that has just fallen over is no fault of its own: the missing answer tells.
  child.on("error", () => undefined);
  if ((await told(child)) === "ready") return child;
  child.kill();
  throw new Error("The solver could not be loaded.");
}

/**
 * The verdicts of a process, or nothing if it ends or gets stuck before it has given them all. Throws what the solver
 * says of a mistake in the questions.
 */
async function ask(child: ChildProcess, questions: Questions): Promise<readonly Verdict[] | undefined> {
  const read = await answerTo(child, questions);
  if (typeof read === "object") throw new Error(read.mistake);
  if (read !== "ready") return undefined;
  const verdicts: Verdict[] = [];
  for (const index of questions.statements.keys()) {
    const verdict = await answerTo(child, index);
    if (verdict === undefined || verdict === "ready" || typeof verdict === "object") return undefined;
    verdicts.push(verdict);
  }
  return verdicts;
}

async function answerTo(child: ChildProcess, message: ToProcess): Promise<FromProcess | undefined> {
  if (!child.connected) return undefined;
  child.send(message);
  return told(child);
}

/** The next thing that a process tells, or nothing when it ends or is silent for too long. */
function told(child: ChildProcess): Promise<FromProcess | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, mostSilence);
    child.once("message", done);
    child.once("exit", done);
    function done(said?: unknown): void {
      clearTimeout(timer);
      child.off("message", done);
      child.off("exit", done);
      // An end brings a number, or nothing.
      resolve(typeof said === "number" || said === null ? undefined : (said as FromProcess | undefined));
    }
  });
}
