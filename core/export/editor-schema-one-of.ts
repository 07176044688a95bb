import type { JsonSchema } from "../catalog/json-schema.ts";
import type { Dictionary, Segmentation } from "../criteria/model.ts";
import { say } from "../criteria/say.ts";
import { code } from "../report/code.ts";
import { escapeMarkdown } from "../report/markdown.ts";
import type { Choice } from "./editor-schema-choices.ts";
import { refused } from "./editor-schema-parts.ts";

/** One of these ids; the editor shows the words beside each. */
export const oneOf = (choices: readonly Choice[]): JsonSchema => ({
  type: "string",
  enum: choices.map(({ id }) => id),
  ...(choices.some(({ words }) => words !== "")
    ? { markdownEnumDescriptions: choices.map(({ words }) => words) }
    : {}),
});

/** A list of these ids. */
export const listOf = (choices: readonly Choice[]): JsonSchema => ({
  type: "array",
  items: oneOf(choices),
  minItems: 1,
});

/** One of these ids, or a list of them. */
export const someOf = (choices: readonly Choice[]): JsonSchema => ({
  // The description keeps the two apart: an editor shows forms that are described alike both at once.
  anyOf: [oneOf(choices), { description: "Several of them.", ...listOf(choices) }],
});

/** The same, where there may be no ids at all: then the key has no place beside this one. */
export const someOfOwn = (choices: readonly Choice[], owner: string, what: string): JsonSchema =>
  choices.length > 0 ? someOf(choices) : refused(`${code(owner)} has no ${what}.`);

/** The segments of a segmentation; the words say who is in each, where the segment itself says it. */
export function segmentChoices(segmentation: Segmentation, dictionary: Dictionary): readonly Choice[] {
  const own = segmentation.order === "highest-of" ? [] : segmentation.segments;
  const rules = new Map(
    own.map(({ id, when }) => [id, when === undefined ? "everyone else" : say(when, dictionary)]),
  );
  return [...segmentation.names].map(([id, name]) => {
    const rule = rules.get(id);
    return { id, words: escapeMarkdown(rule === undefined ? name : `${name}: ${rule}`) };
  });
}
