import type { Catalog } from "../catalog/catalog.ts";
import type { Finding } from "../finding.ts";
import { checkBars } from "./check-bars.ts";
import { checkCriteria } from "./check-criteria.ts";
import { checkRules } from "./check-rules.ts";
import { type SayLead, checkStages } from "./check-stages.ts";
import { groundOf } from "./ground.ts";

/** Everything that is proved about definitions by themselves; what was not settled is a finding, too. */
export function checkProofs(catalog: Catalog, sayLead: SayLead): readonly Finding[] {
  const ground = groundOf(catalog);
  return [
    ...checkStages(catalog, sayLead),
    ...checkBars(catalog, ground),
    ...checkRules(catalog, ground),
    ...checkCriteria(catalog, ground),
  ];
}
