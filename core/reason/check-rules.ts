import { type Catalog, filesOf } from "../catalog/catalog.ts";
import type { Finding } from "../finding.ts";
import { givings } from "./giving.ts";
import { type Ground, demand } from "./ground.ts";
import { existence, notSettled } from "./not-settled.ts";
import { proverFor } from "./prover.ts";

/**
 * Proves of every rule of a score that it can give its points to somebody. Of the rules of a score for which that is
 * not settled, the first is named.
 */
export function checkRules(catalog: Catalog, ground: Ground): readonly Finding[] {
  const { dictionary, now } = ground;
  return filesOf(catalog.files, "score").flatMap((file) => {
    let isOpen = false;
    return (dictionary.scores.get(file.id)?.rules ?? []).flatMap((rule) =>
      givings(rule).flatMap(({ condition, pointer }): readonly Finding[] => {
        // An activity by itself can always happen.
        if (condition.kind === "activity" && condition.where === undefined) return [];
        const prover = proverFor([{ condition, dictionary }], [], now);
        const given = existence(prover, [demand(condition, "true", ground)]);
        if (given.status === "yes" || (given.status === "not-settled" && isOpen)) return [];
        const at = file.locate([...rule.pointer, ...pointer]);
        const isCase = rule.kind === "first";
        if (given.status === "no")
          return [{ code: "rule-dead", severity: "error", at, args: { rule: rule.name, isCase } }];
        isOpen = true;
        const what = isCase ? "this case of the rule" : "the rule";
        return [
          notSettled("rules", `whether ${what} \`${rule.name}\` can give its points`, given.reason, at),
        ];
      }),
    );
  });
}
