import { type Catalog, filesOf } from "../catalog/catalog.ts";
import type { Condition, CriteriaSet } from "../criteria/model.ts";
import type { Finding, Location } from "../finding.ts";
import { conflictIn } from "./conflict.ts";
import { groundOf } from "./ground.ts";
import { notSettled } from "./not-settled.ts";
import { type Demand, type Witness, findLead } from "./prove.ts";
import { anyOf, entered } from "./synthetic.ts";

/**
 * Proves that every stage can be reached, and that it implies the stage that it says it follows. A lead that breaks it,
 * or a question that was not settled, becomes a finding.
 */
export function checkStages(catalog: Catalog, sayLead: SayLead): readonly Finding[] {
  const ground = groundOf(catalog);
  const { dictionary, assumptions, now } = ground;
  const ask = (demands: readonly Demand[]): ReturnType<typeof findLead> =>
    findLead(demands, assumptions, now);
  const order = (id: string): number => dictionary.funnel.indexOf(id);
  // The strictest first: a lead at a stage that names the one before is a lead at that one, too.
  const stages = [...filesOf(catalog.files, "stage")].sort((a, b) => order(b.id) - order(a.id));
  const reached = new Set<string>();
  const unreachable = new Map<string, Finding>();
  const findings: Finding[] = [];
  for (const file of stages) {
    const set = dictionary.sets.get(file.id);
    if (set === undefined) continue;
    const { follows } = file.value;
    const names = follows !== undefined && namesDirectly(set.criteria, follows);
    const stage = nameOf(set);
    const meets: Demand = { condition: set.criteria, dictionary, is: "true" };
    const at = (): Location => file.locate(["criteria"], "key");
    const reachable = reached.has(file.id) ? undefined : ask([meets]);
    if (reachable?.status === "no-lead") {
      const { at: first, conflict } = conflictIn(file, [set.criteria], ground);
      const args = { stage, conflict };
      unreachable.set(file.id, { code: "stage-unreachable", severity: "error", at: first, args });
      continue;
    }
    if (reachable?.status === "not-settled")
      findings.push(notSettled(file.id, `whether ${stage} can be reached`, reachable.reason, at()));
    else if (names) reached.add(follows);
    const earlier = follows === undefined || names ? undefined : dictionary.sets.get(follows);
    if (earlier !== undefined)
      findings.push(...skipping(stage, meets, earlier, () => file.locate(["follows"])));
  }
  // Where the stage before cannot be reached, that one is the mistake.
  const roots = stages.filter(({ value }) => !unreachable.has(value.follows ?? ""));
  return [...findings, ...roots.flatMap(({ id }) => unreachable.get(id) ?? [])];

  /** A lead at a stage that is not, and never was, at the one before. */
  function skipping(
    stage: string,
    meets: Demand,
    earlier: CriteriaSet,
    at: () => Location,
  ): readonly Finding[] {
    const before = anyOf([earlier.criteria, entered(earlier.id)]);
    const skips = ask([meets, { condition: before, dictionary, is: "not-true" }]);
    if (skips.status === "no-lead") return [];
    if (skips.status === "not-settled")
      return [notSettled(earlier.id, `whether ${stage} implies ${nameOf(earlier)}`, skips.reason, at())];
    const lead = sayLead(skips.witness(), dictionary);
    const args = { stage, follows: nameOf(earlier), lead };
    return [{ code: "stage-skips", severity: "error", at: at(), args }];
  }
}

/** Whether criteria demand another stage word for word, so that nothing is left to prove. */
const namesDirectly = (criteria: Condition, stage: string): boolean =>
  criteria.ifUnknown === undefined &&
  ((criteria.kind === "meets" && criteria.set === stage) ||
    (criteria.kind === "all" && criteria.of.some((part) => namesDirectly(part, stage))));

/** Says a made-up lead in words; given from outside, because proofs know nothing of words. */
export type SayLead = (witness: Witness, dictionary: Catalog["dictionary"]) => string;

const nameOf = ({ abbreviation, name }: CriteriaSet): string => abbreviation ?? name;
