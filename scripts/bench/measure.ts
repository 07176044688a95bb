import { spawnSync } from "node:child_process";

/** A program to run, and how many times. */
export interface Task {
  readonly id: string;
  readonly what: string;
  readonly command: readonly [program: string, ...rest: string[]];
  readonly cwd?: string;
  /** Variables that the program gets beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Fewer than usual, for what takes many seconds. */
  readonly runs?: number;
}

export interface Measured {
  readonly id: string;
  readonly what: string;
  /** Milliseconds from the start of the process to its end, sorted. */
  readonly times: readonly number[];
  readonly median: number;
  readonly output: string;
}

/** Runs a program several times, whole process, and takes the median. A program that fails is not measured. */
export function measure({ id, what, command, cwd, env, runs }: Task, usualRuns: number): Measured {
  const times: number[] = [];
  let output = "";
  // The first run is not counted: it brings the files into memory, and leaves behind what it has compiled.
  for (let run = 0; run <= (runs ?? usualRuns); run += 1) {
    const start = performance.now();
    const [program, ...rest] = command;
    const ended = spawnSync(program, rest, {
      cwd,
      env: { ...process.env, ...env },
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
    const time = performance.now() - start;
    if (ended.status !== 0)
      throw new Error(`${what}: ended with ${ended.status ?? "a signal"}.\n${ended.stderr}`);
    output = ended.stdout;
    if (run > 0 || runs === 1) times.push(time);
    if (runs === 1) break;
  }
  times.sort((a, b) => a - b);
  return { id, what, times, median: median(times), output };
}

/** The value in the middle of sorted values; between the two in the middle where their number is even. */
export function median(sorted: readonly number[]): number {
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? NaN) + (sorted[Math.ceil(half)] ?? NaN)) / 2;
}
