import { countWords } from "../core/report/terminal.ts";
import type { Done } from "./perform.ts";

/**
 * Why the job has to end red, if it has to. A pull request that is not approved is no reason: the status says that,
 * and the job has done its work.
 */
export function failureOf(done: Done): string | null {
  switch (done.kind) {
    case "nothing":
    case "queued":
      return null;
    case "decided": {
      const reasons = done.results.flatMap(({ number, outcome }) =>
        outcome.status === "crashed"
          ? [`#${number} was not decided, so it is not approved. ${outcome.reason}`]
          : [],
      );
      return reasons.length === 0 ? null : reasons.join(" ");
    }
    case "checked":
      switch (done.checked.status) {
        case "nothing-guarded":
          return null;
        case "not-checked":
          return `The definitions were not checked. ${done.checked.reason}`;
        case "checked":
          return done.checked.findings.some(({ severity }) => severity === "error")
            ? `The definitions have mistakes: ${countWords(done.checked.findings)}.`
            : null;
      }
  }
}
