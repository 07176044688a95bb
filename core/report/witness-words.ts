import type { Dictionary, Field, Value } from "../criteria/model.ts";
import { showValue } from "../criteria/phrase.ts";
import { labelOf, orList } from "../criteria/say.ts";
import type { MadeUp } from "../reason/witness.ts";
import { oneLine } from "./code.ts";

/** A made-up lead in words: only what is stated about it, such as `12 employees, asked for a demo`. */
export function witnessWords({ lead }: MadeUp, dictionary: Dictionary): string {
  const fields = [...lead.values].flatMap(([id, value]) => {
    const field = dictionary.fields.get(id);
    // What a blank stands for was not stated.
    return field === undefined || value === field.if_missing ? [] : [stated(field, value)];
  });
  const happened = [...lead.activities].flatMap(([id, occurrences]) => {
    const activity = dictionary.activities.get(id);
    if (activity === undefined || occurrences.length === 0) return [];
    return [`${activity.label}${occurrences.length === 1 ? "" : ` ${String(occurrences.length)} times`}`];
  });
  const entered = [...lead.stages].flatMap(([id, entries]) =>
    entries.length === 0 ? [] : [`reached ${dictionary.sets.get(id)?.abbreviation ?? id}`],
  );
  const all = [...fields, ...happened, ...entered].map((part) => oneLine(part));
  return all.length === 0 ? "nothing is known about it" : orList(all, "and");
}

function stated(field: Field, value: Value): string {
  const shown = showValue(field, value);
  if (value === true) return field.when_true ?? `${labelOf(field)}: yes`;
  if (value === false) return field.when_false ?? `${labelOf(field)}: no`;
  // What is counted stands in the plural, which one alone does not fit.
  const isCounted = field.type === "number" && field.whole === true && field.unit !== undefined;
  return isCounted && value !== 1 ? `${shown} ${labelOf(field)}` : `${labelOf(field)} ${shown}`;
}
