import { ruleFor } from "./rule.ts";

export const samePoints = ruleFor(
  "score",
  "Cases of a rule that follow each other give different points.",
  ({ value }, report) => {
    for (const [index, { id, name, first = [] }] of (value.rules ?? []).entries()) {
      const repeated = first.findIndex(({ points }, place) => points === first[place - 1]?.points);
      const points = first[repeated]?.points;
      if (points !== undefined)
        report("same-points", ["rules", index, "first", repeated, "points"], { about: id, name, points });
    }
  },
);
