import { code } from "../code.ts";

/** A list in words: `a`, `b` or `c`. Of more than eight entries the first six, and how many are left. */
export function listed(items: readonly string[], joiner = "or"): string {
  const shown = items.slice(0, items.length > 8 ? 6 : 8).map(code);
  const more = items.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${String(more)} more`;
  return shown.length < 2
    ? shown.join("")
    : `${shown.slice(0, -1).join(", ")} ${joiner} ${shown.at(-1) ?? ""}`;
}

export const didYouMean = (near: string | undefined, otherwise: string): string =>
  near === undefined ? otherwise : `Did you mean ${code(near)}?`;

/** Within brackets `field:email` is one word, which few people know. */
export const spaceBehindColon = (key: string): string =>
  `Put a space behind the colon: ${code(key.replace(":", ": "))}.`;

const typeNames: { readonly [type: string]: string } = {
  number: "a number",
  text: "a text",
  choice: "a choice",
  boolean: "a yes-or-no field",
  date: "a date",
  email: "an e-mail address",
  list: "a list",
};

export const typeName = (type: string): string => typeNames[type] ?? type;

const kindNames: { readonly [kind: string]: string } = {
  "criteria-set": "stage, profile or criteria set",
  "account-list": "account list",
  "account-table": "table of accounts",
  "segment of": "segment",
  icp: "profile",
  handoff: "hand-off",
  "process-step": "process step",
};

export const kindName = (kind: string): string => kindNames[kind] ?? kind;

export const placeOf: { readonly [kind: string]: string } = {
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
  "account-list": "Add a file for it in accounts/, or use a list that exists",
  "account-table": "Put the file into accounts/, or name one that is there",
  icp: "Add a file for it in icp/, or use a profile that exists",
  persona: "Add a file for it in personas/, or use a persona that exists",
  handoff: "Add a file for it in handoffs/, or use a hand-off that exists",
  target: "Add a file for it in targets/, or use a target that exists",
  definition: "Write folder and id of a definition that exists, or delete the line",
  "criteria-set": "Add a file for it in stages/, icp/ or criteria/, or use one that exists",
};

export const onlyFiles = "Definitions are read as plain files, so that nobody can hide what they say.";
export const shape = "A file with another shape could be read in two ways.";
