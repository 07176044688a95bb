import { decide } from "../core/approval/decide.ts";
import type { Decision } from "../core/generated/decision.ts";
import type { Facts } from "../core/generated/facts.ts";
import { gatherFacts } from "./gather.ts";
import type { CommitStatus, PullRequest, Sha } from "./github/port.ts";
import { notesOf, type FoundNote } from "./heads.ts";
import type { Reader } from "./run.ts";
import { readSides, type Sides } from "./sides.ts";
import type { Survey } from "./survey.ts";
import { stateOf } from "./verdict.ts";

/** A decision with everything that it rests on. */
export interface Judgement {
  readonly facts: Facts;
  readonly decision: Decision;
  /** Null where nothing guarded changes: then nothing more is read. */
  readonly sides: Sides | null;
  /** The other open pull requests with the same head and base, and the facts about each of them. */
  readonly siblings: readonly { readonly facts: Facts; readonly decision: Decision }[];
}

/** The statuses of the head, newest first, as they stand after the head was recorded. */
export type HeadStatuses = readonly CommitStatus[];

/** Gathers the facts about a pull request and decides; a sibling is decided too if it is all that is missing. */
export async function judge(
  run: Reader,
  found: Survey,
  open: readonly PullRequest[],
  statuses: HeadStatuses,
): Promise<Judgement> {
  const { pull, tip, mergeBase } = found;
  const sides =
    found.touches === "guarded"
      ? await readSides(run.github, { head: pull.head.sha, mergeBase, tip }, run.leads, pull.description)
      : null;
  const judgeOne = async (
    one: PullRequest,
  ): Promise<{ readonly facts: Facts; readonly decision: Decision }> => {
    const facts = await gatherFacts(
      run.github,
      { ...found, pull: one },
      { decidedAt: run.now().toISOString(), sides, notes: notesFor(run, one, statuses) },
    );
    return { facts, decision: decide(facts) };
  };
  const { facts, decision } = await judgeOne(pull);
  const siblings = [];
  // GitHub shows a status on the commit, so a green one lets every pull request with that commit merge.
  if (sides !== null && isGreen(decision))
    for (const sibling of siblingsOf(pull, open)) siblings.push(await judgeOne(sibling));
  return { facts, decision, sides, siblings };
}

/** Whether this decision alone would let its pull request merge. */
export const isGreen = ({ result }: Decision): boolean => stateOf(result) === "success";

/** The open pull requests that share head and base branch with this one. */
export const siblingsOf = (pull: PullRequest, open: readonly PullRequest[]): readonly PullRequest[] =>
  open.filter(
    ({ number, head, base }) =>
      number !== pull.number && head.sha === pull.head.sha && base.branch === pull.base.branch,
  );

/** Reads Countersign's notes on a commit; those on the head are at hand. */
export const notesFor =
  ({ github, account }: Reader, { number, head, base }: PullRequest, statuses: HeadStatuses) =>
  async (commit: Sha): Promise<readonly FoundNote[]> =>
    notesOf(commit === head.sha ? statuses : await github.statuses(commit), {
      account,
      base: base.branch,
      pullRequest: number,
    });
