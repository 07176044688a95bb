import type { Occurrence } from "../criteria/lead.ts";
import type { Dictionary, Field, Value } from "../criteria/model.ts";
import { showValue } from "../criteria/phrase.ts";
import { labelOf, orList } from "../criteria/say.ts";
import type { Witness } from "../reason/answer.ts";
import { oneLine } from "./code.ts";

/**
 * A made-up lead in words: only what is stated about it, such as `12 employees, asked for a demo`. How long ago
 * something happened is said where the question tells different ages apart.
 */
export function witnessWords({ madeUp: { lead }, space }: Witness, dictionary: Dictionary): string {
  const fields = [...lead.values].flatMap(([id, value]) => {
    const field = dictionary.fields.get(id);
    // What a blank stands for was not stated.
    return field === undefined || value === field.if_missing ? [] : [stated(field, value)];
  });
  const ages = agesAsked(space);
  const when = (id: string, happened: readonly Occurrence[]): string =>
    agoWords(
      happened.map(({ at }) => space.now - at),
      [...(ages.get(id) ?? [])],
    );
  const happened = [...lead.activities].flatMap(([id, occurrences]) => {
    const activity = dictionary.activities.get(id);
    if (activity === undefined || occurrences.length === 0) return [];
    const ago = when(id, occurrences);
    const times = occurrences.length === 1 ? ago : ` ${String(occurrences.length)} times${ago && `,${ago}`}`;
    return [`${activity.label}${times}`];
  });
  const entered = [...lead.stages].flatMap(([id, entries]) =>
    entries.length === 0
      ? []
      : [`reached ${dictionary.sets.get(id)?.abbreviation ?? id}${when(id, entries)}`],
  );
  const all = [...fields, ...happened, ...entered].map((part) => oneLine(part));
  return all.length === 0 ? "nothing is known about it" : orList(all, "and");
}

/** The stretches of the past that a question tells apart, by activity or stage. */
function agesAsked({ variables }: Witness["space"]): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  for (const variable of variables)
    if (variable.kind === "count")
      found.set(variable.of.id, (found.get(variable.of.id) ?? new Set()).add(variable.of.oldest));
  return found;
}

const hour = 3_600_000;
const day = 24 * hour;

/**
 * ` 45 days ago`, or ` 31 to 90 days ago` for several; in hours where full days would pass an end of a window. Nothing
 * where all ages are alike to the question.
 */
function agoWords(ages: readonly number[], ends: readonly number[]): string {
  if (ends.length < 2) return "";
  const fits = (age: number): boolean => ends.every((end) => age > end || Math.ceil(age / day) * day <= end);
  const [length, name] = ages.every(fits) ? [day, "day"] : [hour, "hour"];
  const [from, to] = [Math.min(...ages), Math.max(...ages)].map((age) =>
    Math.max(1, Math.ceil(age / length)),
  );
  const span = from === to ? String(to) : `${String(from)} to ${String(to)}`;
  return ` ${span} ${name}${to === 1 ? "" : "s"} ago`;
}

function stated(field: Field, value: Value): string {
  const shown = showValue(field, value);
  if (value === true) return field.when_true ?? `${labelOf(field)}: yes`;
  if (value === false) return field.when_false ?? `${labelOf(field)}: no`;
  // What is counted stands in the plural, which one alone does not fit.
  const isCounted = field.type === "number" && field.whole === true && field.unit !== undefined;
  return isCounted && value !== 1 ? `${shown} ${labelOf(field)}` : `${labelOf(field)} ${shown}`;
}
