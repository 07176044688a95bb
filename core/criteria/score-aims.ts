import type { Condition, Dictionary, NumberTest } from "./model.ts";

/** Points between which a score has to lie, both ends in. */
export interface Aim {
  readonly low: number;
  readonly high: number;
}

/** Where the points have to lie so that a condition on a score, or on its bands, is true or false. */
export function aimsOf(
  condition: Extract<Condition, { kind: "score" | "band" }>,
  wanted: boolean,
  { scores }: Dictionary,
): readonly Aim[] {
  if (condition.kind === "score") return wanted ? inside(condition.test) : outside(inside(condition.test));
  const bands = scores.get(condition.score)?.bands ?? [];
  return bands.flatMap(({ id, atLeast }, index) =>
    condition.bands.includes(id) === wanted
      ? [{ low: atLeast, high: (bands[index - 1]?.atLeast ?? Infinity) - 1 }]
      : [],
  );
}

function inside(test: NumberTest): readonly Aim[] {
  switch (test.op) {
    case "at_least":
      return [{ low: test.value, high: Infinity }];
    case "more_than":
      return [{ low: Math.floor(test.value) + 1, high: Infinity }];
    case "at_most":
      return [{ low: -Infinity, high: test.value }];
    case "less_than":
      return [{ low: -Infinity, high: Math.ceil(test.value) - 1 }];
    case "between":
      return [{ low: test.low, high: test.high }];
    case "one_of":
      return test.values.map((value) => ({ low: value, high: value }));
    case "none_of":
      return outside(test.values.map((value) => ({ low: value, high: value })));
  }
}

/** What lies between and beside some stretches. */
function outside(aims: readonly Aim[]): readonly Aim[] {
  const sorted = [...aims].sort((a, b) => a.low - b.low);
  return [-Infinity, ...sorted.map(({ high }) => high + 1)]
    .map((low, index) => ({ low, high: (sorted[index]?.low ?? Infinity) - 1 }))
    .filter(({ low, high }) => low <= high);
}
