import { UsageError } from "./usage-error.ts";

/** Says on standard error what went wrong and returns the exit code: 2 for a wrong call, 3 for a fault of ours. */
export function complain(thrown: unknown): 2 | 3 {
  if (thrown instanceof UsageError) {
    console.error(`${thrown.message}\n${thrown.advice}`);
    return 2;
  }
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  console.error(`Countersign stopped because of a fault of its own: ${text}`);
  console.error(
    "Please report it with the command that you ran. Set COUNTERSIGN_DEBUG=1 to see where it happened.",
  );
  if (process.env["COUNTERSIGN_DEBUG"] !== undefined && thrown instanceof Error) console.error(thrown.stack);
  return 3;
}
