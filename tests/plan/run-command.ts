import type { Command } from "commander";
import { vi } from "vitest";

/** Runs a command of the command line in this process and gives back what it prints, and its exit code. */
export async function runCommand(
  command: Command,
  ...args: readonly string[]
): Promise<{ readonly printed: string; readonly exitCode: number }> {
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((text: string) => void lines.push(text));
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await command.exitOverride().parseAsync(args, { from: "user" });
    return { printed: lines.join("\n"), exitCode: process.exitCode };
  } finally {
    process.exitCode = before;
    log.mockRestore();
  }
}
