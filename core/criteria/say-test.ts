import type { Dictionary, Duration, Field, FieldTest, NumberTest, Window } from "./model.ts";
import { isCounted, labelOf, orList, sayNumber, sayNumberOf, subjectOf, unitOf } from "./wording.ts";

/** What a condition asks of a field, in words. */
export function sayField(field: Field, test: FieldTest, dictionary: Dictionary): string {
  const label = labelOf(field);
  switch (test.of) {
    case "known":
      return `${subjectOf(field)} is ${test.value ? "known" : "not known"}`;
    case "number":
      return sayNumberTest(field, test.test);
    case "boolean":
      return (test.value ? field.when_true : field.when_false) ?? `${label}: ${test.value ? "yes" : "no"}`;
    case "value": {
      const values =
        field.type === "choice"
          ? test.written.map((value) => value.replaceAll("_", " "))
          : test.written.map(quote);
      return `${label} is ${test.op === "one_of" ? "" : "not "}${orList(values)}`;
    }
    case "text": {
      const verb = {
        has_word: "has the word",
        contains: "contains",
        starts_with: "starts with",
        ends_with: "ends with",
      }[test.op];
      return `${label} ${verb} ${orList(test.written.map(quote))}`;
    }
    case "listed": {
      const name = quote(dictionary.lists.get(test.list)?.name ?? test.list);
      return test.op === "in_list"
        ? `${label} is on the list ${name}`
        : `${label} belongs to the list ${name}`;
    }
    case "entries":
      return `${label} include ${orList(
        test.written.map((value) => value.replaceAll("_", " ")),
        test.op === "includes_any" ? "or" : "and",
      )}`;
    case "date":
      return `${label} ${sayDate(test)}`;
  }
}

function sayDate(test: Extract<FieldTest, { of: "date" }>): string {
  switch (test.op) {
    case "within":
      return `within the last ${lengthOf(test.duration)}`;
    case "older_than":
      return `more than ${test.duration.text} ago`;
    case "before":
    case "after":
      return `${test.op} ${test.day.text}`;
  }
}

const quote = (text: string): string => `“${text}”`;

function sayNumberTest(field: Field, test: NumberTest): string {
  const label = labelOf(field);
  const amount = sayAmount(test, (value) => sayNumberOf(field, value));
  if (isCounted(field)) return `${amount} ${label}`;
  const measured = amount.replace(/^fewer than/, "less than");
  return `${label} of ${measured}${unitOf(field)}`;
}

function sayAmount(test: NumberTest, number: (value: number) => string = sayNumber): string {
  switch (test.op) {
    case "at_least":
      return `at least ${number(test.value)}`;
    case "at_most":
      return `at most ${number(test.value)}`;
    case "more_than":
      return `more than ${number(test.value)}`;
    case "less_than":
      return `fewer than ${number(test.value)}`;
    case "between":
      return `${number(test.low)} to ${number(test.high)}`;
    case "one_of":
      return `exactly ${orList(test.values.map(number))}`;
    case "none_of":
      return `anything but ${orList(test.values.map(number))}`;
  }
}

/** What a condition asks of the points of a score: `of 65 or more`. */
export function sayPoints(test: NumberTest): string {
  switch (test.op) {
    case "at_least":
      return `of ${sayNumber(test.value)} or more`;
    case "at_most":
      return `of ${sayNumber(test.value)} or less`;
    case "more_than":
      return `above ${sayNumber(test.value)}`;
    case "less_than":
      return `below ${sayNumber(test.value)}`;
    case "between":
      return `from ${sayNumber(test.low)} to ${sayNumber(test.high)}`;
    case "one_of":
    case "none_of":
      return sayAmount(test);
  }
}

/** How often something has to have happened, and when: `never attended a webinar within the last week`. */
export function sayHappened(what: string, test: NumberTest, window: Window): string {
  const when = sayWindow(window);
  if (test.op === "at_least" && test.value === 1) return `${what}${when}`;
  if ((test.op === "at_most" && test.value === 0) || (test.op === "less_than" && test.value === 1))
    return `never ${what}${when}`;
  const times = `${sayAmount(test)} times`.replace(
    /(?<=(?:least|most|more than|exactly) )[12] times$/,
    (count) => (count.startsWith("1") ? "once" : "twice"),
  );
  return `${what} ${times}${when}`;
}

/** `90 days`, or `day` where there is one: within the last day. */
const lengthOf = ({ text }: Duration): string => text.replace(/^1 (\w+?)s?$/, "$1");

/** ` within the last 90 days`, with the space in front; nothing when all of the past counts. */
export function sayWindow(window: Window): string {
  switch (window.op) {
    case "ever":
      return "";
    case "within":
      return ` within the last ${lengthOf(window.duration)}`;
    case "before":
    case "after":
      return ` ${window.op} ${window.day.text}`;
  }
}
