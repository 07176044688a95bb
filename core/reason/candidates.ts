import { type Reading, readValue } from "../criteria/lead.ts";
import type { Dictionary, Field, FieldTest, Value } from "../criteria/model.ts";
import { subsets } from "../criteria/subsets.ts";
import { accountListOf } from "./collect.ts";
import { emailCandidates, textCandidates } from "./text-candidates.ts";

/** Values of a field among which every answer of every test occurs that can occur at all. */
export interface Candidates {
  readonly values: readonly Value[];
  /** Whether that is so; if not, a proof that no lead exists would be unsound. */
  readonly complete: boolean;
}

const day = 86_400_000;

/** Collects values of a field from all tests on it; the most ordinary ones come first. */
export function candidates(
  field: Field,
  tests: readonly FieldTest[],
  entriesOf: (list: string) => readonly string[],
  now: number,
): Candidates {
  switch (field.type) {
    case "boolean":
      return { values: [true, false], complete: true };
    case "number":
      return { values: numbers(field, tests), complete: true };
    case "choice":
      return { values: [...(field.values ?? [])], complete: true };
    case "date":
      return { values: dates(tests, now), complete: true };
    case "list":
      return lists(field, tests);
    case "text":
    case "email":
      return texts(field, tests, entriesOf);
  }
}

function numbers(field: Field, tests: readonly FieldTest[]): readonly number[] {
  const constants = tests.flatMap((test) => {
    if (test.of !== "number") return [];
    const inner = test.test;
    if (inner.op === "between") return [inner.low, inner.high];
    return "values" in inner ? [...inner.values] : [inner.value];
  });
  const sorted = [...new Set([...constants, field.min ?? 0, field.max ?? 0])].sort((a, b) => a - b);
  const between = sorted.flatMap((value, index) => {
    const next = sorted[index + 1] ?? value + 2;
    return [value, value - 1, value + 1, value + (next - value) / 2];
  });
  const fits = (value: number): boolean =>
    (field.whole !== true || Number.isInteger(value)) &&
    value >= (field.min ?? -Infinity) &&
    value <= (field.max ?? Infinity);
  // A fraction that is asked for lies between two whole numbers.
  const whole = field.whole === true ? between.flatMap((value) => [Math.floor(value), Math.ceil(value)]) : [];
  const ordinary = examplesOf(field).filter((value) => typeof value === "number");
  return [...new Set([...ordinary, ...between, ...whole])].filter(fits);
}

function dates(tests: readonly FieldTest[], now: number): readonly number[] {
  const borders = tests.flatMap((test) => {
    if (test.of !== "date") return [];
    return "duration" in test
      ? [now - test.duration.milliseconds, now]
      : [test.day.start, test.day.start + day];
  });
  const sorted = [...new Set([...borders, now])].sort((a, b) => a - b);
  const first = (sorted[0] ?? now) - 30 * day;
  const inner = sorted.flatMap((value, index) => {
    const next = sorted[index + 1] ?? value + 2 * day;
    return [value, Math.floor(value + (next - value) / 2), value - 1, value + 1];
  });
  return [...new Set([...inner, first])];
}

function lists(field: Field, tests: readonly FieldTest[]): Candidates {
  const mentioned = [...new Set(tests.flatMap((test) => (test.of === "entries" ? [...test.keys] : [])))];
  const written = new Map(
    tests.flatMap((test) =>
      test.of === "entries" ? test.keys.map((key, index) => [key, test.written[index] ?? key] as const) : [],
    ),
  );
  const spelled = mentioned.map(
    (key) => field.values?.find((value) => value.toLowerCase() === key) ?? written.get(key) ?? key,
  );
  const classes = groupBy(spelled, (entry) => signature(tests.map((test) => mentions(test, entry))));
  const other =
    field.values === undefined
      ? ["something else"]
      : field.values.filter((value) => !spelled.includes(value)).slice(0, 1);
  // Entries that the same tests mention in the same way still differ for "all of these": every entry counts there.
  const separate = tests.some((test) => test.of === "entries" && test.op === "includes_all")
    ? spelled.map((entry) => [entry])
    : classes;
  if (separate.length > 12)
    return {
      values: [...separate.flatMap(([entry]) => (entry === undefined ? [] : [[entry]])), spelled],
      complete: false,
    };
  const values = subsets(separate.flatMap(([entry]) => entry ?? [])).flatMap((subset) => [
    subset,
    [...subset, ...other],
  ]);
  return { values: values.filter((value) => value.length > 0), complete: true };
}

const mentions = (test: FieldTest, entry: string): boolean =>
  test.of === "entries" && test.keys.includes(entry.toLowerCase());

/** Texts, with the values and the list entries that are asked for as they are. */
function texts(
  field: Field,
  tests: readonly FieldTest[],
  entriesOf: (list: string) => readonly string[],
): Candidates {
  const entries = (op: string): readonly string[] =>
    tests.flatMap((test) => (test.of === "listed" && test.op === op ? entriesOf(test.list) : []));
  const written = tests.flatMap((test) => (test.of === "value" ? test.written : []));
  const whole = [...written, ...entries("in_list")];
  const ordinary = examplesOf(field).filter((value) => typeof value === "string");
  if (field.type === "email") return emailCandidates(tests, whole, ordinary, entries("domain_in_list"));
  const found = textCandidates(tests, whole, ordinary);
  // An account is recognised by many spellings of its domain, which other tests tell apart.
  const hasAccounts = tests.some((test) => test.of === "listed" && accountListOf(test.list) !== undefined);
  const hasOthers = tests.some((test) => test.of === "text" || test.of === "value");
  return { ...found, complete: found.complete && !(hasAccounts && hasOthers) };
}

/** Examples of the dictionary that the dictionary itself allows. */
function examplesOf(field: Field): readonly Value[] {
  const examples: readonly unknown[] = "examples" in field ? (field.examples ?? []) : [];
  return examples.flatMap((example) => {
    const reading: Reading = readValue(field, String(example));
    return reading.status === "value" ? [reading.value] : [];
  });
}

const signature = (answers: readonly unknown[]): string => answers.map((answer) => String(answer)).join(",");

function groupBy<T>(items: readonly T[], key: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups.values()];
}

/** The entries of the lists that the tests name, by list. */
export const listEntries =
  (dictionary: Dictionary) =>
  (list: string): readonly string[] => [...(dictionary.lists.get(list)?.entries ?? [])];
