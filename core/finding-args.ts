import type { AgreementArgs } from "./agreement-args.ts";
import type { NumberTest } from "./criteria/model.ts";

/** The arguments of every finding; `report/messages.ts` has the words for each code, and does not compile without. */
export interface FindingArgs extends AgreementArgs {
  // What stands where, before it is read as YAML.
  readonly "not-a-file": { readonly type: "executable" | "symlink" | "submodule" };
  readonly "wrong-ending": { readonly ending: string };
  readonly "file-not-read": { readonly ending: string };
  readonly "unknown-place": { readonly name: string; readonly near: string | undefined };
  readonly "bad-file-name": { readonly id: string };
  readonly "file-too-large": { readonly bytes: number; readonly limit: number };
  readonly "not-utf8": { readonly offset: number };
  readonly "forbidden-character": { readonly name: string };
  // YAML.
  readonly "yaml-syntax": { readonly problem: string; readonly advice: string };
  readonly "yaml-tab": Record<string, never>;
  readonly "yaml-empty": { readonly kind: string };
  readonly "yaml-duplicate-key": { readonly key: string; readonly firstLine: number };
  readonly "yaml-merge-key": Record<string, never>;
  readonly "yaml-tag": { readonly tag: string };
  readonly "yaml-several-documents": Record<string, never>;
  readonly "yaml-aliases": Record<string, never>;
  readonly "yaml-unknown-alias": { readonly name: string };
  readonly "yaml-too-deep": { readonly limit: number };
  readonly "yaml-key-not-text": Record<string, never>;
  readonly "yaml-forbidden-key": { readonly key: string };
  readonly "yaml-ambiguous": {
    readonly written: string;
    readonly elsewhere: string;
    readonly advice: string;
  };
  readonly "yaml-number": { readonly written: string };
  // The shape of a definition.
  readonly "unknown-key": {
    readonly key: string;
    readonly near: string | undefined;
    readonly allowed: readonly string[];
  };
  readonly "missing-key": { readonly key: string; readonly inside: string; readonly meaning: string };
  readonly "wrong-type": {
    readonly name: string;
    readonly expected: string;
    readonly seen: string;
    readonly example: string;
  };
  readonly "value-not-allowed": {
    readonly name: string;
    readonly value: string;
    readonly near: string | undefined;
    readonly allowed: readonly string[];
  };
  readonly "wrong-form": { readonly name: string; readonly value: string; readonly rule: string };
  readonly "out-of-range": { readonly name: string; readonly value: string; readonly rule: string };
  readonly "repeated-entry": { readonly name: string; readonly value: string };
  readonly "keys-exclude-each-other": { readonly key: string; readonly other: string };
  readonly "rule-needs-each": { readonly key: string };
  // Conditions.
  readonly "condition-without-subject": {
    readonly seen: readonly string[];
    readonly near: string | undefined;
  };
  readonly "condition-with-two-subjects": { readonly subjects: readonly string[] };
  readonly "operator-missing": { readonly subject: string; readonly fitting: readonly string[] };
  readonly "operator-several": { readonly operators: readonly string[] };
  readonly "operator-does-not-fit": {
    readonly operator: string;
    readonly field: string;
    readonly type: string;
    readonly fitting: readonly string[];
  };
  readonly "value-does-not-fit": {
    readonly value: string;
    readonly field: string;
    readonly expected: string;
  };
  readonly "value-undeclared": {
    readonly value: string;
    readonly field: string;
    readonly near: string | undefined;
    readonly allowed: readonly string[];
  };
  readonly "range-reversed": { readonly low: number; readonly high: number };
  readonly "count-unreachable": { readonly count: number; readonly conditions: number };
  readonly "where-outside-activity": { readonly subject: string };
  readonly "where-field-unknown": {
    readonly field: string;
    readonly activities: readonly string[];
    readonly near: string | undefined;
    readonly known: readonly string[];
  };
  readonly "no-such-day": { readonly written: string };
  // How definitions refer to each other.
  readonly "unknown-reference": {
    readonly kind: string;
    readonly id: string;
    readonly near: string | undefined;
    readonly known: readonly string[];
  };
  readonly "id-taken": { readonly id: string; readonly other: string };
  readonly "id-repeated": { readonly id: string; readonly what: string };
  readonly circle: { readonly path: readonly string[] };
  readonly "stage-outside-funnel": { readonly stage: string };
  readonly "otherwise-not-last": { readonly id: string };
  readonly "bands-out-of-order": { readonly id: string; readonly above: string };
  readonly "band-without-bound": { readonly id: string };
  readonly "last-band-bounded": { readonly id: string };
  readonly "decay-without-start": Record<string, never>;
  readonly "score-without-bands": { readonly score: string };
  readonly "segments-differ": { readonly first: string; readonly other: string };
  readonly "unknown-time-zone": { readonly zone: string };
  readonly "bounds-reversed": { readonly min: number; readonly max: number };
  readonly "field-property-unfit": {
    readonly field: string;
    readonly property: string;
    readonly type: string;
  };
  readonly "choice-without-values": { readonly field: string };
  readonly "if-missing-unfit": { readonly field: string; readonly value: string; readonly expected: string };
  readonly "file-missing": { readonly file: string; readonly purpose: string };
  // What was proved.
  readonly "stage-unreachable": { readonly stage: string; readonly conflict: Conflict };
  readonly "stage-skips": { readonly stage: string; readonly follows: string; readonly lead: string };
  readonly "band-unreachable": { readonly band: string } & Proof;
  /** A segment that holds for nobody, or one of which those above leave nobody over. */
  readonly "segment-unreachable":
    | { readonly segment: string; readonly conflict: Conflict }
    | ({ readonly segment: string; readonly covering: readonly string[] } & Proof);
  readonly "segments-overlap": { readonly segment: string; readonly other: string; readonly lead: string };
  readonly "score-out-of-reach": Proof & {
    readonly score: string;
    readonly test: NumberTest;
    /** Whether the score cannot get so high, or not so low. */
    readonly end: "most" | "least";
    /** The points that somebody can have; open where only the calendar could tell. */
    readonly limit: number | undefined;
  };
  readonly "band-out-of-reach": Proof & {
    readonly band: string;
    readonly from: number;
    readonly limit: number | undefined;
  };
  readonly "band-below-reach": Proof & {
    readonly band: string;
    readonly above: number;
    readonly limit: number | undefined;
  };
  readonly "rule-dead": { readonly rule: string; readonly isCase: boolean };
  readonly "criteria-contradictory": { readonly name: string; readonly conflict: Conflict };
  readonly "exclusion-of-all": { readonly conflict: Conflict };
  /** A way in whose conditions exclude each other, or one that never goes together with those around it. */
  readonly "alternative-dead":
    { readonly conflict: Conflict } | { readonly condition: string; readonly others: Conflict["conditions"] };
  readonly "condition-redundant": {
    readonly condition: string;
    /** What it follows from, or what follows from it. */
    readonly others: readonly string[];
    readonly isAll: boolean;
  };
  // Owners.
  readonly "owners-none": OwnedFiles;
  readonly "owners-too-few": {
    readonly places: readonly OwnedFiles[];
    readonly people: readonly string[];
  };
  readonly "owners-author-needed": { readonly places: readonly OwnedFiles[]; readonly author: string };
  readonly "owners-arbiter-none": Record<string, never>;
  readonly "owners-arbiter-bound": { readonly functions: readonly string[] };
  readonly "owners-function-unknown": {
    readonly function: string;
    readonly near: string | undefined;
    readonly known: readonly string[];
  };
  readonly "owners-not-settled": Record<string, never>;
  readonly "owners-no-such-file": { readonly pattern: string };
}

/** That there is no such lead, and the assumptions without which there might be one, by id. */
export interface Proof {
  readonly assuming: readonly string[];
}

/** Why no lead meets something, with no more conditions than that takes. */
export interface Conflict {
  /** Whether it is never true that all of them hold, or that any one does. */
  readonly never: "together" | "any";
  /** In words, and on which line, if that is not the line of the finding. */
  readonly conditions: readonly { readonly words: string; readonly line: number | undefined }[];
  /** By id: what is assumed of every lead, and without which some lead might meet them. */
  readonly assumptions: readonly string[];
}

/** A function, for every file or for those that patterns mean. */
export interface OwnedFiles {
  readonly function: string;
  readonly files: readonly string[];
}
