import type {
  Activity,
  Condition,
  Dictionary,
  Duration,
  Field,
  FieldTest,
  NumberTest,
  Window,
} from "./model.ts";
import { opposite } from "./opposite.ts";

/** A condition in words: one phrase, or a heading with the phrases below it. */
export interface Words {
  readonly text: string;
  readonly parts: readonly Words[];
}

/** Says a condition in one line: `at least 200 employees and (asked for a demo or lead score of 65 or more)`. */
export function say(condition: Condition, dictionary: Dictionary): string {
  const inner = (part: Condition): string => sayPart(part, dictionary);
  const joined = (of: readonly Condition[], word: string): string => of.map(inner).join(` ${word} `);
  const unknown = ifUnknown(condition);
  const wrap = (text: string): string => (unknown === "" ? text : `(${text})${unknown}`);
  switch (condition.kind) {
    case "all":
      return wrap(joined(condition.of, "and"));
    case "any":
      return wrap(joined(condition.of, "or"));
    case "none":
      return wrap(sayNone(condition.of, dictionary));
    case "count":
      return wrap(`at least ${String(condition.atLeast)} of (${condition.of.map(inner).join("; ")})`);
    default:
      return sayLeaf(condition, dictionary) + unknown;
  }
}

/** One simple condition is turned round; of several, or of one that says what holds when it is unknown, none holds. */
function sayNone(of: readonly Condition[], dictionary: Dictionary): string {
  const [only, ...others] = of;
  if (only === undefined || others.length > 0 || only.ifUnknown !== undefined)
    return `not (${of.map((part) => sayPart(part, dictionary)).join(" or ")})`;
  if (only.kind === "meets") return `does not meet ${setName(only.set, dictionary)}`;
  const turned = opposite(only);
  return turned === undefined ? `not (${say(only, dictionary)})` : say(turned, dictionary);
}

/** A condition among others: in brackets where "and" or "or" could be read in two ways. */
function sayPart(part: Condition, dictionary: Dictionary): string {
  const text = say(part, dictionary);
  const several = isList(part) && part.of.length > 1 && part.kind !== "none" && part.kind !== "count";
  return several && part.ifUnknown === undefined ? `(${text})` : text;
}

/** Says a condition as a list with headings, for criteria that are too long for one line. */
export function sayTree(condition: Condition, dictionary: Dictionary): Words {
  if (!isList(condition)) return { text: say(condition, dictionary), parts: [] };
  const [only] = condition.of;
  if (
    condition.of.length === 1 &&
    only !== undefined &&
    (condition.kind === "all" || condition.kind === "any") &&
    condition.ifUnknown === undefined
  )
    return sayTree(only, dictionary);
  const heading = {
    all: "all of these:",
    any: "at least one of these:",
    none: "none of these:",
    count: condition.kind === "count" ? `at least ${String(condition.atLeast)} of these:` : "",
  }[condition.kind];
  const unknown = ifUnknown(condition);
  const text = unknown === "" ? heading : `${heading.slice(0, -1)}${unknown}:`;
  return { text, parts: condition.of.map((part) => sayTree(part, dictionary)) };
}

type ListCondition = Extract<Condition, { of: readonly Condition[] }>;

const isList = (condition: Condition): condition is ListCondition => "of" in condition;

const ifUnknown = ({ ifUnknown: value }: Condition): string =>
  value === undefined ? "" : ` [if unknown: ${value ? "yes" : "no"}]`;

