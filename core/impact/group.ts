import type { Case } from "./case.ts";
import { addOutcomes, noOutcomes, type Outcomes } from "./outcome.ts";

/** Some leads: how many, what became of them, and the first ten by id. */
export interface Group extends Outcomes {
  readonly ids: readonly string[];
  /** How many of them are in it only because the other version cannot tell. */
  readonly undetermined: number;
}

const examples = 10;

export const nobody: Group = { ...noOutcomes, ids: [], undetermined: 0 };

/** The group with one more case in it. */
export const joined = (group: Group, { before, outcome }: Case, undetermined: boolean): Group => ({
  ...addOutcomes(group, outcome),
  // A row of a profile has no id.
  ids: before.id !== "" && group.ids.length < examples ? [...group.ids, before.id] : group.ids,
  undetermined: group.undetermined + (undetermined ? outcome.leads : 0),
});
