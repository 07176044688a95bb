import type { Dictionary } from "../criteria/model.ts";
import { type LeadTables, readLeads, type ReadReport } from "../criteria/read-leads.ts";
import { situation } from "../criteria/situation.ts";
import type { Cases } from "./case.ts";
import { type OutcomeModel, outcomeOf } from "./outcome.ts";
import { usualOutcome } from "./usual-outcome.ts";

export interface LeadChoices {
  /** When the leads are judged, in milliseconds since 1970. */
  readonly now: number;
  readonly carries?: readonly string[] | undefined;
  readonly months?: number | undefined;
  readonly outcome?: OutcomeModel | undefined;
}

/** Reads leads as both versions of the definitions read them; `report` is about the version before. */
export function leadCases(
  tables: LeadTables,
  before: Dictionary,
  after: Dictionary,
  { now, carries, months, outcome }: LeadChoices,
): { readonly cases: Cases; readonly report: ReadReport } {
  const was = readLeads(tables, before, carries);
  const is = readsAlike(before, after) ? was : readLeads(tables, after, carries);
  const model = outcome ?? (was.carried.stages ? usualOutcome(before) : undefined);
  return {
    cases: {
      from: "leads",
      cases: was.leads.map((lead, index) => ({
        before: lead,
        after: is.leads[index] ?? lead,
        outcome: outcomeOf(model, situation(before, lead, was.carried, now)),
      })),
      carried: { before: was.carried, after: is.carried },
      now,
      told: model === undefined ? undefined : { won: model.won, unit: model.revenue?.unit },
      months,
    },
    report: was.report,
  };
}

/** Whether both versions read the same from the same text, so that it need not be read twice. */
function readsAlike(before: Dictionary, after: Dictionary): boolean {
  const reading = ({ fields, activities, sets }: Dictionary): string =>
    JSON.stringify([
      [...fields],
      [...activities].map(([id, { fields: own }]) => [id, [...own]]),
      [...sets.keys()],
    ]);
  return reading(before) === reading(after);
}
