import type { ConditionEdit } from "../../change/condition-edits.ts";
import type { Condition, Dictionary, FieldTest, NumberTest, Window } from "../../criteria/model.ts";
import { say, sayNumber } from "../../criteria/say.ts";
import { sayNumberOf } from "../../criteria/wording.ts";
import { quoted } from "./quoted.ts";

/** Both versions of everything that conditions refer to. */
interface Dictionaries {
  readonly before: Dictionary;
  readonly after: Dictionary;
}

/** Says edits of conditions as clauses: `also requires “agreed to be contacted”`. Edits that read alike are left out. */
export const conditionEditWords = (
  edits: readonly ConditionEdit[],
  dictionaries: Dictionaries,
): readonly string[] => [...new Set(edits.flatMap((edit) => clause(edit, dictionaries)))];

function clause(edit: ConditionEdit, { before, after }: Dictionaries): readonly string[] {
  switch (edit.edit) {
    case "needed":
      return [`needs ${edit.to} instead of ${edit.from} of ${edit.of} signs`];
    case "if-unknown":
      return [`${inQuotes(edit.condition, after)} ${unknownWords(edit.to)}`];
    case "added":
      return [cameWords(edit, inQuotes(edit.part, after), besideWords(edit.beside, after))];
    case "removed":
      return [wentWords(edit, inQuotes(edit.part, before), besideWords(edit.beside, after))];
    case "replaced":
      return replacedWords(edit, { before, after });
  }
}

const unknownWords = (value: boolean | undefined): string =>
  value === undefined
    ? "now waits for an answer where it is not known"
    : value
      ? "is now taken as met where it is not known"
      : "is now taken as not met where it is not known";

const besideWords = (beside: Condition | undefined, dictionary: Dictionary): string | undefined =>
  beside === undefined ? undefined : inQuotes(beside, dictionary);

type Part = Extract<ConditionEdit, { edit: "added" | "removed" }>;

function cameWords({ to, top, outside }: Part, part: string, beside: string | undefined): string {
  switch (to) {
    case "none":
      return outside ? `no longer keeps out ${part}` : `now keeps out ${part}`;
    case "count":
      return `adds ${part} to the signs that count`;
    case "all":
      if (outside) return `keeps out fewer, only with ${part}`;
      return top
        ? `also requires ${part}`
        : `${beside ?? "one of the ways to qualify"} now also requires ${part}`;
    case "any":
      if (outside) return `now also keeps out ${part}`;
      return top ? `${part} is now enough` : `${part} now counts as well`;
  }
}

function wentWords({ to, top, outside }: Part, part: string, beside: string | undefined): string {
  switch (to) {
    case "none":
      return outside ? `keeps out ${part} again` : `no longer keeps out ${part}`;
    case "count":
      return `takes ${part} from the signs that count`;
    case "all":
      if (outside) return `keeps out more, also without ${part}`;
      return top
        ? `no longer requires ${part}`
        : `${beside ?? "one of the ways to qualify"} no longer requires ${part}`;
    case "any":
      if (outside) return `no longer keeps out ${part}`;
      return top ? `${part} is no longer enough` : `${part} no longer counts`;
  }
}

function replacedWords(
  { before: was, after: is, outside }: Extract<ConditionEdit, { edit: "replaced" }>,
  { before, after }: Dictionaries,
): readonly string[] {
  const [old, proposed] = [say(was, before), say(is, after)];
  if (old === proposed) return [];
  const bare = (condition: Condition): Condition => ({ ...condition, ifUnknown: undefined });
  if (say(bare(was), before) === say(bare(is), after))
    return [`${inQuotes(bare(is), after)} ${unknownWords(is.ifUnknown)}`];
  const instead = `${proposed.replaceAll(unknownNote, "")} instead of`;
  const [from, to] = [numberTest(was), numberTest(is)];
  if (from !== undefined && to?.op === from.op && "value" in from && "value" in to)
    return [
      `${instead} ${was.kind === "field" ? sayNumberOf(was.field, from.value) : sayNumber(from.value)}`,
    ];
  const [oldWindow, window] = [lengthOf(was), lengthOf(is)];
  if (oldWindow !== undefined && window !== undefined && old.replace(oldWindow, window) === proposed)
    return [`${instead} ${oldWindow}`];
  const listed = listEdits(was, is, after);
  if (listed.length > 0)
    return listed.map(({ part, came }) =>
      outside
        ? `${came ? "now also" : "no longer"} keeps out ${part}`
        : `${part} ${came ? "now counts as well" : "no longer counts"}`,
    );
  return [`${inQuotes(is, after)} instead of ${inQuotes(was, before)}`];
}

