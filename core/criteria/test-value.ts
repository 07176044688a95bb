import type { FieldTest, NumberTest, Truth, Value } from "./model.ts";
import type { Range, Situation } from "./situation.ts";
import { emailDomain, findDomain, normalise, wordLine } from "./text.ts";

const dayLength = 86_400_000;

/** Compares one number. */
export function testNumber(test: NumberTest, value: number): boolean {
  switch (test.op) {
    case "at_least":
      return value >= test.value;
    case "at_most":
      return value <= test.value;
    case "more_than":
      return value > test.value;
    case "less_than":
      return value < test.value;
    case "between":
      return value >= test.low && value <= test.high;
    case "one_of":
      return test.values.includes(value);
    case "none_of":
      return !test.values.includes(value);
  }
}

/** True if the comparison holds for the whole range, false if for none of it, else unknown. */
export function testRange(test: NumberTest, { low, high }: Range): Truth {
  if (low === high) return testNumber(test, low);
  switch (test.op) {
    case "at_least":
    case "more_than":
      return testNumber(test, low) ? true : testNumber(test, high) ? undefined : false;
    case "at_most":
    case "less_than":
      return testNumber(test, high) ? true : testNumber(test, low) ? undefined : false;
    case "between":
      return low >= test.low && high <= test.high
        ? true
        : high < test.low || low > test.high
          ? false
          : undefined;
    case "one_of":
      return test.values.some((value) => value >= low && value <= high) ? undefined : false;
    case "none_of":
      return test.values.some((value) => value >= low && value <= high) ? undefined : true;
  }
}

/** True if every value that is still possible is wanted, false if none is, else unknown. */
export function testPossible(possible: readonly (string | undefined)[], wanted: readonly string[]): Truth {
  const hits = possible.filter((value) => value !== undefined && wanted.includes(value)).length;
  return hits === 0 ? false : hits === possible.length ? true : undefined;
}

/** Answers a condition on a field; a missing value makes it unknown, except for `known`. */
export function testValue(test: FieldTest, value: Value | undefined, { dictionary, now }: Situation): Truth {
  if (test.of === "known") return (value !== undefined) === test.value;
  if (value === undefined) return undefined;
  switch (test.of) {
    case "number":
      return typeof value === "number" ? testNumber(test.test, value) : undefined;
    case "boolean":
      return typeof value === "boolean" ? value === test.value : undefined;
    case "value":
      return typeof value === "string"
        ? test.keys.has(normalise(value)) === (test.op === "one_of")
        : undefined;
    case "text":
      return typeof value === "string" ? testText(test.op, test.keys, value) : undefined;
    case "listed": {
      const entries = dictionary.lists.get(test.list)?.entries;
      if (typeof value !== "string" || entries === undefined) return undefined;
      if (test.op === "in_list") return entries.has(normalise(value));
      const domain = emailDomain(value);
      return domain === undefined
        ? undefined
        : findDomain(domain, (part) => (entries.has(part) ? part : undefined)) !== undefined;
    }
    case "entries": {
      if (!Array.isArray(value)) return undefined;
      const entries = new Set((value as readonly string[]).map(normalise));
      return test.op === "includes_any"
        ? test.keys.some((key) => entries.has(key))
        : test.keys.every((key) => entries.has(key));
    }
    case "date":
      return typeof value === "number" ? testDate(test, value, now) : undefined;
  }
}

/** Whether a text has one of the keys: as whole words, anywhere, at its beginning or at its end. */
export function testText(
  op: "has_word" | "contains" | "starts_with" | "ends_with",
  keys: readonly string[],
  value: string,
): boolean {
  const text = op === "has_word" ? wordLine(value) : normalise(value);
  switch (op) {
    case "has_word":
    case "contains":
      return keys.some((key) => text.includes(key));
    case "starts_with":
      return keys.some((key) => text.startsWith(key));
    case "ends_with":
      return keys.some((key) => text.endsWith(key));
  }
}

function testDate(test: Extract<FieldTest, { of: "date" }>, value: number, now: number): boolean {
  switch (test.op) {
    case "within":
      return value <= now && value >= now - test.duration.milliseconds;
    case "older_than":
      return value < now - test.duration.milliseconds;
    case "before":
      return value < test.day.start;
    case "after":
      return value >= test.day.start + dayLength;
  }
}
