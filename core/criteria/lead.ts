import type { Field, Value } from "./model.ts";
import { normalise } from "./text.ts";
import { parseMoment } from "./time.ts";

/** One dated thing that happened: an activity, or the entry into a stage. */
export interface Occurrence {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly values: ReadonlyMap<string, Value>;
}

/**
 * An answer that a profile keeps about a lead in place of what it rests on: a number that may still be anything from
 * `low` to `high`, and for a rule that counts, how often something is recorded. A truth is 1, 0, or anything from 0 to 1.
 */
export interface Kept {
  readonly low: number;
  readonly high: number;
  readonly times: number;
}

/** One person with its account and one opportunity, if any, and what happened. A value that is absent is missing. */
export interface Lead {
  readonly id: string;
  readonly values: ReadonlyMap<string, Value>;
  /** By activity id; an activity that the data do not carry is absent from `carried`, not from here. */
  readonly activities: ReadonlyMap<string, readonly Occurrence[]>;
  readonly stages: ReadonlyMap<string, readonly Occurrence[]>;
  /** Of a row of a profile: what it keeps in place of texts and dated rows, by the condition, rule or decay that asks. */
  readonly kept?: (asks: object) => Kept | undefined;
}

/** What the data source records at all: what it does not carry is unknown, not absent. */
export interface Carried {
  readonly activities: ReadonlySet<string>;
  readonly stages: boolean;
}

const yes = new Set(["true", "yes", "y", "1"]);
const no = new Set(["false", "no", "n", "0"]);

/** The outcome of reading one cell: a value, nothing, or a text that the dictionary does not allow. */
export type Reading =
  | { readonly status: "value"; readonly value: Value }
  | { readonly status: "blank" }
  | { readonly status: "not-allowed" };

/** Reads the text of a cell as the field's type; blanks and values outside the dictionary count as missing. */
export function readValue(field: Field, text: string): Reading {
  const trimmed = text.trim();
  if (trimmed === "" && field.if_missing === undefined) return { status: "blank" };
  const value = convert(field, trimmed === "" ? String(field.if_missing) : trimmed);
  return value === undefined ? { status: "not-allowed" } : { status: "value", value };
}

function convert(field: Field, text: string): Value | undefined {
  switch (field.type) {
    case "number": {
      const number = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : NaN;
      const fits =
        Number.isFinite(number) &&
        (field.whole !== true || Number.isInteger(number)) &&
        number >= (field.min ?? -Infinity) &&
        number <= (field.max ?? Infinity);
      return fits ? number : undefined;
    }
    case "boolean": {
      const word = text.toLowerCase();
      return yes.has(word) ? true : no.has(word) ? false : undefined;
    }
    case "date":
      return parseMoment(text);
    case "email":
      return /^[^\s@]+@[^\s@]+$/.test(text) ? text : undefined;
    case "choice":
      return declared(field, text);
    case "list": {
      const entries = text
        .split(";")
        .map((entry) => entry.trim())
        .filter((entry) => entry !== "");
      const kept =
        field.values === undefined ? entries : entries.flatMap((entry) => declared(field, entry) ?? []);
      return kept.length === 0 ? undefined : kept;
    }
    case "text":
      return text;
  }
}

/** The value as the dictionary spells it, whatever the case in the data. */
function declared(field: Field, text: string): string | undefined {
  const values: readonly string[] = field.values ?? [];
  if (values.includes(text)) return text;
  const key = normalise(text);
  return values.find((value) => normalise(value) === key);
}
