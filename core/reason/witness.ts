import type { Carried, Lead, Occurrence } from "../criteria/lead.ts";
import type { Dictionary, Value } from "../criteria/model.ts";
import { type Timing, agesOf } from "./ages.ts";
import type { Space } from "./space.ts";
import { readContent } from "./variables.ts";

/** A lead as a search has made it up: one cell for every variable. */
export interface Sketch {
  readonly cells: readonly number[];
  readonly timing: Timing;
}

/** A made-up lead, as one version of the definitions reads it. */
export interface MadeUp {
  readonly lead: Lead;
  readonly carried: Carried;
}

/** Turns a sketch into a lead that the evaluator can judge. */
export function makeLead({ variables, now }: Space, sketch: Sketch, dictionary: Dictionary): MadeUp {
  const values = new Map<string, Value>();
  const activities = new Map<string, Occurrence[]>();
  const stages = new Map<string, Occurrence[]>();
  const notCarried = new Set<string>();
  const named = new Set<string>();
  const resets = new Set(
    [...dictionary.scores.values()].flatMap(({ reset }) => reset.flatMap(({ covers }) => covers)),
  );
  for (const [index, variable] of variables.entries()) {
    const cell = sketch.cells[index] ?? 0;
    switch (variable.kind) {
      case "field": {
        const { id, cells } = variable.field;
        const content = cells[cell];
        const value = content === undefined ? undefined : readContent(content, dictionary.fields.get(id));
        named.add(id);
        if (value !== undefined) values.set(id, value);
        break;
      }
      case "count": {
        const { id, isStage } = variable.of;
        const target = isStage ? stages : activities;
        const isOld = !isStage && resets.has(id) === (sketch.timing !== "reset") && resets.size > 0;
        const ages = agesOf(variable.of, variable.counts[cell] ?? 0, sketch.timing, isOld);
        target.set(id, [
          ...(target.get(id) ?? []),
          ...ages.map((age): Occurrence => ({ at: now - Math.round(age), values: variable.of.values })),
        ]);
        break;
      }
      case "carried":
        if (cell === 1) notCarried.add(variable.id);
        break;
      case "course":
    }
  }
  // What a blank stands for holds for every field, also for those that no question names.
  for (const { id, if_missing: missing } of dictionary.fields.values())
    if (missing !== undefined && !named.has(id)) values.set(id, missing);
  const carried = [...dictionary.activities.keys()].filter((id) => !notCarried.has(id));
  return {
    lead: { id: "made up", values, activities, stages },
    carried: { activities: new Set(carried), stages: !notCarried.has("") },
  };
}
