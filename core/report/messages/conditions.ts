import type { Messages } from "./message.ts";
import { code } from "../code.ts";
import { listed, didYouMean, spaceBehindColon, typeName } from "./words.ts";

const addSubject =
  "Add `field:`, `activity:`, `reached:`, `score:`, `segment:`, `meets:` or `account_list:`; or combine conditions with `all:`, `any:` or `none:`.";

function withColon(seen: readonly string[]): string | undefined {
  const key = seen.find((word) => word.includes(":"));
  return key && spaceBehindColon(key);
}

/** Conditions: subject, comparison, value. */
export const conditionsMessages = {
  "condition-without-subject": ({ seen, near }) => ({
    saw:
      seen.length === 0
        ? "This is not a condition."
        : `This condition does not say what it is about: it has only ${listed(seen, "and")}.`,
    why: "Without a subject it cannot be true or false for a lead.",
    type: withColon(seen) ?? didYouMean(near, addSubject),
  }),
  "condition-with-two-subjects": ({ subjects }) => ({
    saw: `This condition is about two things: ${listed(subjects, "and")}.`,
    why: "It would not be clear whether both have to hold.",
    type: "Write two conditions below `all:`, one for each.",
  }),
  "operator-missing": ({ subject, fitting }) => ({
    saw: `The condition on ${code(subject)} does not say what to compare.`,
    why: "Without a comparison it cannot be true or false for a lead.",
    type: `Add ${listed(fitting)}.`,
  }),
  "operator-several": ({ operators }) => ({
    saw: `The condition has several comparisons: ${listed(operators, "and")}.`,
    why: "It would not be clear whether both have to hold.",
    type: "Write two conditions below `all:`, one for each.",
  }),
  "operator-does-not-fit": ({ operator, field, type, fitting }) => ({
    saw: `${code(operator)} does not fit ${code(field)}, which is ${typeName(type)}.`,
    why: "The condition could never be answered.",
    type: `Use ${listed(fitting)}.`,
  }),
  "value-does-not-fit": ({ value, field, expected }) => ({
    saw: `${code(field)} is compared with ${code(value)}, but needs ${expected}.`,
    why: "The condition could never be true.",
    type: `Type ${expected}.`,
  }),
  "value-undeclared": ({ value, field, near, allowed }) => ({
    saw: `${code(value)} is not among the values of ${code(field)}.`,
    why: "No lead can have it: values outside the dictionary count as missing.",
    type: didYouMean(near, `Use ${listed(allowed)}, or add the value to fields.yaml.`),
  }),
  "range-reversed": ({ low, high }) => ({
    saw: `The range starts at ${low} and ends at ${high}.`,
    why: "No number lies in it.",
    type: `Type \`[${high}, ${low}]\`.`,
  }),
  "count-unreachable": ({ count, conditions }) => ({
    saw: `At least ${count} conditions have to be true, but there ${conditions === 1 ? "is only 1" : `are only ${conditions}`}.`,
    why: "No lead can meet it.",
    type:
      conditions === 1
        ? "Type `1`, or add conditions."
        : `Type a number from 1 to ${conditions}, or add conditions.`,
  }),
  "where-outside-activity": ({ subject }) => ({
    saw: `A \`where\` asks about ${code(subject)}.`,
    why: "It can only ask what is recorded with the activity itself.",
    type: "Move the condition out of `where:`, beside the activity and below `all:`.",
  }),
  "where-field-unknown": ({ field, activities, near, known }) => ({
    saw: `${code(field)} is not recorded with ${listed(activities, "and")}.`,
    why: "A `where` can only ask what is recorded with the activity itself.",
    type: didYouMean(
      near,
      known.length === 0
        ? "Move the condition out of `where:`, beside the activity and below `all:`."
        : `Use ${listed(known)}, or move the condition out of \`where:\`, beside the activity and below \`all:\`.`,
    ),
  }),
  "no-such-day": ({ written }) => ({
    saw: `${code(written)} is not a day of the calendar.`,
    why: "The condition could never be answered.",
    type: 'Type an existing day as year-month-day, such as `"2026-01-31"`.',
  }),
} satisfies Partial<Messages>;
