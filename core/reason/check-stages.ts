import { type Catalog, filesOf } from "../catalog/catalog.ts";
import type { Condition, CriteriaSet } from "../criteria/model.ts";
import type { Finding } from "../finding.ts";
import { momentOf } from "./moment.ts";
import { type Demand, findLead } from "./prove.ts";

/**
 * Proves that every stage can be reached, and that it implies the stage that it says it follows. A lead that breaks it,
 * or a question that was not settled, becomes a finding.
 */
export function checkStages(catalog: Catalog, sayLead: SayLead): readonly Finding[] {
  const { dictionary } = catalog;
  const now = momentOf([catalog]);
  const assumptions = filesOf(catalog.files, "assumptions").flatMap(({ path }) => [
    ...(catalog.conditions.get(path)?.values() ?? []),
  ]);
  const ask = (demands: readonly Demand[]): ReturnType<typeof findLead> =>
    findLead(demands, assumptions, now);
  const order = (id: string): number => dictionary.funnel.indexOf(id);
  const stages = [...filesOf(catalog.files, "stage")].sort((a, b) => order(a.id) - order(b.id));
  const unreachable = new Set<string | undefined>();
  return stages.flatMap((file): readonly Finding[] => {
    const set = dictionary.sets.get(file.id);
    if (set === undefined) return [];
    const stage = nameOf(set);
    const meets: Demand = { condition: set.criteria, dictionary, is: "true" };
    const reachable = ask([meets]);
    if (reachable.status === "no-lead") {
      unreachable.add(file.id);
      // Where the stage before cannot be reached, that one is the mistake.
      if (unreachable.has(file.value.follows)) return [];
      return [
        {
          code: "stage-unreachable",
          severity: "error",
          at: file.locate(["criteria"], "key"),
          args: { stage },
        },
      ];
    }
    if (reachable.status === "not-settled")
      return [
        notSettled(`whether ${stage} can be reached`, reachable.reason, file.locate(["criteria"], "key")),
      ];
    const { follows } = file.value;
    const earlier = follows === undefined ? undefined : dictionary.sets.get(follows);
    if (earlier === undefined) return [];
    const before: Condition = {
      kind: "any",
      of: [earlier.criteria, entered(earlier.id)],
      pointer: [],
      ifUnknown: undefined,
    };
    const skips = ask([meets, { condition: before, dictionary, is: "not-true" }]);
    const at = file.locate(["follows"]);
    if (skips.status === "no-lead") return [];
    if (skips.status === "not-settled")
      return [notSettled(`whether ${stage} implies ${nameOf(earlier)}`, skips.reason, at)];
    const lead = sayLead(skips.witness.madeUp, dictionary);
    return [{ code: "stage-skips", severity: "error", at, args: { stage, follows: nameOf(earlier), lead } }];
  });
}

/** Says a made-up lead in words; given from outside, because proofs know nothing of words. */
export type SayLead = (
  madeUp: Extract<ReturnType<typeof findLead>, { status: "lead" }>["witness"]["madeUp"],
  dictionary: Catalog["dictionary"],
) => string;

const nameOf = ({ abbreviation, name }: CriteriaSet): string => abbreviation ?? name;

/** The lead has entered a stage at any time before. */
const entered = (stage: string): Condition => ({
  kind: "reached",
  stage,
  test: { op: "at_least", value: 1 },
  window: { op: "ever" },
  pointer: [],
  ifUnknown: undefined,
});

const notSettled = (question: string, reason: string, at: Finding["at"]): Finding => ({
  code: "not-settled",
  severity: "warning",
  at,
  args: { question, reason },
});
