import type { Catalog } from "../catalog/catalog.ts";
import type { Condition } from "../criteria/model.ts";
import type { Finding } from "../finding.ts";
import { type UnknownId, findSet } from "../reason/find-set.ts";
import { readIntentCondition } from "./read-intent-condition.ts";
import type { SetInVersions } from "./sets-in-versions.ts";

/** What a proposal means to do to who meets a stage, profile or criteria set. */
export type Intent =
  | {
      readonly kind: "class";
      readonly set: SetInVersions;
      readonly claim: "tightened" | "loosened" | "unchanged";
    }
  /** Every lead for which the condition is true leaves or enters the set, as far as it was in there or was not. */
  | {
      readonly kind: "move";
      readonly set: SetInVersions;
      readonly way: "leave" | "enter";
      readonly condition: Condition;
    };

/** An intent that was understood, or what could not be read in it. */
export type ParsedIntent =
  | { readonly status: "intent"; readonly intent: Intent }
  | { readonly status: "too-long"; readonly length: number }
  | { readonly status: "unknown-form" }
  | UnknownId
  | { readonly status: "mistake"; readonly finding: Finding };

/** The longest that an intent may be, in characters. */
export const longestIntent = 300;

/** `mql is tightened`, perhaps as a sentence with a full stop. */
const classForm = /^(\S+)\s+is\s+(tightened|loosened|unchanged)\.?$/i;

/** `{ field: employees, less_than: 50 } leave mql` */
const moveForm = /^(?:leads\s+(?:with|where)\s+)?(\{.*\})\s+(leave|enter)s?\s+(\S+?)\.?$/i;

/** Reads an intent: its condition in the language of the definitions after the change, its set by either id. */
export function parseIntent(text: string, all: readonly SetInVersions[], after: Catalog): ParsedIntent {
  if (text.length > longestIntent) return { status: "too-long", length: text.length };
  const sets = new Map([
    ...all.map((set) => [set.formerId, set] as const),
    ...all.map((set) => [set.id, set] as const),
  ]);
  // Whoever copies an example takes its back-ticks along.
  const said = text.replace(/^`([^`]*)`$/u, "$1");
  const named = classForm.exec(said);
  if (named !== null) {
    const found = findSet(named[1] ?? "", sets);
    const claim = claims.find((word) => word === named[2]?.toLowerCase());
    if (found.status !== "found") return found;
    return claim === undefined
      ? { status: "unknown-form" }
      : { status: "intent", intent: { kind: "class", set: found.set, claim } };
  }
  const [, condition = "", verb = "", id = ""] = moveForm.exec(said) ?? [];
  if (id === "") return { status: "unknown-form" };
  const found = findSet(id, sets);
  if (found.status !== "found") return found;
  const read = readIntentCondition(condition, after);
  if (read.status !== "condition") return read;
  const way = verb.toLowerCase() === "leave" ? "leave" : "enter";
  return { status: "intent", intent: { kind: "move", set: found.set, way, condition: read.condition } };
}

const claims = ["tightened", "loosened", "unchanged"] as const;
