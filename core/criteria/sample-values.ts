import type { Dictionary, Field, FieldTest, Value } from "./model.ts";
import { subsets } from "./subsets.ts";

/** Of a long list these stand for all. */
const mostEntries = 30;
/** So many questions about one text are looked at together, and so many words of each. */
const mostTogether = 4;
const mostWords = 5;
/** Of more entries than that not every selection is tried. */
const mostSelected = 6;
const day = 86_400_000;
/** A text that no question is about, and one without any letter that a question could look for. */
const ordinary = ["somebody", "#"];

/**
 * Values of a field on both sides of everything that tests compare with, between them, and ordinary ones. Not every value
 * that makes a test true or false is there, but one of each kind is, and one that suits several tests at once.
 */
export function sampleValues(
  field: Field,
  tests: readonly FieldTest[],
  { lists }: Dictionary,
  now: number,
): readonly Value[] {
  switch (field.type) {
    case "boolean":
      return [true, false];
    case "choice":
      return field.values ?? [];
    case "number":
      return numbers(field, tests);
    case "date":
      return tests.flatMap((test) => dates(test, now)).filter((value) => value <= now);
    case "list":
      return selections(field, tests);
    case "text": {
      const each = tests.map((test) => texts(test, lists));
      return [...each.flat(), ...ordinary, ...pairs(each).map((both) => both.join(" "))];
    }
    case "email": {
      const each = tests.map((test) => texts(test, lists));
      return [
        ...each.flat().flatMap((text) => [text, `somebody@${text}`, `${text}@elsewhere.example`]),
        ...ordinary.flatMap((text) => [`${text}@elsewhere.example`, `${text}@${text}`]),
        ...pairs(each).map((both) => both.join("@")),
      ].filter((text) => /^[^\s@]+@[^\s@]+$/.test(text));
    }
  }
}

function numbers(
  { whole, min = -Infinity, max = Infinity }: Field,
  tests: readonly FieldTest[],
): readonly number[] {
  const named = tests.flatMap(numbersIn);
  const near = named.flatMap((value) => [value, value - 1, value + 1]);
  const sorted = [...new Set(named)].sort((a, b) => a - b);
  // Where parts of a number count, there is always one between two.
  const between =
    whole === true ? [] : sorted.slice(1).map((value, index) => (value + (sorted[index] ?? value)) / 2);
  return [...near, ...between].filter(
    (value) => (whole !== true || Number.isInteger(value)) && value >= min && value <= max,
  );
}

function numbersIn(test: FieldTest): readonly number[] {
  if (test.of !== "number") return [1, 0];
  const inner = test.test;
  if (inner.op === "between") return [inner.low, inner.high];
  return "values" in inner ? inner.values : [inner.value];
}

function dates(test: FieldTest, now: number): readonly number[] {
  if (test.of !== "date") return [now];
  return "duration" in test
    ? [now - test.duration.milliseconds, now - test.duration.milliseconds - 1]
    : [test.day.start - 1, test.day.start, test.day.start + day];
}

/** The entries that the tests ask for, one by one, in every selection while they are few, and an entry of none. */
function selections({ values = ["something else"] }: Field, tests: readonly FieldTest[]): readonly Value[] {
  const asked = tests.map((test) => (test.of === "entries" ? test.written : []));
  const all = [...new Set(asked.flat())];
  const other = values.find((value) => !all.includes(value));
  const every = subsets(all.slice(0, mostSelected));
  return [...all.map((entry) => [entry]), ...asked, ...every, all, other === undefined ? [] : [other]].filter(
    (entries) => entries.length > 0,
  );
}

function texts(test: FieldTest, lists: Dictionary["lists"]): readonly string[] {
  if (test.of === "listed") return [...(lists.get(test.list)?.entries ?? [])].slice(0, mostEntries);
  return test.of === "value" || test.of === "text" ? test.written : [];
}

/** A word of one question beside a word of another, in both orders, so that both may be answered at once. */
function pairs(each: readonly (readonly string[])[]): readonly (readonly [string, string])[] {
  const few = each
    .filter((words) => words.length > 0)
    .slice(0, mostTogether)
    .map((words) => words.slice(0, mostWords));
  return few.flatMap((ones, place) =>
    few.flatMap((others, other) =>
      place === other
        ? []
        : ones.flatMap((one) => others.map((another): readonly [string, string] => [one, another])),
    ),
  );
}
