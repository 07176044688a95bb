import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

const root = new URL("../../../", import.meta.url);

/** How a command ended and what it printed. */
export interface CommandRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Circumstances {
  readonly env?: Readonly<Record<string, string>>;
  /** Where it is typed; outside of any git repository if left out. */
  readonly cwd?: string;
}

/** Runs `countersign` as a process of its own, with nothing of the test's environment but the way to find programs. */
export function runCommand(
  args: readonly string[],
  { env = {}, cwd = tmpdir() }: Circumstances = {},
): Promise<CommandRun> {
  const register = fileURLToPath(new URL("scripts/register.mjs", root));
  const program = fileURLToPath(new URL("scripts/countersign.ts", root));
  const call = ["--disable-warning=DEP0180", "--import", register, program, ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, call, {
      cwd,
      env: { PATH: process.env["PATH"] ?? "", HOME: tmpdir(), ...env },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: 60_000,
    });
    const text = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => (text.stdout += chunk));
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => (text.stderr += chunk));
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, ...text }));
  });
}
