import { judge } from "./judge.ts";
import type { Reader } from "./run.ts";
import { verdictContext } from "./heads.ts";
import { shown } from "./shown.ts";
import { survey } from "./survey.ts";
import type { PullRequest } from "./github/port.ts";
import type { Verdict } from "./verdict.ts";

/** What the Action would say about a pull request now, had it been asked. */
export interface Reviewed {
  readonly pull: PullRequest;
  readonly text: string;
  /** Its context is the name of the status. */
  readonly verdict: Pick<Verdict, "state" | "description"> & { readonly context: string };
  /** How many errors the definitions have at the head. */
  readonly errors: number;
}

/** Decides an open pull request and shows it to nobody: only reads are needed. Null where it is not open. */
export async function review(reader: Reader, number: number): Promise<Reviewed | null> {
  const open = await reader.github.openPullRequests();
  const pull = open.find((each) => each.number === number);
  if (pull === undefined) return null;
  const found = await survey(reader.github, pull, reader.wait);
  const statuses = await reader.github.statuses(pull.head.sha);
  const judgement = await judge(reader, found, open, statuses);
  const { text, verdict } = shown(judgement, "");
  const { state, description } = verdict;
  return {
    pull,
    text,
    verdict: { context: verdictContext(pull.base.branch), state, description },
    errors: (judgement.sides?.findings ?? []).filter(({ severity }) => severity === "error").length,
  };
}
