import { type Explanation, explain } from "./explain.ts";
import type { Dictionary } from "./model.ts";
import { qualify } from "./qualify.ts";
import { lowerFirst } from "./say.ts";
import type { Situation } from "./situation.ts";

/** Why a lead is in its stage and not in the next one, in one sentence each. */
export interface LeadExplanation {
  readonly lead: string;
  readonly stage: string | undefined;
  readonly sentences: readonly string[];
}

/** Explains the lead's stage, the next stage, and the first one that is left open by missing data. */
export function explainLead(about: Situation): LeadExplanation {
  const { dictionary, lead, carried, now } = about;
  const { stage, undetermined } = qualify(dictionary, lead, carried, now);
  const index = stage === undefined ? -1 : dictionary.funnel.indexOf(stage);
  const stages = new Set([stage, dictionary.funnel[index + 1], undetermined?.stage]);
  const sentences = [...stages].flatMap((id) => {
    const criteria = id === undefined ? undefined : dictionary.sets.get(id)?.criteria;
    return id === undefined || criteria === undefined
      ? []
      : [sentence(id, explain(criteria, about), dictionary)];
  });
  return { lead: lead.id, stage, sentences };
}

/** `Not an MQL: lead score 48, needs 50 or more. It would be one with: asked for a demo.` */
function sentence(
  stage: string,
  { answer, because, wouldWith, open, missing }: Explanation,
  dictionary: Dictionary,
): string {
  const noun = withArticle(stage, dictionary);
  const reasons = because.length === 0 ? "" : `: ${because.join("; ")}`;
  const would = wouldWith.length === 0 ? "" : ` It would be one with: ${wouldWith.join("; or: ")}.`;
  if (answer === true) return `Is ${noun}${reasons}.`;
  if (answer === false) return `Not ${noun}${reasons}.${would}`;
  const lack = missing.join(", ");
  return open.length === 0
    ? `Undetermined whether this is ${noun}, because the data lack: ${lack}.${would}`
    : `Undetermined whether this is ${noun}: ${open.join("; ")}. The data lack: ${lack}.${would}`;
}

/** `an MQL`, `a customer`: letters that are read one by one sound like their names. */
export function withArticle(stage: string, dictionary: Dictionary): string {
  const set = dictionary.sets.get(stage);
  const name = set?.abbreviation ?? lowerFirst(set?.name ?? stage);
  const isSpelled = /^[A-Z]{2,}/.test(name);
  return `${(isSpelled ? /^[AEFHILMNORSX]/ : /^[aeio]/).test(name) ? "an" : "a"} ${name}`;
}
