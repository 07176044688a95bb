import type { Finding } from "../finding.ts";
import type { ChangeInWords } from "./change-words.ts";

/** Errors about what a definition says, and not about how it says it: its words are right. */
const meant: ReadonlySet<Finding["code"]> = new Set([
  "stage-unreachable",
  "stage-skips",
  "owners-none",
  "owners-too-few",
  "owners-arbiter-none",
]);

const nothing = {
  status: "unreadable",
  class: "unreadable",
  sentence: "cannot be read",
  effects: [],
  proofs: [],
  rests: undefined,
  before: [],
  after: [],
} as const satisfies Partial<ChangeInWords>;

/**
 * Changes as they may be told where the definitions have errors: what a definition with a mistake means nobody can say,
 * so that none of its words, and no key that was misread, is shown as if it were meant.
 */
export function unreadableChanges(
  changes: readonly ChangeInWords[],
  findings: readonly Finding[],
): readonly ChangeInWords[] {
  const mistaken = new Set(
    findings
      .filter(({ severity, code }) => severity === "error" && !meant.has(code))
      .map(({ at }) => at.path),
  );
  return changes.map((change) => (mistaken.has(change.path) ? { ...change, ...nothing } : change));
}
