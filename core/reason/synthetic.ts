import type { Condition, NumberTest } from "../criteria/model.ts";

const base = { pointer: [], ifUnknown: undefined } as const;

/** A condition that stands in no file: all of several. */
export const allOf = (of: readonly Condition[]): Condition => ({ ...base, kind: "all", of });

/** A condition that stands in no file: any of several. */
export const anyOf = (of: readonly Condition[]): Condition => ({ ...base, kind: "any", of });

/** A condition that stands in no file: a score against a number. */
export const points = (score: string, test: NumberTest): Condition => ({
  ...base,
  kind: "score",
  score,
  test,
});

/** A condition that stands in no file: the lead has entered a stage at any time before. */
export const entered = (stage: string): Condition => ({
  ...base,
  kind: "reached",
  stage,
  test: { op: "at_least", value: 1 },
  window: { op: "ever" },
});

/** A condition that stands in no file: none of several. */
export const noneOf = (of: readonly Condition[]): Condition => ({ ...base, kind: "none", of });

/** A condition that stands in no file: another one is true, or the data do not tell. So is what is assumed of a lead. */
export const notFalse = (condition: Condition): Condition => ({
  ...base,
  kind: "all",
  of: [condition],
  ifUnknown: true,
});
