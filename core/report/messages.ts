import type { FindingArgs } from "../finding-args.ts";
import type { Finding, FindingCode } from "../finding.ts";
import { code } from "./code.ts";

/** What a person reads about a finding: what was seen, why it matters, what to type. */
export interface Message {
  readonly saw: string;
  readonly why: string;
  readonly type: string;
}

/** A list in words, at most six entries long: `a`, `b` or `c`. */
function listed(items: readonly string[], joiner = "or"): string {
  const shown = items.slice(0, 6).map(code);
  const more = items.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${String(more)} more`;
  return shown.length < 2
    ? shown.join("")
    : `${shown.slice(0, -1).join(", ")} ${joiner} ${shown.at(-1) ?? ""}`;
}

const didYouMean = (near: string | undefined, otherwise: string): string =>
  near === undefined ? otherwise : `Did you mean ${code(near)}?`;

const typeNames: { readonly [type: string]: string } = {
  number: "a number",
  text: "a text",
  choice: "a choice",
  boolean: "a yes-or-no field",
  date: "a date",
  email: "an e-mail address",
  list: "a list",
};

const typeName = (type: string): string => typeNames[type] ?? type;

const kindNames: { readonly [kind: string]: string } = {
  "criteria-set": "stage, profile or criteria set",
  "account-list": "account list",
  "segment of": "segment",
  icp: "profile",
  "process-step": "process step",
};

const kindName = (kind: string): string => kindNames[kind] ?? kind;

const placeOf: { readonly [kind: string]: string } = {
  field: "Add it to fields.yaml, or use a field that stands there",
  activity: "Add it to activities.yaml, or use an activity that stands there",
  metric: "Add it to metrics.yaml, or use a metric that stands there",
  term: "Add it to glossary.yaml, or use a term that stands there",
  tool: "Add it to technology.yaml, or use a tool that stands there",
  "process-step": "Add the step to process.yaml, or use a step that stands there",
  stage: "Add a file for it in stages/, or use a stage that exists",
  list: "Add a file for it in lists/, or use a list that exists",
  score: "Add a file for it in scores/, or use a score that exists",
  segment: "Add a file for it in segments/, or use a segment that exists",
  "criteria-set": "Add a file for it in stages/, icp/ or criteria/, or use one that exists",
};

const onlyFiles = "Definitions are read as plain files, so that nobody can hide what they say.";
const shape = "A file with another shape could be read in two ways.";

/** The words for every finding; a code without words does not compile. */
const messages = {
  "not-a-file": ({ type }) => ({
    saw: `This entry is ${type === "executable" ? "an executable file" : type === "symlink" ? "a symbolic link" : "a link to another repository"}.`,
    why: onlyFiles,
    type:
      type === "executable"
        ? "Take the executable bit away: `git update-index --chmod=-x <file>`."
        : "Replace it with the file itself.",
  }),
  "wrong-ending": ({ ending }) => ({
    saw: ending === "" ? "This file has no ending." : `This file ends in ${code(ending)}.`,
    why: "Only `.yaml` files are read, so this definition would not count.",
    type: "Rename the file so that it ends in `.yaml`.",
  }),
  "file-not-read": ({ ending }) => ({
    saw: `This file ends in ${code(ending)}.`,
    why: "Only `.yaml` files below `definitions/` are read, so nobody signs what it says.",
    type: "Move it out of `definitions/`.",
  }),
  "unknown-place": ({ name, near }) => ({
    saw: `${code(name)} is not a place for definitions.`,
    why: "The folder, or the name of a file at the top, tells what a file defines.",
    type: didYouMean(near, "Move the file into a folder such as `stages/`, `criteria/` or `scores/`."),
  }),
  "bad-file-name": ({ id }) => ({
    saw: `${code(id)} cannot be the name of a definition.`,
    why: "The file's name is the definition's id, which other files refer to.",
    type: "Use small letters, digits and dashes, such as `lead-score.yaml`.",
  }),
  "file-too-large": ({ bytes, limit }) => ({
    saw: `This file has ${bytes.toLocaleString("en-US")} bytes; ${limit.toLocaleString("en-US")} are allowed.`,
    why: "Nobody can review a file of this size before signing it.",
    type: "Split it into several files.",
  }),
  "not-utf8": () => ({
    saw: "The file is not UTF-8 text from here on.",
    why: "Letters such as ä or é would be read differently on every machine.",
    type: "Save the file as UTF-8.",
  }),
  "forbidden-character": ({ name }) => ({
    saw: `The text has ${name} here.`,
    why: "It can hide words from the people who sign.",
    type: "Delete the character.",
  }),
  "yaml-syntax": ({ problem, advice }) => ({
    saw: problem,
    why: "The file cannot be read from here on, so nothing in it is checked.",
    type: advice,
  }),
  "yaml-tab": () => ({
    saw: "This line is indented with a tab.",
    why: "YAML allows only spaces there; programs disagree about the width of a tab.",
    type: "Replace the tab with two spaces.",
  }),
  "yaml-empty": ({ kind }) => ({
    saw: "This file is empty.",
    why: `An empty file defines no ${kindName(kind)}, although others may refer to it.`,
    type: "Write the definition, or delete the file.",
  }),
  "yaml-duplicate-key": ({ key, firstLine }) => ({
    saw: `${code(key)} stands here for the second time; the first is on line ${String(firstLine)}.`,
    why: "Only one of the two would count, and readers would not know which.",
    type: "Delete one of them.",
  }),
  "yaml-merge-key": () => ({
    saw: "`<<` merges another part of the file into this one.",
    why: "Some programs merge and some do not, so the same file says two things.",
    type: "Write the lines out.",
  }),
  "yaml-tag": ({ tag }) => ({
    saw: `The value has the tag ${code(tag)}.`,
    why: "A tag tells a program how to read a value; definitions are plain words and numbers.",
    type: "Delete the word that starts with `!`.",
  }),
  "yaml-several-documents": () => ({
    saw: "A second document starts here.",
    why: "One file holds one definition; the second one would not count.",
    type: "Delete the line with `---`, or move what follows into a file of its own.",
  }),
  "yaml-aliases": ({ limit }) => ({
    saw: `The file repeats parts of itself with \`*\` more than ${String(limit)} times.`,
    why: "A few such lines can grow into a file that no machine can hold.",
    type: "Write the lines out.",
  }),
  "yaml-unknown-alias": ({ name }) => ({
    saw: `${code(`*${name}`)} repeats a part of the file that has no such name.`,
    why: "The value would be empty.",
    type: `Put ${code(`&${name}`)} in front of the part that is meant, above this line; or put the value in quotes.`,
  }),
  "yaml-too-deep": ({ limit }) => ({
    saw: `The file is nested more than ${String(limit)} levels deep here.`,
    why: "Nobody can follow it, and it can be made to stop the check.",
    type: "Give the inner part a name: a file in `criteria/`, and refer to it with `meets`.",
  }),
  "yaml-key-not-text": () => ({
    saw: "The name in front of this colon is not a plain word.",
    why: "Every name in a definition is text.",
    type: "Put the name in double quotes, or correct it.",
  }),
  "yaml-forbidden-key": ({ key }) => ({
    saw: `${code(key)} is used as a name.`,
    why: "Programs give this name a meaning of its own.",
    type: "Use another name.",
  }),
  "yaml-ambiguous": ({ written, elsewhere, advice }) => ({
    saw: `${code(written)} has no quotes, and other programs read it as ${elsewhere}.`,
    why: "The same file would say two things.",
    type: advice,
  }),
  "yaml-number": ({ written }) => ({
    saw: `${code(written)} is not a number that can be kept exactly.`,
    why: "A comparison with it would be true or false by accident.",
    type: "Use an ordinary number of at most fifteen digits, or put the text in quotes.",
  }),
  "unknown-key": ({ key, near, allowed }) => ({
    saw: `${code(key)} means nothing here.`,
    why: "A line that nobody reads looks agreed, but has no effect.",
    type: didYouMean(
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
    why: shape,
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
  "out-of-range": ({ name, value, rule }) => ({
    saw: `${code(name)} has to ${rule}; here is ${code(value)}.`,
    why: "Outside of this range the definition has no meaning.",
    type: `Change the value so that it fits, or delete the line.`,
  }),
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
  "condition-without-subject": ({ seen }) => ({
    saw:
      seen.length === 0
        ? "This is not a condition."
        : `This condition does not say what it is about: it has only ${listed(seen, "and")}.`,
    why: "Without a subject it cannot be true or false for a lead.",
    type: "Add `field:`, `activity:`, `reached:`, `score:`, `segment:`, `meets:` or `account_list:`; or combine conditions with `all:`, `any:` or `none:`.",
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
    saw: `At least ${count} of ${conditions} conditions have to be true.`,
    why: "No lead can meet it.",
    type: `Type a number from 1 to ${conditions}.`,
  }),
  "where-outside-activity": ({ subject }) => ({
    saw: `A \`where\` asks about ${code(subject)}.`,
    why: "It can only ask what is recorded with the activity itself.",
    type: "Move the condition out of `where:`, beside the activity and below `all:`.",
  }),
  "no-such-day": ({ written }) => ({
    saw: `${code(written)} is not a day of the calendar.`,
    why: "The condition could never be answered.",
    type: 'Type an existing day as year-month-day, such as `"2026-01-31"`.',
  }),
  "unknown-reference": ({ kind, id, near, known }) => ({
    saw: `There is no ${kindName(kind)} ${code(id)}.`,
    why: "A definition that refers to nothing cannot be applied to a lead.",
    type: didYouMean(
      near,
      known.length === 0 || placeOf[kind] !== undefined
        ? `${placeOf[kind] ?? "Correct the name"}.`
        : `Use ${listed(known)}.`,
    ),
  }),
  "id-taken": ({ id, other }) => ({
    saw: `${code(id)} is also the id of ${code(other)}.`,
    why: "`meets` could mean either of the two.",
    type: "Rename one of the files.",
  }),
  "id-repeated": ({ id, what }) => ({
    saw: `The ${what} ${code(id)} stands here for the second time.`,
    why: "Explanations and other files could mean either of the two.",
    type: "Give one of them another id.",
  }),
  circle: ({ path }) => ({
    saw: `The definitions go round in a circle: ${path.map(code).join(" needs ")}.`,
    why: "Each would have to be answered before the other.",
    type: "Remove one of the references.",
  }),
  "stage-outside-funnel": ({ stage }) => ({
    saw: `${code(stage)} has no place in the funnel.`,
    why: "No lead is ever shown in this stage.",
    type: `Add ${code(stage)} to \`stages:\` in funnel.yaml.`,
  }),
  "otherwise-not-last": ({ id }) => ({
    saw: `${code(id)} takes everyone else, but segments follow it.`,
    why: "Nobody can fall into the segments below.",
    type: `Move ${code(id)} to the end of the list.`,
  }),
  "bands-out-of-order": ({ id, above }) => ({
    saw: `The band ${code(id)} does not start below ${code(above)}.`,
    why: "Bands are read from the highest to the lowest, so nobody could be in this one.",
    type: "Put the bands in order, highest first.",
  }),
  "band-without-bound": ({ id }) => ({
    saw: `The band ${code(id)} has no lower end, but bands follow it.`,
    why: "Nobody could be in the bands below.",
    type: "Add `at_least:` with the lowest score of the band.",
  }),
  "last-band-bounded": ({ id }) => ({
    saw: `The last band ${code(id)} has a lower end.`,
    why: "A lead with fewer points would be in no band.",
    type: "Delete its `at_least:`, or add a band below.",
  }),
  "unknown-time-zone": ({ zone }) => ({
    saw: `There is no time zone ${code(zone)}.`,
    why: "Days, weeks and months start at another hour in every zone.",
    type: "Type region and city, such as `Europe/Berlin`.",
  }),
  "bounds-reversed": ({ min, max }) => ({
    saw: `The highest value ${max} is lower than the lowest value ${min}.`,
    why: "No number fits both.",
    type: "Exchange the two.",
  }),
  "field-property-unfit": ({ field, property, type }) => ({
    saw: `${code(property)} does not fit ${code(field)}, which is ${typeName(type)}.`,
    why: "It would have no effect.",
    type: "Delete the line, or change the field's type.",
  }),
  "choice-without-values": ({ field }) => ({
    saw: `${code(field)} is a choice without values.`,
    why: "Every value would count as missing.",
    type: "Add `values:` with the words that are allowed, or make it a `text`.",
  }),
  "file-missing": ({ file, purpose }) => ({
    saw: `There is no ${code(file)}.`,
    why: purpose,
    type: `Add ${code(`definitions/${file}`)}; \`countersign init\` writes one to start from.`,
  }),
  "owners-none": ({ function: name }) => ({
    saw: `Nobody signs for ${code(name)}.`,
    why: "No pull request could ever be signed by both sides.",
    type: `Add an owner below ${code(name)}, such as \`{ login: rae }\`.`,
  }),
  "owners-too-few": ({ functions, people }) => ({
    saw: `${listed(functions, "and")} share ${people.length === 1 ? "one person" : "too few people"}: ${listed(people, "and")}.`,
    why: "One person cannot sign for both sides, so no pull request could ever be signed.",
    type: "Name another person for one of them.",
  }),
  "owners-author-needed": ({ functions, author }) => ({
    saw: `When ${code(author)} proposes a change, nobody else can sign for ${listed(functions, "and")}.`,
    why: "An author's own approval never counts, so such a pull request waits for ever.",
    type: "Name one more person there.",
  }),
  "owners-not-enforced": ({ key }) => ({
    saw: `${code(key)} is not enforced by this version.`,
    why: "A rule that somebody wrote down and nobody applies is worse than none.",
    type: `Delete ${code(key)}, and name people by login.`,
  }),
} satisfies { readonly [C in FindingCode]: (args: FindingArgs[C]) => Message };

/** Says a finding in words: three sentences or so, without Markdown beyond back-ticks around names. */
export function messageOf(finding: Finding): Message {
  const say = messages[finding.code] as (args: Finding["args"]) => Message;
  return say(finding.args);
}
