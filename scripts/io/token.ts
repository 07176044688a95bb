import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { UsageError } from "./usage-error.ts";

/**
 * The token to read GitHub with: `GITHUB_TOKEN`, or that of whoever is logged in with GitHub's own `gh`. It keeps one
 * for each host, and that of one is no business of another.
 */
export async function readToken(host: string): Promise<string> {
  const given = process.env["GITHUB_TOKEN"] ?? "";
  if (given !== "") return given;
  const held = await promisify(execFile)("gh", ["auth", "token", "--hostname", host]).catch(() => null);
  const token = held?.stdout.trim() ?? "";
  if (token !== "") return token;
  throw new UsageError(
    "There is no token to read GitHub with.",
    "Set GITHUB_TOKEN, or log in once with `gh auth login`. Reading is all that it needs to be allowed.",
  );
}
