import type { Finding } from "../core/finding.ts";
import type { Task } from "./event.ts";
import type { Reads } from "./github/port.ts";
import { guardedBetween } from "./guarded-content.ts";
import { readSides } from "./sides.ts";

/** What a contributor is told about their definitions before anybody signs. */
export type Checked =
  | { readonly status: "checked"; readonly findings: readonly Finding[] }
  | { readonly status: "not-checked"; readonly reason: string }
  | { readonly status: "nothing-guarded" };

/** Checks the definitions of a pull request with a token that may only read: nothing is decided, nothing posted. */
export async function checkPullRequest(
  github: Reads,
  { head, base }: Extract<Task, { kind: "annotate" }>,
): Promise<Checked> {
  const comparison = await github.compare({ branch: base }, head);
  if (comparison.status === "gone")
    return { status: "not-checked", reason: `GitHub cannot compare this commit with ${base}.` };
  const { mergeBase, tip } = comparison;
  const difference = await guardedBetween(github, mergeBase, head);
  if (difference.status === "listed" && difference.paths.length === 0) return { status: "nothing-guarded" };
  const { check, findings } = await readSides(github, { head, mergeBase, tip }, "left-out");
  return check.status === "not-run"
    ? { status: "not-checked", reason: check.reason }
    : { status: "checked", findings };
}
