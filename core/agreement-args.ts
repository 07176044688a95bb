/** A warning that may be meant: a file can acknowledge it, naming what it is `about`, with a reason. */
interface Acknowledgeable {
  readonly about: string;
}

/** The arguments of the findings about hand-offs, targets, pay, markets and whatever else surrounds the criteria. */
export interface AgreementArgs {
  // Account lists.
  readonly "tier-over-cap": { readonly tier: string; readonly count: number; readonly cap: number };
  readonly "table-not-named": { readonly name: string };
  readonly "table-quotes": Record<string, never>;
  readonly "table-column-unknown": {
    readonly column: string;
    readonly near: string | undefined;
    readonly allowed: readonly string[];
  };
  readonly "table-column-repeated": { readonly column: string };
  readonly "table-column-missing": { readonly column: string; readonly meaning: string };
  readonly "table-row-uneven": { readonly cells: number; readonly columns: number };
  readonly "table-cell-empty": { readonly column: string };
  readonly "domain-repeated": { readonly domain: string; readonly first: string };
  readonly "domain-inside-another": Acknowledgeable & { readonly domain: string; readonly company: string };
  readonly "domain-on-two-lists": Acknowledgeable & { readonly company: string; readonly other: string };
  // Targets.
  readonly "period-reversed": { readonly from: string; readonly to: string };
  readonly "month-outside-period": { readonly month: string; readonly from: string; readonly to: string };
  readonly "months-missing": { readonly months: readonly string[]; readonly part: string | undefined };
  readonly "split-does-not-add-up": {
    readonly month: string;
    readonly sum: number;
    readonly whole: number;
  };
  readonly "unit-differs": { readonly metric: string; readonly unit: string; readonly expected: string };
  readonly "target-not-reached": {
    readonly source: string;
    readonly factors: readonly string[];
    readonly from: string;
    readonly to: string;
    readonly reached: number;
    readonly asked: number;
    readonly unit: string;
  };
  // Pay.
  readonly "weights-do-not-add-up": { readonly role: string; readonly sum: number };
  readonly "measurement-standoff": Acknowledgeable & {
    readonly lacks: "revenue" | "leads";
    readonly example: string | undefined;
  };
  // Hand-offs.
  readonly "reason-undeclared": {
    readonly reason: string;
    readonly activity: string;
    readonly near: string | undefined;
    readonly allowed: readonly string[];
  };
  readonly "reasons-differ": Acknowledgeable & {
    readonly other: string;
    readonly missing: readonly string[];
    readonly extra: readonly string[];
  };
  readonly "handoffs-overlap": Acknowledgeable & {
    readonly name: string;
    readonly within: string;
    readonly otherWithin: string;
  };
  readonly "calendar-never-used": { readonly calendar: string; readonly above: string };
  readonly "calendar-for-others-missing": { readonly calendar: string };
  readonly "hours-reversed": { readonly from: string; readonly to: string };
  // Market.
  readonly "market-segment-unlisted": { readonly segment: string; readonly listed: readonly string[] };
  readonly "markets-overlap": { readonly market: string; readonly other: string };
  readonly "market-gap": { readonly cells: readonly string[]; readonly more: number };
  readonly "market-too-fine": { readonly cells: number; readonly limit: number };
  // Process, metrics, technology.
  readonly "step-missing": { readonly step: string; readonly meaning: string };
  readonly "step-out-of-order": { readonly step: string; readonly before: string };
  readonly "stage-without-step": { readonly stages: readonly string[] };
  readonly "stages-reversed": { readonly from: string; readonly to: string };
  readonly "metric-field-unfit": {
    readonly field: string;
    readonly type: string;
    readonly needed: "number" | "date";
  };
  readonly "outcome-field-unfit": {
    readonly field: string;
    readonly type: string;
    readonly needed: "number" | "date";
  };
  readonly "field-in-two-tools": { readonly field: string; readonly other: string };
  readonly "place-unknown": { readonly place: string; readonly near: string | undefined };
  readonly "day-unknown": { readonly day: string };
  // Scores, words and numbers.
  readonly "segments-gap": Acknowledgeable & {
    readonly lead: string;
    readonly order: "first" | "exclusive";
    /** A field of the lead whose number is not whole. */
    readonly parted: string | undefined;
  };
  readonly "shared-bound": Acknowledgeable & {
    readonly name: string;
    readonly field: string;
    /** As people write it. */
    readonly value: string;
  };
  readonly "letters-in-words": Acknowledgeable & { readonly word: string };
  /** What could not be proved. */
  readonly "not-settled": Acknowledgeable & { readonly question: string; readonly reason: string };
  readonly "same-name": Acknowledgeable & { readonly name: string };
  readonly "same-points": Acknowledgeable & { readonly name: string; readonly points: number };
  readonly "nearly-same-word": Acknowledgeable & {
    readonly word: string;
    readonly near: {
      readonly written: string;
      readonly where: "list" | "examples" | "titles" | "elsewhere" | "job-titles";
      readonly owner: string;
    };
  };
  readonly "two-thresholds": Acknowledgeable & {
    readonly subject: string;
    readonly here: readonly string[];
    readonly there: readonly string[];
    readonly other: string;
  };
  readonly "acknowledgement-unused": { readonly finding: string; readonly named: string };
}