/** The number that a condition asks for, of a field or of a score. */
export function numberTest(condition: Condition): NumberTest | undefined {
  if (condition.kind === "score") return condition.test;
  return condition.kind === "field" && condition.test.of === "number" ? condition.test.test : undefined;
}

/** The length of time that a condition looks back, as it is said. */
function lengthOf(condition: Condition): string | undefined {
  const window: Window | FieldTest | undefined =
    condition.kind === "activity" || condition.kind === "reached"
      ? condition.window
      : condition.kind === "field"
        ? condition.test
        : undefined;
  return window !== undefined && "duration" in window ? window.duration.text : undefined;
}

/** The values that a condition takes or no longer takes, where it names any of several. */
function listEdits(
  was: Condition,
  is: Condition,
  dictionary: Dictionary,
): readonly { readonly condition: Condition; readonly part: string; readonly came: boolean }[] {
  // What an activity recorded is asked in its `where`.
  if (
    was.kind === "activity" &&
    is.kind === "activity" &&
    was.where !== undefined &&
    is.where !== undefined
  ) {
    const whole = (where: Condition): Condition => ({ ...is, where });
    return canonicalTest(was) === canonicalTest(is)
      ? listEdits(was.where, is.where, dictionary).map(({ condition, came }) => said(whole(condition), came))
      : [];
  }
  if (was.kind !== "field" || is.kind !== "field" || was.field.id !== is.field.id) return [];
  const [old, proposed] = [anyOf(was.test), anyOf(is.test)];
  if (old === undefined || proposed?.op !== old.op) return [];
  const kept = proposed.test.written.filter((value) => old.test.written.includes(value));
  if (kept.length === 0) return [];
  const some = (values: readonly string[], came: boolean): ReturnType<typeof listEdits> =>
    values.length === 0
      ? []
      : [said({ ...is, ifUnknown: undefined, test: { ...proposed.test, written: values } }, came)];
  return [
    ...some(
      proposed.test.written.filter((value) => !old.test.written.includes(value)),
      true,
    ),
    ...some(
      old.test.written.filter((value) => !proposed.test.written.includes(value)),
      false,
    ),
  ];

  function said(condition: Condition, came: boolean): ReturnType<typeof listEdits>[number] {
    return { condition, part: quoted(say(condition, dictionary)), came };
  }
}

/** How often and when an activity has to have happened, as text. */
const canonicalTest = ({ activities, test, window }: Extract<Condition, { kind: "activity" }>): string =>
  JSON.stringify([activities.map(({ id }) => id), test, window]);

/** A test that is true as soon as one of its values fits. */
function anyOf(
  test: FieldTest,
): { readonly op: string; readonly test: Extract<FieldTest, { written: readonly string[] }> } | undefined {
  if (test.of === "value") return test.op === "one_of" ? { op: test.op, test } : undefined;
  if (test.of === "entries") return test.op === "includes_any" ? { op: test.op, test } : undefined;
  return test.of === "text" ? { op: test.op, test } : undefined;
}

const unknownNote = / \[if unknown: (?:yes|no)\]/g;

/** A condition between quotation marks; a stage or set that has to be met goes by its name. */
function inQuotes(condition: Condition, dictionary: Dictionary): string {
  const words = say(condition, dictionary)
    .replaceAll(" [if unknown: yes]", ", or not known")
    .replaceAll(unknownNote, "");
  const [, name] = /^meets (“[^“”]+”|[^\s“”()]+)$/.exec(words) ?? [];
  return name ?? quoted(words);
}
