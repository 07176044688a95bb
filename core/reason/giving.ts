import type { Condition, ScoreRule } from "../criteria/model.ts";
import { allOf, noneOf } from "./synthetic.ts";

/** A way in which a rule gives points, by the place of its condition below the rule. */
export interface Giving {
  readonly condition: Condition;
  readonly pointer: readonly (string | number)[];
}

/** When a rule of a score gives its points; each case of `first` by itself, after those before it. */
export function givings(rule: ScoreRule): readonly Giving[] {
  switch (rule.kind) {
    case "when":
      return [{ condition: rule.when, pointer: ["when"] }];
    case "first":
      return rule.cases.map(({ when }, index) => ({
        condition: allOf([when, noneOf(rule.cases.slice(0, index).map((earlier) => earlier.when))]),
        pointer: ["first", index, "when"],
      }));
    case "each": {
      const { activities, where, window, when } = rule;
      const happened: Condition = {
        kind: "activity",
        activities,
        where,
        window,
        test: { op: "at_least", value: 1 },
        pointer: [],
        ifUnknown: undefined,
      };
      return [{ condition: when === undefined ? happened : allOf([happened, when]), pointer: ["each"] }];
    }
  }
}
