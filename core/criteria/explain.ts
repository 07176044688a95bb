import { evaluate } from "./evaluate.ts";
import { missingFor } from "./missing.ts";
import type { Condition, Dictionary, Field, Truth, Value } from "./model.ts";
import { countRange } from "./occurrences.ts";
import { labelOf, orList, say, sayNumber, scoreName, setName } from "./say.ts";
import { scoreOf } from "./score.ts";
import type { Range, Situation } from "./situation.ts";

/** Why a lead meets criteria or not, in phrases that end without a full stop. */
export interface Explanation {
  readonly answer: Truth;
  /** The conditions that decided, with the lead's own values. */
  readonly because: readonly string[];
  /** The smallest changes that would make it qualify, as alternatives; none when it qualifies. */
  readonly wouldWith: readonly string[];
  readonly missing: readonly string[];
}

/** Explains the answer of a condition for one lead: what decided, what is missing, what would change it. */
export function explain(condition: Condition, about: Situation): Explanation {
  const answer = evaluate(condition, about);
  return {
    answer,
    because: unique(answer === true ? grounds(condition, true, about) : obstacles(condition, true, about)),
    wouldWith: answer === true ? [] : unique(fixes(condition, true, about).map((fix) => orList(unique(fix), "and"))).slice(0, 3),
    missing: answer === undefined ? missingFor(condition, about) : [],
  };
}

const unique = (items: readonly string[]): readonly string[] => [...new Set(items)];

const holds = (condition: Condition, wanted: boolean, about: Situation): boolean => evaluate(condition, about) === wanted;

/** What a condition consists of, seen as "all of" or "one of" for the answer that is wanted. */
function parts(condition: Condition, wanted: boolean, about: Situation):
  | { readonly need: number; readonly of: readonly Condition[]; readonly wanted: boolean }
  | undefined {
  switch (condition.kind) {
    case "all":
      return { need: wanted ? condition.of.length : 1, of: condition.of, wanted };
    case "any":
      return { need: wanted ? 1 : condition.of.length, of: condition.of, wanted };
    case "none":
      return { need: wanted ? condition.of.length : 1, of: condition.of, wanted: !wanted };
    case "count":
      return { need: wanted ? condition.atLeast : condition.of.length - condition.atLeast + 1, of: condition.of, wanted };
    case "meets": {
      const set = about.dictionary.sets.get(condition.set);
      return set === undefined ? undefined : { need: 1, of: [set.criteria], wanted };
    }
    default:
      return undefined;
  }
}

/** The conditions on which a good answer rests. */
function grounds(condition: Condition, wanted: boolean, about: Situation): readonly string[] {
  const inner = parts(condition, wanted, about);
  if (inner === undefined) return [phrase(condition, wanted, about)];
  const good = inner.of.filter((part) => holds(part, inner.wanted, about));
  return good.slice(0, Math.max(inner.need, 1)).flatMap((part) => grounds(part, inner.wanted, about));
}

/** What stands in the way of the wanted answer: each alternative in one phrase. */
function obstacles(condition: Condition, wanted: boolean, about: Situation): readonly string[] {
  const inner = parts(condition, wanted, about);
  if (inner === undefined) return [phrase(condition, evaluate(condition, about), about)];
  const bad = inner.of.filter((part) => !holds(part, inner.wanted, about));
  return bad.flatMap((part) => obstacles(part, inner.wanted, about));
}

/** The smallest sets of conditions that would have to change, as alternatives. */
function fixes(condition: Condition, wanted: boolean, about: Situation): readonly (readonly string[])[] {
  if (holds(condition, wanted, about)) return [[]];
  const inner = parts(condition, wanted, about);
  if (inner === undefined) return [[wanted ? say(condition, about.dictionary) : `not ${say(condition, about.dictionary)}`]];
  const good = inner.of.filter((part) => holds(part, inner.wanted, about)).length;
  const open = inner.of
    .filter((part) => !holds(part, inner.wanted, about))
    .map((part) => fixes(part, inner.wanted, about))
    .sort((a, b) => size(a) - size(b));
  const lacking = Math.max(inner.need - good, 1);
  if (lacking === 1) {
    const least = size(open[0] ?? []);
    return open.filter((options) => size(options) === least).flat().slice(0, 3);
  }
  // Several have to change together: take the cheapest ones, each in its first form.
  return [open.slice(0, lacking).flatMap((options) => options[0] ?? [])];
}

