import { sinceOf } from "./audit/since.ts";
import { type NamedLeads, namedLeads } from "./leads.ts";
import type { ReportMode } from "./report.ts";

/** What the workflow may set; `action.yml` describes each of them. */
export interface Inputs {
  readonly token: string;
  /** What the event is for: to decide, or to audit what was merged. */
  readonly task: "decide" | "audit";
  /** From when on an audit looks; null for as long as usual. */
  readonly since: string | null;
  readonly report: ReportMode;
  readonly account: string;
  /** The pull request to decide when the workflow is started by hand; without it, every open one. */
  readonly pullRequest: number | null;
  /** The file to write the facts to, if any. */
  readonly factsOut: string | null;
  /** The leads on which every proposal is tried, in place of those of `countersign.yaml`. */
  readonly leads: NamedLeads | null;
}

/** The names of the inputs, as `action.yml` and a workflow spell them. */
export const inputNames = [
  "github-token",
  "task",
  "report",
  "account",
  "pull-request",
  "since",
  "facts-out",
  "leads",
  "leads-as-of",
] as const;
export type InputName = (typeof inputNames)[number];

/** The names of the outputs. */
export const outputNames = ["result", "pull-request", "comment-url", "decisions"] as const;
export type OutputName = (typeof outputNames)[number];

const tasks = ["decide", "audit"] as const;
const modes = ["status", "check", "both"] as const satisfies readonly ReportMode[];
const login = /^[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\[bot\])?$/iu;

/** Reads the inputs; a wrong one stops the run with a sentence that says what to write instead. */
export function readInputs(get: (name: InputName) => string): Inputs {
  const token = get("github-token");
  if (token === "")
    throw new Error("The input `github-token` is empty. Leave it out, and the job's own token is used.");
  const task = tasks.find((each) => each === get("task"));
  if (task === undefined) throw new Error(`The input \`task\` is "${get("task")}". Write decide or audit.`);
  const since = sinceOf(get("since"));
  if (since === null && get("since") !== "")
    throw new Error(`The input \`since\` is "${get("since")}". Write a day, for example 2026-01-31.`);
  const report = modes.find((mode) => mode === get("report"));
  if (report === undefined)
    throw new Error(`The input \`report\` is "${get("report")}". Write status, check or both.`);
  const account = get("account");
  if (!login.test(account))
    throw new Error(
      `The input \`account\` is "${account}", which is no login. Write the account that the token posts as, ` +
        "for example github-actions[bot].",
    );
  const number = get("pull-request");
  if (number !== "" && !/^[1-9]\d{0,9}$/u.test(number))
    throw new Error(`The input \`pull-request\` is "${number}". Write the number alone, for example 7.`);
  return {
    token,
    task,
    since,
    report,
    account,
    pullRequest: number === "" ? null : Number(number),
    factsOut: get("facts-out") === "" ? null : get("facts-out"),
    leads: namedLeads(get("leads"), get("leads-as-of"), {
      leads: "input `leads`",
      asOf: "input `leads-as-of`",
    }),
  };
}
