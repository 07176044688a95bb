import type { NumberTest } from "../../criteria/model.ts";
import { sayNumber } from "../../criteria/say.ts";
import { filesOf } from "../catalog.ts";
import { conditionsOf } from "./conditions-of.ts";
import { highestPoints } from "./highest-points.ts";
import type { CatalogRule } from "./rule.ts";

export const scoreReach: CatalogRule = {
  purpose: "Every bar and every band of a score can be reached.",
  check: (catalog, report) => {
    const highest = highestPoints(catalog.dictionary);
    for (const file of catalog.files)
      for (const condition of conditionsOf(file, catalog)) {
        if (condition.kind !== "score") continue;
        const { score, test, pointer } = condition;
        const top = highest.get(score) ?? Infinity;
        const needed = outOfReach(test, top);
        if (needed !== undefined)
          report(file, "score-out-of-reach", [...pointer, test.op], { score, needed, highest: top });
      }
    for (const file of filesOf(catalog.files, "score")) {
      const top = highest.get(file.id) ?? Infinity;
      for (const [index, { id, at_least: from }] of (file.value.bands ?? []).entries())
        if (from !== undefined && from > top)
          report(file, "band-out-of-reach", ["bands", index, "at_least"], { band: id, from, highest: top });
    }
  },
};

/** What a test asks for, in words, where no score up to `top` can meet it. */
function outOfReach(test: NumberTest, top: number): string | undefined {
  switch (test.op) {
    case "at_least":
      return test.value > top ? `${sayNumber(test.value)} or more` : undefined;
    case "more_than":
      return test.value >= top ? `more than ${sayNumber(test.value)}` : undefined;
    case "between":
      return test.low > top ? `${sayNumber(test.low)} to ${sayNumber(test.high)}` : undefined;
    default:
      return undefined;
  }
}
