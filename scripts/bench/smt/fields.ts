import type { Dictionary, Field, FieldTest, Value } from "../../../core/criteria/model.ts";
import { emailDomain, normalise } from "../../../core/criteria/text.ts";
import { rangeRails } from "./range.ts";
import { type Rails, and, ite, not, num, or } from "./terms.ts";
import { canWrite, contains, declareText, endsWith, hasWords, isText, startsWith } from "./text-terms.ts";

const dayLength = 86_400_000;

/** A field with the entries that conditions look for in it, where it is a list. */
export interface AskedField {
  readonly field: Field;
  readonly entries: ReadonlySet<string>;
}

/** A field as the solver's variables: a value, and whether it is there. */
export function declareField(asked: AskedField, now: number): readonly string[] {
  const { field } = asked;
  const { id } = field;
  const there = `(declare-const has_${id} Bool)`;
  switch (field.type) {
    case "number":
      return [
        there,
        `(declare-const ${id} ${field.whole === true ? "Int" : "Real"})`,
        ...(field.min === undefined ? [] : [`(assert (>= ${id} ${num(field.min)}))`]),
        ...(field.max === undefined ? [] : [`(assert (<= ${id} ${num(field.max)}))`]),
      ];
    case "choice":
      return [
        there,
        `(declare-const ${id} Int)`,
        `(assert (and (>= ${id} 0) (< ${id} ${String(field.values?.length ?? 0)})))`,
      ];
    case "boolean":
      return [there, `(declare-const ${id} Bool)`];
    // How long ago it was, in milliseconds: what lies ahead is below zero.
    case "date":
      return [there, `(declare-const ${id} Int)`, `(assert (<= ${id} ${num(now)}))`];
    case "text":
    case "email":
      return [there, ...declareText(id, field.type === "email")];
    // A list without entries is a blank.
    case "list": {
      const entries = entriesOf(asked);
      return [
        there,
        ...entries.map((entry) => `(declare-const ${id}_${entry} Bool)`),
        `(assert ${or(entries.map((entry) => `${id}_${entry}`))})`,
      ];
    }
  }
}

/** The entries that a list may have: those of the dictionary, or else those that somebody asks for and one more. */
const entriesOf = ({ field, entries }: AskedField): readonly string[] =>
  field.values?.map((value) => normalise(value)) ?? [...entries, "other"];

/** When a condition on a field is true and when it is false. */
export function fieldRails(field: Field, test: FieldTest, { lists }: Dictionary, now: number): Rails {
  const has = field.if_missing === undefined ? `has_${field.id}` : "true";
  if (test.of === "known")
    return test.value ? { isTrue: has, isFalse: not(has) } : { isTrue: not(has), isFalse: has };
  const holds = holdsOf(field, test, lists, now);
  return { isTrue: and([has, holds]), isFalse: and([has, not(holds)]) };
}

function holdsOf(field: Field, test: FieldTest, lists: Dictionary["lists"], now: number): string {
  const { id } = field;
  switch (test.of) {
    case "number": {
      const value = typeof field.if_missing === "number" ? ite(`has_${id}`, id, num(field.if_missing)) : id;
      return rangeRails(test.test, { low: value, high: value }).isTrue;
    }
    case "boolean": {
      const value =
        typeof field.if_missing === "boolean" ? ite(`has_${id}`, id, String(field.if_missing)) : id;
      return test.value ? value : not(value);
    }
    case "value": {
      const among =
        field.type === "choice"
          ? or(test.written.map((word) => `(= ${id} ${num(field.values?.indexOf(word) ?? -1)})`))
          : or([...test.keys].map((key) => isText(id, key)));
      return test.op === "one_of" ? among : not(among);
    }
    case "text":
      return or(test.keys.map((key) => textHolds(id, test.op, key)));
    case "listed": {
      const entries = [...(lists.get(test.list)?.entries ?? [])];
      return test.op === "in_list"
        ? or(entries.map((entry) => isText(id, entry)))
        : or(entries.flatMap((entry) => [endsWith(id, `@${entry}`), endsWith(id, `.${entry}`)]));
    }
    case "entries": {
      const has = test.keys.map((key) => `${id}_${key}`);
      return test.op === "includes_any" ? or(has) : and(has);
    }
    case "date":
      return dateHolds(id, test, now);
    case "known":
      throw new Error("whether a value is known is asked before");
  }
}

function textHolds(id: string, op: Extract<FieldTest, { of: "text" }>["op"], key: string): string {
  switch (op) {
    case "has_word":
      return hasWords(id, key.trim().split(" "));
    case "contains":
      return contains(id, key);
    case "starts_with":
      return startsWith(id, key);
    case "ends_with":
      return endsWith(id, key);
  }
}

function dateHolds(id: string, test: Extract<FieldTest, { of: "date" }>, now: number): string {
  switch (test.op) {
    case "within":
      return and([`(>= ${id} 0)`, `(<= ${id} ${num(test.duration.milliseconds)})`]);
    case "older_than":
      return `(> ${id} ${num(test.duration.milliseconds)})`;
    case "before":
      return `(> ${id} ${num(now - test.day.start)})`;
    case "after":
      return `(<= ${id} ${num(now - test.day.start - dayLength)})`;
  }
}

/** What a lead has in a field, as a term; `undefined` where the solver's texts cannot be so long. */
export function fieldFact(asked: AskedField, value: Value | undefined, now: number): string | undefined {
  const { id } = asked.field;
  if (value === undefined) return not(`has_${id}`);
  const term = valueFact(asked, value, now);
  return term === undefined ? undefined : and([`has_${id}`, term]);
}

function valueFact(asked: AskedField, value: Value, now: number): string | undefined {
  const { field } = asked;
  const { id } = field;
  if (typeof value === "boolean") return value ? id : not(id);
  if (typeof value === "number") return `(= ${id} ${num(field.type === "date" ? now - value : value)})`;
  if (typeof value === "string") {
    if (field.type === "choice") return `(= ${id} ${num(field.values?.indexOf(value) ?? -1)})`;
    const text = normalise(value);
    return canWrite(text) && (field.type !== "email" || emailDomain(text) !== undefined)
      ? isText(id, text)
      : undefined;
  }
  const own = new Set(value.map(normalise));
  const known = entriesOf(asked);
  const isOther = [...own].some((entry) => !known.includes(entry));
  return and(
    known.map((entry) =>
      own.has(entry) || (isOther && entry === "other") ? `${id}_${entry}` : not(`${id}_${entry}`),
    ),
  );
}
