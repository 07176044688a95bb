import { comment } from "../core/report/comment.ts";
import { statusDescription } from "../core/report/decision.ts";
import { checkRunAnnotations } from "./annotations.ts";
import { commentLimit, fitting } from "./comment.ts";
import { isGreen, type Judgement } from "./judge.ts";
import { plainVerdict, stateOf, type Verdict } from "./verdict.ts";

/** GitHub takes one character less for the text of a check run than for a comment. */
const checkRunLimit = commentLimit - 1;

/** What people see of a judgement: the whole text, and the verdict on the commit. `page` has the rest of a long text. */
export function shown(
  judgement: Judgement,
  page: string,
): { readonly text: string; readonly verdict: Verdict } {
  const text = textOf(judgement);
  return { text, verdict: verdictOf(judgement, fitting(text, page, checkRunLimit)) };
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
    intent: sides?.intent,
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
