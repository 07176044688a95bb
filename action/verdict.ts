import type { Decision } from "../core/generated/decision.ts";
import type { CheckRunAnnotation, StatusState } from "./github/port.ts";

/** What is shown on a commit: as a status, as a check run, or as both. */
export interface Verdict {
  readonly state: StatusState;
  /** One sentence of at most 140 characters. */
  readonly description: string;
  /** The same at more length, in Markdown, for the page of a check run. */
  readonly summary: string;
  readonly annotations: readonly CheckRunAnnotation[];
}

/** Where the verdict on one commit is shown, as it stands now. */
export interface Board {
  readonly standing: () => "none" | "green" | "not-green";
  /** Shows a verdict; writes nothing where the same is shown already. */
  readonly show: (verdict: Verdict) => Promise<void>;
}

/** A verdict that needs no more words than its description. */
export const plainVerdict = (state: StatusState, description: string): Verdict => ({
  state,
  description,
  summary: description,
  annotations: [],
});

/** Shown before anything is decided, so that a crash never leaves an old green in place. */
export const reading = plainVerdict("pending", "Countersign is reading this commit.");

/** What a decision means for the gate. Only a decision that lets the pull request merge is green. */
export function stateOf(result: Decision["result"]): StatusState {
  switch (result) {
    case "not-applicable":
    case "approved":
      return "success";
    case "waiting":
    case "objected":
      return "pending";
    case "invalid":
      return "failure";
    case "error":
      return "error";
  }
}
