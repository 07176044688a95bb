import type { ActivityField, FieldDefinition } from "../generated/definitions.ts";

/** A path of keys and positions from the top of a definition file to a place in it. */
export type Pointer = readonly (string | number)[];

/** Kleene's three values: `undefined` is unknown, and only `true` qualifies. */
export type Truth = boolean | undefined;

/** A value of a lead: text is kept as typed, a date is milliseconds since 1970, a list is its entries. */
export type Value = number | string | boolean | readonly string[];

/** A field of the dictionary or of an activity, with its id. */
export type Field = (ActivityField | FieldDefinition) & {
  readonly id: string;
  readonly about?: FieldDefinition["about"];
  readonly attested_by?: FieldDefinition["attested_by"];
  readonly evidence?: string;
  readonly from?: FieldDefinition["from"];
};

export interface Activity {
  readonly id: string;
  readonly label: string;
  readonly fields: ReadonlyMap<string, Field>;
  /** The ids that count as this activity: its own and, transitively, those it includes. */
  readonly covers: readonly string[];
  /** Those of them that include no other: what a data source has to record. */
  readonly leaves: readonly string[];
}

/** How a number compares: points, a count or a field. */
export type NumberTest =
  | { readonly op: "at_least" | "at_most" | "more_than" | "less_than"; readonly value: number }
  | { readonly op: "between"; readonly low: number; readonly high: number }
  | { readonly op: "one_of" | "none_of"; readonly values: readonly number[] };

/** The question that a condition asks of one field: `written` as in the file, `keys` normalised for comparison. */
export type FieldTest =
  | { readonly of: "number"; readonly test: NumberTest }
  | { readonly of: "boolean"; readonly value: boolean }
  | {
      readonly of: "value";
      readonly op: "one_of" | "none_of";
      readonly written: readonly string[];
      readonly keys: ReadonlySet<string>;
    }
  | {
      readonly of: "text";
      readonly op: "has_word" | "contains" | "starts_with" | "ends_with";
      readonly written: readonly string[];
      readonly keys: readonly string[];
    }
  | { readonly of: "listed"; readonly op: "domain_in_list" | "in_list"; readonly list: string }
  | {
      readonly of: "entries";
      readonly op: "includes_any" | "includes_all";
      readonly written: readonly string[];
      readonly keys: readonly string[];
    }
  | { readonly of: "date"; readonly op: "within" | "older_than"; readonly duration: Duration }
  | { readonly of: "date"; readonly op: "before" | "after"; readonly day: Day }
  | { readonly of: "known"; readonly value: boolean };

/** A length of time: `milliseconds` for the comparison, `text` as it was written. */
export interface Duration {
  readonly milliseconds: number;
  readonly text: string;
}

/** A calendar day in UTC: the moment it begins, and its text as written. */
export interface Day {
  readonly start: number;
  readonly text: string;
}

/** The part of the past in which occurrences count. */
export type Window =
  | { readonly op: "ever" }
  | { readonly op: "within"; readonly duration: Duration }
  | { readonly op: "before" | "after"; readonly day: Day };

interface Base {
  readonly pointer: Pointer;
  /** What the condition answers when the data do not tell. */
  readonly ifUnknown: Truth;
}

export type Condition =
  | (Base & { readonly kind: "all" | "any" | "none"; readonly of: readonly Condition[] })
  | (Base & { readonly kind: "count"; readonly atLeast: number; readonly of: readonly Condition[] })
  | (Base & { readonly kind: "field"; readonly field: Field; readonly test: FieldTest })
  | (Base & {
      readonly kind: "activity";
      readonly activities: readonly Activity[];
      readonly where: Condition | undefined;
      readonly test: NumberTest;
      readonly window: Window;
    })
  | (Base & {
      readonly kind: "reached";
      readonly stage: string;
      readonly test: NumberTest;
      readonly window: Window;
    })
  | (Base & { readonly kind: "score"; readonly score: string; readonly test: NumberTest })
  | (Base & { readonly kind: "band"; readonly score: string; readonly bands: readonly string[] })
  | (Base & {
      readonly kind: "segment";
      readonly segmentation: string;
      readonly op: "one_of" | "none_of";
      readonly values: readonly string[];
    })
  | (Base & { readonly kind: "meets"; readonly set: string })
  | (Base & {
      readonly kind: "account-list";
      readonly list: string;
      readonly tiers: readonly string[] | undefined;
    });

