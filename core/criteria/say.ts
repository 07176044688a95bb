import type { Condition, Dictionary } from "./model.ts";
import { opposite } from "./opposite.ts";
import { sayField, sayHappened, sayPoints } from "./say-test.ts";
import { labelOf, lowerFirst, orList, sayActivities, scoreName, setName } from "./wording.ts";

export { sayPoints, sayWindow } from "./say-test.ts";
export {
  labelOf,
  lowerFirst,
  nameOfSet,
  orList,
  sayActivities,
  sayNumber,
  scoreName,
  setName,
  upperFirst,
} from "./wording.ts";

/** A condition in words: one phrase, or a heading with the phrases below it. */
export interface Words {
  readonly text: string;
  readonly parts: readonly Words[];
}

/** A phrase with nothing below it. */
export const leaf = (text: string): Words => ({ text, parts: [] });

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
  return only === undefined || others.length > 0 || only.ifUnknown !== undefined
    ? `not (${of.map((part) => sayPart(part, dictionary)).join(" or ")})`
    : sayNot(only, dictionary);
}

/** Says that a condition does not hold: by its opposite where there is one, else with "not" at the verb. */
export function sayNot(condition: Condition, dictionary: Dictionary): string {
  const turned = opposite(condition);
  if (turned !== undefined) return say(turned, dictionary);
  const words = say(condition, dictionary);
  const denied = isList(condition) ? words : deny(condition, words);
  return denied === words ? `not (${words})` : denied;
}

function deny(condition: Condition, words: string): string {
  if (condition.kind === "meets") return words.replace(/^meets/, "does not meet");
  if (condition.kind === "band") return words.replace(" in the band ", " not in the band ");
  if (condition.kind === "field" && condition.test.of === "date")
    return words.replace(labelOf(condition.field), (label) => `${label} not`);
  return words.replace(
    /(^| )(has|is|contains|starts|ends|belongs|include) /,
    (_, space: string, verb: string) => `${space}${denials[verb] ?? verb} `,
  );
}

const denials: { readonly [verb: string]: string } = {
  has: "does not have",
  is: "is not",
  contains: "does not contain",
  starts: "does not start",
  ends: "does not end",
  belongs: "does not belong",
  include: "do not include",
};

/** A condition among others: in brackets where "and" or "or" could be read in two ways. */
function sayPart(part: Condition, dictionary: Dictionary): string {
  const text = say(part, dictionary);
  const several = isList(part) && part.of.length > 1 && part.kind !== "none" && part.kind !== "count";
  return several && part.ifUnknown === undefined ? `(${text})` : text;
}

/** Says a condition as a list with headings, for criteria that are too long for one line. */
export function sayTree(condition: Condition, dictionary: Dictionary): Words {
  if (!isList(condition)) return leaf(say(condition, dictionary));
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