function sayLeaf(condition: Exclude<Condition, ListCondition>, dictionary: Dictionary): string {
  switch (condition.kind) {
    case "field":
      return sayField(condition.field, condition.test, dictionary);
    case "activity": {
      const where = condition.where === undefined ? "" : ` (${say(condition.where, dictionary)})`;
      return sayHappened(sayActivities(condition.activities) + where, condition.test, condition.window);
    }
    case "reached":
      return sayHappened(
        `reached the stage ${setName(condition.stage, dictionary)}`,
        condition.test,
        condition.window,
      );
    case "score":
      return `${scoreName(condition.score, dictionary)} ${sayPoints(condition.test)}`;
    case "band":
      return `${scoreName(condition.score, dictionary)} in the band ${orList(condition.bands)}`;
    case "segment": {
      const segmentation = dictionary.segmentations.get(condition.segmentation);
      const names = condition.values.map((id) => segmentation?.names.get(id) ?? id);
      const name = lowerFirst(segmentation?.name ?? condition.segmentation);
      return `${name} is ${condition.op === "one_of" ? "" : "not "}${orList(names)}`;
    }
    case "meets":
      return `meets ${setName(condition.set, dictionary)}`;
    case "account-list": {
      const name = dictionary.accountLists.get(condition.list)?.name ?? condition.list;
      const tier = condition.tiers === undefined ? "" : `, tier ${orList(condition.tiers)}`;
      return `is on the account list “${name}”${tier}`;
    }
  }
}

/** How sentences name a field. */
export const labelOf = (field: { readonly id: string; readonly label?: string }): string =>
  field.label ?? field.id.replaceAll("_", " ");

/**
 * Whether a number counts things that the label names: `at least 200 employees`, but `age of at least 18 years`. What
 * is counted is whole and the first or the last word of its label is a plural; an amount of money never is.
 */
export const isCounted = (field: Field): boolean =>
  field.whole === true &&
  field.unit !== undefined &&
  !/^[A-Z]{3}$/.test(field.unit) &&
  labelOf(field)
    .split(" ")
    .some((word, index, words) => (index === 0 || index === words.length - 1) && /[^s]s$/.test(word));

/** The field as the subject of a sentence with "is". */
export const subjectOf = (field: Field): string =>
  isCounted(field) ? `number of ${labelOf(field)}` : labelOf(field);

/** How sentences name a stage, profile or criteria set: its abbreviation, or its name in quotes. */
export function setName(id: string, dictionary: Dictionary): string {
  const set = dictionary.sets.get(id);
  return set?.abbreviation ?? `“${set?.name ?? id}”`;
}

/** How sentences name a score. */
export const scoreName = (id: string, dictionary: Dictionary): string =>
  lowerFirst(dictionary.scores.get(id)?.name ?? id);

/** A number with separators, as in 5,000,000. */
export const sayNumber = (value: number): string =>
  value.toLocaleString("en-US", { maximumFractionDigits: 10 });

/** `attended a webinar or downloaded a guide` */
export const sayActivities = (activities: readonly Activity[]): string =>
  orList(activities.map(({ label }) => label));

/** `a, b or c` */
export const orList = (items: readonly string[], word = "or"): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1) ?? ""}`;

/** Puts the first letter in lower case, unless the word is all capitals. */
export const lowerFirst = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** What a condition asks of a field, in words. */
function sayField(field: Field, test: FieldTest, dictionary: Dictionary): string {
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
  const amount = sayAmount(test);
  if (isCounted(field)) return `${amount} ${label}`;
  const measured = amount.replace(/^fewer than/, "less than");
  return field.unit === undefined ? `${label} of ${measured}` : `${label} of ${measured} ${field.unit}`;
}

function sayAmount(test: NumberTest): string {
  switch (test.op) {
    case "at_least":
      return `at least ${sayNumber(test.value)}`;
    case "at_most":
      return `at most ${sayNumber(test.value)}`;
    case "more_than":
      return `more than ${sayNumber(test.value)}`;
    case "less_than":
      return `fewer than ${sayNumber(test.value)}`;
    case "between":
      return `${sayNumber(test.low)} to ${sayNumber(test.high)}`;
    case "one_of":
      return `exactly ${orList(test.values.map(sayNumber))}`;
    case "none_of":
      return `anything but ${orList(test.values.map(sayNumber))}`;
  }
}

function sayPoints(test: NumberTest): string {
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

function sayHappened(what: string, test: NumberTest, window: Window): string {
  const when = sayWindow(window);
  if (test.op === "at_least" && test.value === 1) return `${what}${when}`;
  if ((test.op === "at_most" && test.value === 0) || (test.op === "less_than" && test.value === 1))
    return `never ${what}${when}`;
  const times = `${sayAmount(test)} times`.replace(/(?<=(?:least|most|more than|exactly) )[12] times$/, (count) =>
    count.startsWith("1") ? "once" : "twice",
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
