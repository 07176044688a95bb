import type { Carried, Lead } from "../criteria/lead.ts";
import type { Condition } from "../criteria/model.ts";
import type { Outcomes } from "./outcome.ts";

/** A lead, or several that criteria cannot tell apart, as each of two versions reads it, and what became of them. */
export interface Case {
  readonly before: Lead;
  readonly after: Lead;
  /** How many leads it stands for; `outcome` is of all of them. */
  readonly outcome: Outcomes;
}

/** The leads on which a change is tried. */
export interface Cases {
  /** Whether each case is one lead with its own id, or a row of a profile, which names nobody. */
  readonly from: "leads" | "profile";
  readonly cases: readonly Case[];
  /** What the data record, as each version reads them. */
  readonly carried: { readonly before: Carried; readonly after: Carried };
  /** When the leads are judged, in milliseconds since 1970. */
  readonly now: number;
  /** What became of the leads, if the data tell: the condition that says so and the unit of what they are worth. */
  readonly told: { readonly won: Condition | undefined; readonly unit: string | undefined } | undefined;
  /** How many months of leads these are, where that is known. */
  readonly months: number | undefined;
}
