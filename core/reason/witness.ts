import type { Carried, Lead, Occurrence } from "../criteria/lead.ts";
import type { Dictionary, Value } from "../criteria/model.ts";
import type { Space, Variable } from "./space.ts";
import { readContent } from "./variables.ts";

/** A lead as a search has made it up: one cell for every variable. Occurrences lie together or far apart. */
export interface Sketch {
  readonly cells: readonly number[];
  readonly spread: boolean;
}

/** A made-up lead, as one version of the definitions reads it. */
export interface MadeUp {
  readonly lead: Lead;
  readonly carried: Carried;
}

const day = 86_400_000;

/** Turns a sketch into a lead that the evaluator can judge. */
export function makeLead(
  { variables, now }: Space,
  { cells, spread }: Sketch,
  dictionary: Dictionary,
): MadeUp {
  const values = new Map<string, Value>();
  const activities = new Map<string, Occurrence[]>();
  const stages = new Map<string, Occurrence[]>();
  const notCarried = new Set<string>();
  for (const [index, variable] of variables.entries()) {
    const cell = cells[index] ?? 0;
    switch (variable.kind) {
      case "field": {
        const content = variable.field.cells[cell];
        const value =
          content === undefined ? undefined : readContent(content, dictionary.fields.get(variable.field.id));
        if (value !== undefined) values.set(variable.field.id, value);
        break;
      }
      case "count": {
        const target = variable.of.isStage ? stages : activities;
        target.set(variable.of.id, [
          ...(target.get(variable.of.id) ?? []),
          ...happened(variable, cell, spread, now),
        ]);
        break;
      }
      case "carried":
        if (cell === 1) notCarried.add(variable.id);
    }
  }
  // What a blank stands for holds for every field, also for those that no question names.
  for (const field of dictionary.fields.values())
    if (
      field.if_missing !== undefined &&
      !variables.some((variable) => variable.kind === "field" && variable.field.id === field.id)
    )
      values.set(field.id, field.if_missing);
  const carried = [...dictionary.activities.keys()].filter((id) => !notCarried.has(id));
  return {
    lead: { id: "made up", values, activities, stages },
    carried: { activities: new Set(carried), stages: !notCarried.has("") },
  };
}

function happened(
  { of }: Extract<Variable, { kind: "count" }>,
  count: number,
  spread: boolean,
  now: number,
): readonly Occurrence[] {
  const [youngest, oldest] = [Math.max(0, of.youngest + 1), of.oldest];
  return Array.from({ length: count }, (_, index) => {
    // Together they lie at the far end of their class, apart they divide it evenly.
    const age =
      spread && count > 1
        ? youngest + ((oldest - youngest) * index) / (count - 1)
        : Math.min(oldest, youngest + day / 2);
    return { at: now - Math.round(age), values: of.values };
  });
}
