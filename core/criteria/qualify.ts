import { meets } from "./evaluate.ts";
import type { Carried, Lead } from "./lead.ts";
import { missingFor } from "./missing.ts";
import type { Dictionary, Truth } from "./model.ts";
import { situation } from "./situation.ts";

/** The answer for one lead: the strictest stage that it qualifies for, and what cannot be told. */
export interface Standing {
  readonly lead: string;
  /** `undefined`: in no stage. */
  readonly stage: string | undefined;
  /** For every stage of the funnel, loosest first: true, false or unknown. */
  readonly answers: readonly Truth[];
  /** The first stage above `stage` without an answer, and the missing fields, activities and scores to blame. */
  readonly undetermined: { readonly stage: string; readonly missing: readonly string[] } | undefined;
}

/** Tells the stage of a lead: the last one in the funnel's order whose criteria are true at `now`. */
export function qualify(dictionary: Dictionary, lead: Lead, carried: Carried, now: number): Standing {
  const about = situation(dictionary, lead, carried, now);
  const answers = dictionary.funnel.map((stage) => meets(stage, about));
  const reached = answers.lastIndexOf(true);
  const open = answers.findIndex((answer, index) => index > reached && answer === undefined);
  const next = dictionary.funnel[open];
  const criteria = next === undefined ? undefined : dictionary.sets.get(next)?.criteria;
  return {
    lead: lead.id,
    stage: dictionary.funnel[reached],
    answers,
    undetermined:
      next === undefined || criteria === undefined
        ? undefined
        : { stage: next, missing: missingFor(criteria, about) },
  };
}
