import type { Messages } from "./message.ts";
import { code } from "../code.ts";
import { listed, didYouMean, shape, spaceBehindColon } from "./words.ts";

/** The shape of a definition, as its schema asks. */
export const shapeMessages = {
  "unknown-key": ({ key, near, allowed }) => ({
    saw: `${code(key)} means nothing here.`,
    why: "A line that nobody reads looks agreed, but has no effect.",
    type: key.includes(":")
      ? spaceBehindColon(key)
      : didYouMean(
          near,
          allowed.length === 0 ? "Delete the line." : `Use ${listed(allowed)}, or delete the line.`,
        ),
  }),
  "missing-key": ({ key, inside, meaning }) => ({
    saw: inside === "" ? `${code(key)} is missing.` : `${code(key)} is missing in ${code(inside)}.`,
    why: meaning === "" ? shape : meaning,
    type: `Add a line that starts with ${code(`${key}:`)}.`,
  }),
  "wrong-type": ({ name, expected, seen, example }) => ({
    saw: `${name === "" ? "The file" : code(name)} has to be ${expected}; here is ${seen}.`,
    why: "Nobody should have to guess what is meant.",
    type: example === "" ? `Type ${expected}.` : `Type ${expected}, such as ${code(example)}.`,
  }),
  "value-not-allowed": ({ name, value, near, allowed }) => ({
    saw: `${code(name)} cannot be ${code(value)}.`,
    why: "Only the listed words have a meaning here.",
    type: didYouMean(near, `Use ${listed(allowed)}.`),
  }),
  "wrong-form": ({ name, value, rule }) => ({
    saw:
      name === "" || name === value
        ? `${code(value)} does not have the right form.`
        : `${code(value)} does not have the right form for ${code(name)}.`,
    why: "Other files and programs rely on the form.",
    type: rule,
  }),
  "out-of-range": ({ name, value, rule }) =>
    value === ""
      ? {
          saw: `${code(name)} is empty.`,
          why: "Sentences that people read would have a gap here.",
          type: "Write it between the quotes, or delete the line.",
        }
      : {
          saw: `${code(name)} has to ${rule}; here is ${code(value)}.`,
          why: "Outside of this range the definition has no meaning.",
          type: tooManyNumbers.test(value)
            ? "Write numbers without commas: `2500`, and not `2,500`. A comma begins the next number."
            : "Change the value so that it fits, or delete the line.",
        },
  "repeated-entry": ({ name, value }) => ({
    saw: `${code(value)} stands twice in ${code(name)}.`,
    why: "The second one changes nothing, so one of them may be meant as something else.",
    type: "Delete one of them.",
  }),
  "keys-exclude-each-other": ({ key, other }) => ({
    saw: `${code(key)} and ${code(other)} stand side by side.`,
    why: "Only one of them can be meant.",
    type: `Delete ${code(key)} or ${code(other)}.`,
  }),
  "rule-needs-each": ({ key }) => ({
    saw: `${code(key)} stands in a rule that counts no activity.`,
    why: `${code(key)} tells which occurrences of an activity give points.`,
    type: "Add a line that starts with `each:`, or move the condition into `when:`.",
  }),
} satisfies Partial<Messages>;

/** A list of numbers of which one may have been cut in two by a comma. */
const tooManyNumbers = /^\[-?[0-9.]+(?:, -?[0-9.]+){2,}\]$/;
