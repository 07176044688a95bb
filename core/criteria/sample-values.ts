import type { Dictionary, Field, FieldTest, Value } from "./model.ts";

/** Of a long list these stand for all. */
const mostEntries = 30;
const day = 86_400_000;
/** A text that no question is about, and one without any letter that a question could look for. */
const ordinary = ["somebody", "#"];

/**
 * Values of a field on both sides of everything that tests compare with, and ordinary ones. Not every value that makes a
 * test true or false is there, but one of each kind is.
 */
export function sampleValues(
  field: Field,
  tests: readonly FieldTest[],
  { lists }: Dictionary,
  now: number,
): readonly Value[] {
  const single = tests.flatMap((test) => samplesOf(field, test, lists, now));
  if (field.type !== "list") return single;
  // Several tests may each ask for other entries.
  const all = [...new Set(tests.flatMap((test) => (test.of === "entries" ? test.written : [])))];
  return all.length === 0 ? single : [...single, all];
}

function samplesOf(field: Field, test: FieldTest, lists: Dictionary["lists"], now: number): readonly Value[] {
  switch (field.type) {
    case "boolean":
      return [true, false];
    case "choice":
      return field.values ?? [];
    case "number":
      return numbers(test).filter(
        (value) =>
          (field.whole !== true || Number.isInteger(value)) &&
          value >= (field.min ?? -Infinity) &&
          value <= (field.max ?? Infinity),
      );
    case "date":
      return dates(test, now).filter((value) => value <= now);
    case "list": {
      const keys = test.of === "entries" ? test.written : [];
      const other = (field.values ?? ["something else"]).find((value) => !keys.includes(value));
      return [...keys.map((key) => [key]), keys, other === undefined ? [] : [other]].filter(
        (entries) => entries.length > 0,
      );
    }
    case "text":
      return [...texts(test, lists), ...ordinary];
    case "email":
      return [
        ...texts(test, lists).flatMap((text) => [text, `somebody@${text}`, `${text}@elsewhere.example`]),
        ...ordinary.map((text) => `${text}@elsewhere.example`),
        ...ordinary.map((text) => `${text}@${text}`),
      ].filter((text) => /^[^\s@]+@[^\s@]+$/.test(text));
  }
}

function numbers(test: FieldTest): readonly number[] {
  if (test.of !== "number") return [1, 0];
  const inner = test.test;
  const named =
    inner.op === "between" ? [inner.low, inner.high] : "values" in inner ? inner.values : [inner.value];
  return named.flatMap((value) => [value, value - 1, value + 1]);
}

function dates(test: FieldTest, now: number): readonly number[] {
  if (test.of !== "date") return [now];
  return "duration" in test
    ? [now - test.duration.milliseconds, now - test.duration.milliseconds - 1]
    : [test.day.start - 1, test.day.start, test.day.start + day];
}

function texts(test: FieldTest, lists: Dictionary["lists"]): readonly string[] {
  if (test.of === "listed") return [...(lists.get(test.list)?.entries ?? [])].slice(0, mostEntries);
  return test.of === "value" || test.of === "text" ? test.written : [];
}
