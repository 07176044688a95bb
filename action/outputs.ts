import type { Decision } from "../core/generated/decision.ts";
import { isClean } from "../core/report/audit.ts";
import type { OutputName } from "./inputs.ts";
import type { Done, Result } from "./perform.ts";

/** How one pull request ended, as the output `decisions` lists it. */
type Ending = Decision["result"] | "superseded";

const endingOf = ({ outcome }: Result): Ending => {
  switch (outcome.status) {
    case "superseded":
      return "superseded";
    case "crashed":
      return "error";
    case "decided":
      // A pull request that waits for another one with the same commit is not approved yet.
      return outcome.verdict.state === "pending" && outcome.judgement.decision.result === "approved"
        ? "waiting"
        : outcome.judgement.decision.result;
  }
};

const commentOf = ({ outcome }: Result): string =>
  outcome.status === "decided" ? (outcome.commentUrl ?? "") : "";

const auditResult = (done: Done): "signed" | "not-signed" | "" =>
  done.kind !== "audited" ? "" : isClean(done.output) ? "signed" : "not-signed";

/** What later steps of the workflow may read. With several pull requests only `decisions` says something. */
export function outputsOf(done: Done): Readonly<Record<OutputName, string>> {
  const results = done.kind === "decided" ? done.results : [];
  const decisions = results.map((result) => ({
    pull_request: result.number,
    head: result.head,
    result: endingOf(result),
  }));
  const [only] = results.length === 1 ? results : [];
  return {
    result: only === undefined ? auditResult(done) : endingOf(only),
    "pull-request": only === undefined ? "" : String(only.number),
    "comment-url": only === undefined ? "" : commentOf(only),
    decisions: JSON.stringify(decisions),
  };
}
