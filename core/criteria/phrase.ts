import type { Condition, Dictionary, Field, Truth, Value } from "./model.ts";
import { missingFor } from "./missing.ts";
import { countRange } from "./occurrences.ts";
import { say, sayNot } from "./say.ts";
import { scoreOf } from "./score.ts";
import type { Range, Situation } from "./situation.ts";
import {
  isCounted,
  labelOf,
  orList,
  sayNumber,
  sayNumberOf,
  scoreName,
  subjectOf,
  unitOf,
} from "./wording.ts";

/**
 * Says how one simple condition stands for a lead, with the lead's own value: `12 employees, needs at least 40`.
 * `truth` is its answer, `wanted` the answer that would help.
 */
export function phrase(condition: Condition, truth: Truth, wanted: boolean, about: Situation): string {
  const { dictionary, lead } = about;
  const bare = { ...condition, ifUnknown: undefined };
  const stated = statement(bare, truth, dictionary);
  switch (bare.kind) {
    case "field": {
      const { field, test } = bare;
      const value = lead.values.get(field.id);
      if (value === undefined && test.of !== "known") return `${subjectOf(field)} is not known`;
      if (value === undefined || test.of === "boolean" || test.of === "known") return stated;
      // What is counted stands in the plural, which one alone does not fit.
      const shown = !isCounted(field)
        ? `${labelOf(field)} is ${showValue(field, value)}`
        : value === 1
          ? `${labelOf(field)} ${showValue(field, value)}`
          : `${showValue(field, value)} ${labelOf(field)}`;
      if (truth === wanted || !wanted) return test.of === "number" || test.of === "value" ? shown : stated;
      return test.of === "number" || test.of === "value"
        ? `${shown}, ${needs(needed(field, say(bare, dictionary)))}`
        : stated;
    }
    case "score":
    case "band": {
      if (truth === wanted && bare.kind === "band") return stated;
      const name = scoreName(bare.score, dictionary);
      const missing = missingFor(bare, about).map((id) => labelOf(dictionary.fields.get(id) ?? { id }));
      const shown = `${name} ${showRange(scoreOf(bare.score, condition.ifUnknown, about), missing)}`;
      return truth === wanted || !wanted
        ? shown
        : `${shown}, needs ${say(bare, dictionary)
            .slice(name.length + 1)
            .replace(/^of /, "")}`;
    }
    case "activity":
    case "reached": {
      const counted =
        bare.kind === "activity"
          ? bare
          : { activities: [], where: undefined, window: bare.window, stage: bare.stage };
      const { low, high } = countRange(counted, about);
      return low === high ? stated : `the data do not tell whether the person ${say(bare, dictionary)}`;
    }
    default:
      return stated;
  }
}

/** The condition if it is true, its opposite if it is false, as a plain statement. */
function statement(condition: Condition, truth: Truth, dictionary: Dictionary): string {
  if (truth === undefined) return `the data do not tell whether ${say(condition, dictionary)}`;
  return truth ? say(condition, dictionary) : sayNot(condition, dictionary);
}

const needs = (words: string): string =>
  words.startsWith("not ") ? `must not be ${words.slice(4)}` : `needs ${words}`;

/** `at least 40` out of `at least 40 employees`, where the label was already said. */
function needed(field: Field, words: string): string {
  const label = labelOf(field);
  if (words.endsWith(` ${label}`)) return words.slice(0, -label.length - 1);
  return words.startsWith(`${label} `) ? words.slice(label.length + 1).replace(/^(?:of|is) /, "") : words;
}

/** `48`, or `48, up to 60 if seniority were known`. */
function showRange({ low, high }: Range, missing: readonly string[]): string {
  if (low === high) return sayNumber(low);
  const known = missing.length > 0 && missing.length <= 3 ? orList(missing, "and") : "everything";
  return Number.isFinite(high)
    ? `${sayNumber(low)}, up to ${sayNumber(high)} if ${known} were known`
    : `${sayNumber(low)} or more`;
}

/** A lead's value as people write it. */
export function showValue(field: Field, value: Value): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") {
    if (field.type === "date") return new Date(value).toISOString().slice(0, 10);
    return sayNumberOf(field, value) + (isCounted(field) ? "" : unitOf(field));
  }
  if (typeof value === "string") return field.type === "choice" ? value.replaceAll("_", " ") : `“${value}”`;
  return orList(value, "and");
}
