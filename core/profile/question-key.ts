import { domainFields } from "../criteria/account-list.ts";
import type {
  Activity,
  Condition,
  Dictionary,
  Field,
  FieldTest,
  Limit,
  ScoreModel,
  Window,
} from "../criteria/model.ts";
import { columnOf } from "../criteria/read-leads.ts";
import { fingerprint } from "./fingerprint.ts";
import type { Question } from "./question.ts";

/** A tree of plain values that is the same for two questions only if they ask the same. */
type Key = string | number | boolean | null | undefined | readonly Key[];

/**
 * The name of the column that answers a question: a few words for people, then a fingerprint of everything that the
 * answer depends on. A list with one more entry, or a field with another lower bound, is another question.
 */
export const columnName = (question: Question, dictionary: Dictionary): string =>
  `${labelOf(question)} #${fingerprint(JSON.stringify(keyOf(question, dictionary)))}`;

/** The fingerprint in a column's name, or nothing in a name of another form. */
export const fingerprintOf = (column: string): string | undefined => / #([0-9a-f]{16})$/.exec(column)?.[1];

/** Only ids of definitions, never a word that criteria look for: those may name somebody. */
function labelOf(question: Question): string {
  switch (question.kind) {
    case "value":
      return question.field.id;
    case "age":
      return `${question.field.id} days ago`;
    case "known":
      return `${question.field.id} known`;
    case "matches":
      return `${question.field.id} ${question.op}`;
    case "truth": {
      const { condition } = question;
      if (condition.kind === "account-list") return `account_list ${condition.list}`;
      const { field, test } = condition;
      return test.of === "listed" ? `${field.id} ${test.op} ${test.list}` : `${field.id} ${test.of}`;
    }
    case "count":
      return question.condition.kind === "reached"
        ? `reached ${question.condition.stage}`
        : `count ${question.condition.activities.map(({ id }) => id).join(" ")}`;
    case "times":
      return `count ${question.rule.activities.map(({ id }) => id).join(" ")}`;
    case "stretches":
      return `stretches ${question.score.id}`;
  }
}

function keyOf(question: Question, dictionary: Dictionary): Key {
  switch (question.kind) {
    case "value":
    case "age":
    case "known":
      return [question.kind, fieldKey(question.field)];
    case "matches":
      return ["matches", fieldKey(question.field), question.op, question.key];
    case "truth":
      // What is kept is the answer before `if_unknown`.
      return ["truth", conditionKey({ ...question.condition, ifUnknown: undefined }, dictionary)];
    case "count": {
      const { condition, score } = question;
      if (condition.kind === "reached") return ["reached", condition.stage, windowKey(condition.window)];
      const { activities, where, window } = condition;
      return ["count", activitiesKey(activities), inside(where), windowKey(window), resetKey(score)];
    }
    case "times": {
      const { rule, score } = question;
      const { activities, where, window, limit } = rule;
      return [
        "times",
        activitiesKey(activities),
        inside(where),
        windowKey(window),
        limitKey(limit, score.timeZone),
        resetKey(score),
      ];
    }
    case "stretches": {
      const { decay, score } = question;
      const since = decay.since === undefined ? null : fieldKey(decay.since);
      return ["stretches", decay.every.milliseconds, activitiesKey(decay.without), since, resetKey(score)];
    }
  }

  function inside(where: Condition | undefined): Key {
    return where === undefined ? null : conditionKey(where, dictionary);
  }
}

/** Everything that decides which value is read from a cell. */
const fieldKey = (field: Field): Key => [
  field.id,
  field.type,
  field.whole ?? false,
  field.min,
  field.max,
  field.values,
  field.if_missing,
  field.attested_by !== undefined,
  columnOf(field),
];

const sorted = (items: Iterable<string>): readonly string[] => [...new Set(items)].sort();

const activitiesKey = (activities: readonly Activity[]): Key => [
  sorted(activities.flatMap(({ covers }) => covers)),
  sorted(activities.flatMap(({ leaves }) => leaves)),
];

const windowKey = (window: Window): Key =>
  window.op === "ever"
    ? window.op
    : [window.op, window.op === "within" ? window.duration.milliseconds : window.day.start];

const resetKey = (score: ScoreModel | undefined): Key =>
  score === undefined || score.reset.length === 0 ? null : activitiesKey(score.reset);

function limitKey(limit: Limit | undefined, timeZone: string): Key {
  if (limit === undefined) return null;
  if (limit.per === "rolling") return [limit.per, limit.count, limit.duration.milliseconds];
  return [limit.per, limit.count, limit.per === "ever" ? null : timeZone];
}

/** A condition on fields and account lists; a `where` asks for nothing else. */
function conditionKey(condition: Condition, dictionary: Dictionary): Key {
  switch (condition.kind) {
    case "all":
    case "any":
    case "none":
      return [
        condition.kind,
        condition.ifUnknown,
        condition.of.map((part) => conditionKey(part, dictionary)),
      ];
    case "count":
      return [
        condition.atLeast,
        condition.ifUnknown,
        condition.of.map((part) => conditionKey(part, dictionary)),
      ];
    case "field":
      return [fieldKey(condition.field), condition.ifUnknown, testKey(condition.test, dictionary)];
    case "account-list": {
      const domains = [...(dictionary.accountLists.get(condition.list)?.domains ?? [])].sort();
      return [domains, condition.tiers, domainFields(dictionary).map(fieldKey)];
    }
    case "activity":
    case "reached":
    case "score":
    case "band":
    case "segment":
    case "meets":
      return condition.kind;
  }
}

function testKey(test: FieldTest, { lists }: Dictionary): Key {
  switch (test.of) {
    case "number":
      return [test.of, JSON.stringify(test.test)];
    case "boolean":
    case "known":
      return [test.of, test.value];
    case "value":
      return [test.of, test.op, sorted(test.keys)];
    case "text":
    case "entries":
      return [test.of, test.op, sorted(test.keys)];
    case "listed":
      return [test.of, test.op, sorted(lists.get(test.list)?.entries ?? [])];
    case "date":
      return [test.of, test.op, "duration" in test ? test.duration.milliseconds : test.day.start];
  }
}
