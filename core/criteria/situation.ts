import type { Carried, Lead } from "./lead.ts";
import type { Dictionary, Truth } from "./model.ts";

/** The lowest and the highest number that a score or a count may still be. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Everything that the answer about one lead depends on. `now` is an argument, never the clock. */
export interface Situation {
  readonly dictionary: Dictionary;
  readonly lead: Lead;
  readonly carried: Carried;
  /** Milliseconds since 1970; what is dated later has not happened. */
  readonly now: number;
  /**
   * Inside a score that is reset: what happened at `last` or before does not count. `unknown` where the data do not
   * carry the reset, so that everything may have been wiped out.
   */
  readonly reset: { readonly last: number; readonly unknown: boolean } | undefined;
  /** Answers already worked out for this lead: scores and sets are shared by many conditions. */
  readonly known: { readonly sets: Map<string, Truth>; readonly scores: Map<string, Range> };
}

/** A situation in which nothing is worked out yet. */
export const situation = (dictionary: Dictionary, lead: Lead, carried: Carried, now: number): Situation => ({
  dictionary,
  lead,
  carried,
  now,
  reset: undefined,
  known: { sets: new Map(), scores: new Map() },
});

/** The same outside of a score that is reset: a reset counts inside its own score only. */
export const withoutReset = (about: Situation): Situation =>
  about.reset === undefined ? about : { ...about, reset: undefined };
