import type { Dictionary } from "./model.ts";
import type { Standing } from "./qualify.ts";

/** How the leads of a set stand, stage by stage. */
export interface Totals {
  readonly leads: number;
  readonly stages: readonly {
    readonly id: string;
    /** Leads whose strictest stage this is. */
    readonly here: number;
    /** Leads that meet the criteria, this stage's or a stricter one's as well. */
    readonly qualified: number;
    readonly notQualified: number;
    readonly undetermined: number;
  }[];
  /** Leads in no stage at all. */
  readonly outside: number;
  /** Leads that might be in a stricter stage, if only the data told. */
  readonly undetermined: number;
  /** What is missing for them: field or activity, and for how many leads, most first. */
  readonly missing: readonly { readonly name: string; readonly leads: number }[];
  /** Leads that meet a stricter stage without an earlier one: the criteria do not nest. */
  readonly skipped: number;
}

/** Counts the standings of all leads. */
export function totals(standings: readonly Standing[], dictionary: Dictionary): Totals {
  const missing = new Map<string, number>();
  for (const { undetermined } of standings)
    for (const name of undetermined?.missing ?? []) missing.set(name, (missing.get(name) ?? 0) + 1);
  const count = (matches: (standing: Standing) => boolean): number =>
    standings.reduce((sum, standing) => sum + Number(matches(standing)), 0);
  return {
    leads: standings.length,
    stages: dictionary.funnel.map((id, index) => ({
      id,
      here: count(({ stage }) => stage === id),
      qualified: count(({ answers }) => answers[index] === true),
      notQualified: count(({ answers }) => answers[index] === false),
      undetermined: count(({ answers }) => answers[index] === undefined),
    })),
    outside: count(({ stage }) => stage === undefined),
    undetermined: count(({ undetermined }) => undetermined !== undefined),
    missing: [...missing]
      .map(([name, leads]) => ({ name, leads }))
      .sort((a, b) => b.leads - a.leads || (a.name < b.name ? -1 : 1)),
    skipped: count(({ answers }) =>
      answers.some((answer, index) => answer === true && answers.slice(0, index).includes(false)),
    ),
  };
}