/** How many occurrences of a rule count: in all, in each calendar period, or in any stretch of `rolling`. */
export type Limit =
  | { readonly per: "ever"; readonly count: number }
  | { readonly per: "day" | "week" | "month" | "quarter"; readonly count: number }
  | { readonly per: "rolling"; readonly count: number; readonly duration: Duration };

interface RuleBase {
  readonly id: string;
  readonly name: string;
  readonly group: string | undefined;
  readonly pointer: Pointer;
}

export type ScoreRule =
  | (RuleBase & { readonly kind: "when"; readonly when: Condition; readonly points: number })
  | (RuleBase & {
      readonly kind: "each";
      readonly activities: readonly Activity[];
      readonly where: Condition | undefined;
      readonly when: Condition | undefined;
      readonly window: Window;
      readonly limit: Limit | undefined;
      readonly points: number;
    })
  | (RuleBase & {
      readonly kind: "first";
      readonly cases: readonly { readonly when: Condition; readonly points: number }[];
    });

/** Lowest and highest allowed sum; without a bound, minus or plus infinity. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Points lost for every full `every` since the later of a date and the last of some activities, down to `min`. */
export interface Decay {
  readonly points: number;
  readonly every: Duration;
  readonly without: readonly Activity[];
  readonly since: Field | undefined;
  readonly min: number;
}

export interface ScoreModel {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly groups: ReadonlyMap<string, Bounds & { readonly name: string }>;
  readonly rules: readonly ScoreRule[];
  /** Ids of the scores that are added. */
  readonly parts: readonly string[];
  /** Only activities after the last of these count. */
  readonly reset: readonly Activity[];
  readonly decay: Decay | undefined;
  readonly bounds: Bounds;
  readonly overrides: readonly { readonly name: string; readonly when: Condition; readonly set: number }[];
  /** Highest first; the last reaches down to minus infinity. */
  readonly bands: readonly { readonly id: string; readonly atLeast: number }[];
}

interface SegmentationBase {
  readonly id: string;
  readonly name: string;
  /** Every segment that a lead can fall into, by id, with its name. */
  readonly names: ReadonlyMap<string, string>;
}

export type Segmentation =
  | (SegmentationBase & {
      readonly order: "first" | "exclusive";
      /** `undefined` stands for `otherwise`. */
      readonly segments: readonly {
        readonly id: string;
        readonly name: string;
        readonly when: Condition | undefined;
      }[];
      /** Two scores whose bands name the segments of those who matched nothing above. */
      readonly matrix: readonly [string, string] | undefined;
    })
  | (SegmentationBase & { readonly order: "highest-of"; readonly of: readonly string[] });

/** A stage, a profile or a set of `criteria/`: everything that `meets` may name. */
export interface CriteriaSet {
  readonly id: string;
  readonly kind: "stage" | "icp" | "criteria";
  readonly name: string;
  readonly abbreviation: string | undefined;
  readonly criteria: Condition;
}

export interface NamedList {
  readonly id: string;
  readonly name: string;
  /** Normalised for comparison. */
  readonly entries: ReadonlySet<string>;
}

export interface AccountList {
  readonly id: string;
  readonly name: string;
  readonly tiers: readonly string[];
  /** Domain to tier. */
  readonly domains: ReadonlyMap<string, string>;
}

/** Everything that conditions may refer to. */
export interface Dictionary {
  readonly fields: ReadonlyMap<string, Field>;
  readonly activities: ReadonlyMap<string, Activity>;
  readonly lists: ReadonlyMap<string, NamedList>;
  readonly accountLists: ReadonlyMap<string, AccountList>;
  readonly scores: ReadonlyMap<string, ScoreModel>;
  readonly segmentations: ReadonlyMap<string, Segmentation>;
  readonly sets: ReadonlyMap<string, CriteriaSet>;
  /** The stages in the funnel's order, loosest first. */
  readonly funnel: readonly string[];
}