const size = (options: readonly (readonly string[])[]): number => Math.min(...options.map((option) => option.length));

/** One simple condition with the lead's own value. */
function phrase(condition: Condition, truth: Truth, about: Situation): string {
  const { dictionary, lead } = about;
  const words = say(condition, dictionary);
  switch (condition.kind) {
    case "field": {
      const { field, test } = condition;
      const value = lead.values.get(field.id);
      if (value === undefined) return `${labelOf(field)} is not known`;
      if (test.of === "boolean" || test.of === "known") return truth === true ? words : opposite(condition, dictionary);
      const shown = `${labelOf(field)} is ${showValue(field, value)}`;
      return truth === true || test.of === "value" ? shown : `${shown}, needs ${needs(condition, dictionary)}`;
    }
    case "score": {
      const points = scoreOf(condition.score, condition.ifUnknown, about);
      const shown = `${scoreName(condition.score, dictionary)} ${showRange(points)}`;
      return truth === true ? shown : `${shown}, needs ${words.replace(`${scoreName(condition.score, dictionary)} `, "").replace(/^of /, "")}`;
    }
    case "activity": {
      const { low, high } = countRange(condition, about);
      if (low !== high) return `nobody recorded whether the person ${words}`;
      return truth === true ? words : `${sayNumber(low)} times: ${words}`;
    }
    case "reached":
      return about.carried.stages ? (truth === true ? words : `has not: ${words}`) : "the stage history is not known";
    default:
      return truth === true ? words : truth === false ? `not ${words}` : `not known whether ${words}`;
  }
}

function opposite(condition: Extract<Condition, { kind: "field" }>, dictionary: Dictionary): string {
  const { test } = condition;
  if (test.of === "boolean") return say({ ...condition, test: { ...test, value: !test.value } }, dictionary);
  if (test.of === "known") return say({ ...condition, test: { ...test, value: !test.value } }, dictionary);
  return `not ${say(condition, dictionary)}`;
}

/** `at least 200` out of `at least 200 employees`, where the label was already said. */
function needs(condition: Extract<Condition, { kind: "field" }>, dictionary: Dictionary): string {
  const label = labelOf(condition.field);
  return say(condition, dictionary)
    .replace(new RegExp(`^${escape(label)} (?:of |is )?`), "")
    .replace(new RegExp(` ${escape(label)}$`), "");
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** `48`, or `48 to 60` when the data leave it open. */
export const showRange = ({ low, high }: Range): string =>
  low === high
    ? sayNumber(low)
    : Number.isFinite(high)
      ? `${sayNumber(low)}, up to ${sayNumber(high)} if all were known`
      : `${sayNumber(low)} or more`;

/** A lead's value as people write it. */
export function showValue(field: Field, value: Value): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return orList(value as readonly string[], "and");
  if (typeof value === "number")
    return field.type === "date" ? new Date(value).toISOString().slice(0, 10) : sayNumber(value);
  return field.type === "choice" ? String(value).replaceAll("_", " ") : `“${String(value)}”`;
}

/** Says an explanation in one sentence, such as `not an MQL: lead score 48, needs 50 or more; would be one with …`. */
export function explainWords(stage: string, explanation: Explanation, dictionary: Dictionary): string {
  const name = setName(stage, dictionary);
  const noun = `${/^“?[AEIO]|^M[A-Z]/.test(name) ? "an" : "a"} ${name}`;
  const because = explanation.because.length === 0 ? "" : `: ${explanation.because.join("; ")}`;
  if (explanation.answer === true) return `${noun}${because}.`;
  const would = explanation.wouldWith.length === 0 ? "" : ` It would be one with: ${explanation.wouldWith.join("; or ")}.`;
  if (explanation.answer === false) return `not ${noun}${because}.${would}`;
  return `undetermined whether ${noun}, because these are missing: ${explanation.missing.join(", ")}.${would}`;
}
