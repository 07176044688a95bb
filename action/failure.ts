import { countWords } from "../core/report/terminal.ts";
import type { Checked } from "./annotate.ts";
import type { Done, Result } from "./perform.ts";

/**
 * Why the job has to end red, if it has to. A pull request that is not approved is no reason: the status says that,
 * and the job has done its work.
 */
export function failureOf(done: Done): string | null {
  switch (done.kind) {
    case "nothing":
    case "queued":
    case "audited":
      return null;
    case "checked":
      return mistakesIn(done.checked);
    case "decided":
      return crashesAmong(done.results);
  }
}

function crashesAmong(results: readonly Result[]): string | null {
  const reasons = results.flatMap(({ number, outcome }) =>
    outcome.status === "crashed"
      ? [`#${number} was not decided, so it is not approved. ${outcome.reason}`]
      : [],
  );
  return reasons.length === 0 ? null : reasons.join(" ");
}

function mistakesIn(checked: Checked): string | null {
  switch (checked.status) {
    case "nothing-guarded":
      return null;
    case "not-checked":
      return `The definitions were not checked. ${checked.reason}`;
    case "checked":
      return checked.findings.some(({ severity }) => severity === "error")
        ? `The definitions have mistakes: ${countWords(checked.findings)}.`
        : null;
  }
}
