import type * as raw from "../generated/definitions.ts";
import { nearWord } from "../near-word.ts";
import type { Field, FieldTest, Pointer } from "./model.ts";
import type { Names } from "./parse-condition.ts";
import { type Reporter, operatorsIn, referTo } from "./report-problem.ts";
import { normalise, wordLine } from "./text.ts";
import { parseDay, parseDuration } from "./time.ts";

const equality = ["is", "is_not", "one_of", "none_of"] as const;
const substrings = ["contains", "starts_with", "ends_with"] as const;

/** The operators that fit each type of field. */
export const operatorsFor: { readonly [T in Field["type"]]: readonly string[] } = {
  number: [...equality, "at_least", "at_most", "more_than", "less_than", "between", "known"],
  text: [...equality, "has_word", ...substrings, "in_list", "known"],
  email: [...equality, ...substrings, "domain_in_list", "in_list", "known"],
  choice: [...equality, "in_list", "known"],
  boolean: ["is", "is_not", "known"],
  date: ["within", "older_than", "before", "after", "known"],
  list: ["includes", "includes_any", "includes_all", "known"],
};

const everyOperator = [...new Set(Object.values(operatorsFor).flat())];

/** Reads the one operator of a condition on a field; `undefined` when it does not fit the field. */
export function parseFieldTest(
  value: raw.FieldCondition,
  field: Field,
  pointer: Pointer,
  names: Names,
  report: Reporter,
): FieldTest | undefined {
  const fitting = operatorsFor[field.type];
  const present = operatorsIn(value, everyOperator);
  const [op] = present;
  if (op === undefined) {
    report("operator-missing", pointer, { subject: field.id, fitting });
    return undefined;
  }
  if (present.length > 1) {
    report("operator-several", [...pointer, present[1] ?? ""], { operators: present }, "key");
    return undefined;
  }
  if (!fitting.includes(op)) {
    report(
      "operator-does-not-fit",
      [...pointer, op],
      { operator: op, field: field.id, type: field.type, fitting },
      "key",
    );
    return undefined;
  }
  if (value.known !== undefined) return { of: "known", value: value.known };
  switch (field.type) {
    case "number":
      return numberTest(value, field, pointer, report);
    case "boolean":
      return booleanTest(value, field, pointer, report);
    case "date":
      return dateTest(value, pointer, report);
    case "list":
      return entriesTest(value, field, pointer, report);
    case "text":
    case "email":
    case "choice":
      return textTest(value, field, pointer, names, report);
  }
}

function numberTest(
  value: raw.FieldCondition,
  field: Field,
  pointer: Pointer,
  report: Reporter,
): FieldTest | undefined {
  if (value.between !== undefined) {
    const [low, high] = value.between;
    if (low > high) report("range-reversed", [...pointer, "between"], { low, high });
    return { of: "number", test: { op: "between", low, high } };
  }
  for (const op of ["at_least", "at_most", "more_than", "less_than"] as const) {
    const operand = value[op];
    if (operand !== undefined) return { of: "number", test: { op, value: operand } };
  }
  const given = operands(value, pointer);
  const values = given.filter((operand): operand is Operand<number> => typeof operand.value === "number");
  const wrong = given.filter(({ value: operand }) => typeof operand !== "number");
  for (const { value: operand, at } of wrong)
    report("value-does-not-fit", at, {
      value: JSON.stringify(operand),
      field: field.id,
      expected: "a number",
    });
  if (wrong.length > 0) return undefined;
  const numbers = values.map((operand) => operand.value);
  return { of: "number", test: { op: negated(value) ? "none_of" : "one_of", values: numbers } };
}

function booleanTest(
  value: raw.FieldCondition,
  field: Field,
  pointer: Pointer,
  report: Reporter,
): FieldTest | undefined {
  const [given] = operands(value, pointer);
  if (given === undefined) return undefined;
  if (typeof given.value !== "boolean") {
    const expected = "`true` or `false`";
    report("value-does-not-fit", given.at, { value: JSON.stringify(given.value), field: field.id, expected });
    return undefined;
  }
  return { of: "boolean", value: negated(value) ? !given.value : given.value };
}

