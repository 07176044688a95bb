import { code } from "../code.ts";

/** A list in words, at most six entries long: `a`, `b` or `c`. */
export function listed(items: readonly string[], joiner = "or"): string {
  const shown = items.slice(0, 6).map(code);
  const more = items.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${String(more)} more`;
  return shown.length < 2
    ? shown.join("")
    : `${shown.slice(0, -1).join(", ")} ${joiner} ${shown.at(-1) ?? ""}`;
}

export const didYouMean = (near: string | undefined, otherwise: string): string =>
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

export const typeName = (type: string): string => typeNames[type] ?? type;

const kindNames: { readonly [kind: string]: string } = {
  "criteria-set": "stage, profile or criteria set",
  "account-list": "account list",
  "segment of": "segment",
  icp: "profile",
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
  "criteria-set": "Add a file for it in stages/, icp/ or criteria/, or use one that exists",
};

export const onlyFiles = "Definitions are read as plain files, so that nobody can hide what they say.";
export const shape = "A file with another shape could be read in two ways.";
