import { comment } from "../core/report/comment.ts";
import { statusDescription } from "../core/report/decision.ts";
import { checkRunAnnotations } from "./annotations.ts";
import { commentLimit, fitting, keepComment } from "./comment.ts";
import type { Occasion } from "./event.ts";
import type { PullRequest } from "./github/port.ts";
import { notesOf } from "./heads.ts";
import { isGreen, judge, type HeadStatuses, type Judgement } from "./judge.ts";
import { noteToWrite } from "./note-to-write.ts";
import { recheckHead, recheckReviews } from "./recheck.ts";
import { openBoard } from "./report.ts";
import { placeOf, type Run } from "./run.ts";
import type { StatusBoard } from "./status.ts";
import { survey, type Survey } from "./survey.ts";
import { plainVerdict, reading, stateOf, type Verdict } from "./verdict.ts";

/** How deciding a pull request ended. */
export type Outcome =
  | {
      readonly status: "decided";
      readonly judgement: Judgement;
      readonly verdict: Verdict;
      readonly text: string;
      readonly commentUrl: string | null;
    }
  /** Its head or base branch moved meanwhile; the event about that has a run of its own. */
  | { readonly status: "superseded" };

type Attempt = Outcome | { readonly status: "opinions-changed" };

/** GitHub takes one character less for the text of a check run than for a comment. */
const checkRunLimit = commentLimit - 1;

/** A pull request whose reviews change faster than they can be read is not approved. */
const attempts = 3;

/**
 * Decides one open pull request and shows the verdict on its head. Pending comes first where a green could outlive
 * a crash; success comes last, and only if nothing has changed while it was decided.
 */
export async function decidePullRequest(
  run: Run,
  pull: PullRequest,
  open: readonly PullRequest[],
  occasion: Occasion,
): Promise<Outcome> {
  let siblings = open;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const outcome = await attemptToDecide(run, pull, siblings, occasion);
    if (outcome.status !== "opinions-changed") return outcome;
    siblings = await run.github.openPullRequests(pull.base.branch);
  }
  throw new Error(
    `The reviews of #${pull.number} changed ${attempts} times while we read them. Nothing is approved on moving ` +
      "ground. Comment /countersign to have it decided again.",
  );
}

async function attemptToDecide(
  run: Run,
  pull: PullRequest,
  open: readonly PullRequest[],
  occasion: Occasion,
): Promise<Attempt> {
  const found = await survey(run.github, pull, run.wait);
  const { board, statuses } = await announce(run, found, occasion);
  const judgement = await judge(run, found, open, statuses);
  const text = textOf(judgement);
  const commentUrl = await keepComment(run.github, {
    number: pull.number,
    account: run.account,
    text,
    page: run.page,
    when: judgement.sides === null ? "if-there-is-one" : "always",
  });
  const verdict = verdictOf(judgement, fitting(text, run.page, checkRunLimit));
  const decided = { status: "decided", judgement, verdict, text, commentUrl } as const;

  if (verdict.state !== "success" || board.standing() === "green") {
    await board.show(verdict);
    return decided;
  }
  for (const recheck of [
    await recheckReviews(run.github, judgement),
    await recheckHead(run.github, pull, judgement),
  ]) {
    if (recheck === "head-moved") return { status: "superseded" };
    if (recheck === "opinions-changed") return { status: "opinions-changed" };
  }
  await board.show(verdict);
  // Somebody may have objected while success was being written: nobody else would take it back.
  if ((await recheckReviews(run.github, judgement)) === "same") return decided;
  await board.show(reading);
  return { status: "opinions-changed" };
}

/** Records the head where it is new, and takes a green back until it is decided. */
async function announce(
  run: Run,
  found: Survey,
  occasion: Occasion,
): Promise<{ readonly board: StatusBoard; readonly statuses: HeadStatuses }> {
  const { pull } = found;
  const statuses = await run.github.statuses(pull.head.sha);
  const board = await openBoard(
    run.github,
    run.mode,
    placeOf(run, pull.head.sha, pull.base.branch),
    statuses,
  );
  const known = notesOf(statuses, { account: run.account, base: pull.base.branch, pullRequest: pull.number });
  const note = noteToWrite(occasion, found, known, run.page);
  const recorded = note === null ? [] : [await board.record(note)];
  const standing = board.standing();
  if (standing === "none" || (standing === "green" && occasion.kind !== "look-again"))
    await board.show(reading);
  return { board, statuses: [...recorded, ...statuses] };
}

/** The other pull requests with the same commit that keep it from turning green. */
const holding = ({ siblings }: Judgement): readonly number[] =>
  siblings.filter(({ decision }) => !isGreen(decision)).map(({ facts }) => facts.pull_request.number);

const numbers = (held: readonly number[]): string => held.map((number) => `#${number}`).join(", ");

function textOf(judgement: Judgement): string {
  const { decision, facts, sides } = judgement;
  const held = holding(judgement);
  const text = comment({
    decision,
    facts,
    changes: sides?.changes ?? [],
    classes: sides?.classes ?? [],
    findings: sides?.findings ?? [],
    leads: sides?.leads,
  });
  if (held.length === 0) return text;
  return `**This waits for ${numbers(held)}, which has the same commit.** GitHub shows the verdict on the commit, so it turns green only when all of them are countersigned.\n\n${text}`;
}

function verdictOf(judgement: Judgement, text: string): Verdict {
  const { decision, sides } = judgement;
  const held = holding(judgement);
  if (held.length > 0)
    return plainVerdict("pending", `Waiting for ${numbers(held)}, which has the same commit.`);
  return {
    state: stateOf(decision.result),
    description: statusDescription(decision),
    summary: text,
    annotations: checkRunAnnotations(sides?.findings ?? []),
  };
}