function dateTest(value: raw.FieldCondition, pointer: Pointer, report: Reporter): FieldTest | undefined {
  for (const op of ["within", "older_than"] as const) {
    const duration = value[op] === undefined ? undefined : parseDuration(value[op]);
    if (duration !== undefined) return { of: "date", op, duration };
  }
  const op = value.before === undefined ? "after" : "before";
  const written = value[op] ?? "";
  const day = parseDay(written);
  if (day === undefined) report("no-such-day", [...pointer, op], { written });
  return day && { of: "date", op, day };
}

function entriesTest(value: raw.FieldCondition, field: Field, pointer: Pointer, report: Reporter): FieldTest {
  const op = value.includes_all === undefined ? "includes_any" : "includes_all";
  const key = value.includes === undefined ? op : "includes";
  const written = value.includes === undefined ? (value[op] ?? []) : [value.includes];
  for (const [index, text] of written.entries())
    checkDeclared(text, field, key === "includes" ? [...pointer, key] : [...pointer, key, index], report);
  return { of: "entries", op, written, keys: written.map(normalise) };
}

function textTest(
  value: raw.FieldCondition,
  field: Field,
  pointer: Pointer,
  names: Names,
  report: Reporter,
): FieldTest | undefined {
  for (const op of ["domain_in_list", "in_list"] as const) {
    const list = value[op];
    if (list === undefined) continue;
    if (!names.lists.has(list)) referTo(report, [...pointer, op], "list", list, names.lists.keys(), names);
    return { of: "listed", op, list };
  }
  for (const op of ["has_word", "contains", "starts_with", "ends_with"] as const) {
    const operand = value[op];
    if (operand === undefined) continue;
    const written = typeof operand === "string" ? [operand] : operand;
    const keys = written.map(op === "has_word" ? wordLine : normalise);
    for (const [index, key] of keys.entries())
      if (key.trim() === "") {
        const at = typeof operand === "string" ? [...pointer, op] : [...pointer, op, index];
        report("value-does-not-fit", at, {
          value: written[index] ?? "",
          field: field.id,
          expected: "a word with letters or digits",
        });
      }
    return { of: "text", op, written, keys };
  }
  const written: string[] = [];
  for (const { value: operand, at } of operands(value, pointer)) {
    if (typeof operand === "string") {
      checkDeclared(operand, field, at, report);
      written.push(operand);
    } else
      report("value-does-not-fit", at, {
        value: String(operand),
        field: field.id,
        expected: "a text, in quotes",
      });
  }
  return {
    of: "value",
    op: negated(value) ? "none_of" : "one_of",
    written,
    keys: new Set(written.map(normalise)),
  };
}

interface Operand<T> {
  readonly value: T;
  readonly at: Pointer;
}

/** The values of `is`, `is_not`, `one_of` or `none_of`, each with its place. */
function operands(
  value: raw.FieldCondition,
  pointer: Pointer,
): readonly Operand<string | number | boolean>[] {
  for (const op of ["is", "is_not"] as const) {
    const operand = value[op];
    if (operand !== undefined) return [{ value: operand, at: [...pointer, op] }];
  }
  const op = value.one_of === undefined ? "none_of" : "one_of";
  return (value[op] ?? []).map((operand, index) => ({ value: operand, at: [...pointer, op, index] }));
}

const negated = (value: raw.FieldCondition): boolean =>
  value.is_not !== undefined || value.none_of !== undefined;

/** A value that the dictionary does not declare can never match: the data's own would count as missing. */
function checkDeclared(text: string, field: Field, at: Pointer, report: Reporter): void {
  const allowed = field.values;
  if (allowed === undefined || allowed.some((value) => normalise(value) === normalise(text))) return;
  report("value-undeclared", at, { value: text, field: field.id, near: nearWord(text, allowed), allowed });
}
