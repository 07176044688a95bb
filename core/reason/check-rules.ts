import { type Catalog, filesOf } from "../catalog/catalog.ts";
import type { Finding } from "../finding.ts";
import { givings } from "./giving.ts";
import { type Ground, demand } from "./ground.ts";
import { proverFor } from "./prover.ts";

/** Proves of every rule of a score that it can give its points to somebody. */
export function checkRules(catalog: Catalog, ground: Ground): readonly Finding[] {
  const { dictionary, now } = ground;
  return filesOf(catalog.files, "score").flatMap((file) =>
    (dictionary.scores.get(file.id)?.rules ?? []).flatMap((rule) =>
      givings(rule).flatMap(({ condition, pointer }): readonly Finding[] => {
        // An activity by itself can always happen.
        if (condition.kind === "activity" && condition.where === undefined) return [];
        const prover = proverFor([{ condition, dictionary }], [], now);
        if (prover.exists([demand(condition, "true", ground)]) !== "no") return [];
        const at = file.locate([...rule.pointer, ...pointer]);
        const args = { rule: rule.name, isCase: rule.kind === "first" };
        return [{ code: "rule-dead", severity: "error", at, args }];
      }),
    ),
  );
}
