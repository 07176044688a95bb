import { evaluate } from "../criteria/evaluate.ts";
import type { Condition, Field } from "../criteria/model.ts";
import type { Situation } from "../criteria/situation.ts";

/** How the data tell what became of a lead: `countersign.yaml` names it. */
export interface OutcomeModel {
  /** True of a lead that was won in the end. */
  readonly won: Condition;
  /** The number field that holds what a won lead is worth. */
  readonly revenue: Field | undefined;
  /** The date fields between which the days to a signature are counted. */
  readonly days: { readonly from: Field; readonly to: Field } | undefined;
}

/** What became of some leads, added up. Everything is whole, so that the order of adding never shows. */
export interface Outcomes {
  readonly leads: number;
  readonly won: number;
  /** What the won leads are worth, in hundredths. */
  readonly revenue: number;
  /** How many won leads tell both dates, and the whole days between them, added up. */
  readonly timed: number;
  readonly days: number;
}

export const noOutcomes: Outcomes = { leads: 0, won: 0, revenue: 0, timed: 0, days: 0 };

/** Adds up what became of two groups of leads. */
export const addOutcomes = (a: Outcomes, b: Outcomes): Outcomes => ({
  leads: a.leads + b.leads,
  won: a.won + b.won,
  revenue: a.revenue + b.revenue,
  timed: a.timed + b.timed,
  days: a.days + b.days,
});

const dayLength = 86_400_000;

/** What became of one lead; a decision that is open or unknown counts as not won. */
export function outcomeOf(model: OutcomeModel | undefined, about: Situation): Outcomes {
  if (model === undefined || evaluate(model.won, about) !== true) return { ...noOutcomes, leads: 1 };
  const number = (field: Field | undefined): number | undefined => {
    const value = field === undefined ? undefined : about.lead.values.get(field.id);
    return typeof value === "number" ? value : undefined;
  };
  const [from, to] = [number(model.days?.from), number(model.days?.to)];
  const days = from === undefined || to === undefined ? undefined : Math.floor((to - from) / dayLength);
  return {
    leads: 1,
    won: 1,
    revenue: Math.round((number(model.revenue) ?? 0) * 100),
    timed: days === undefined ? 0 : 1,
    days: days ?? 0,
  };
}
