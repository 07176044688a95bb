import type { Condition } from "../../criteria/model.ts";
import { type Catalog, type DefinitionFile, filesOf } from "../catalog.ts";
import { apart } from "./apart.ts";
import { restsOn } from "./rests-on.ts";
import type { CatalogRule } from "./rule.ts";

type HandoffFile = Extract<DefinitionFile, { kind: "handoff" }>;

export const handoffsApart: CatalogRule = {
  purpose: "No lead is handed over twice at once, with two levels of service.",
  check: (catalog, report) => {
    const handoffs = filesOf(catalog.files, "handoff");
    for (const [index, file] of handoffs.entries()) {
      const { to, clock } = file.value;
      for (const other of handoffs.slice(0, index)) {
        if (other.value.to !== to || !startTogether(file, other, catalog)) continue;
        if (apart(criteriaOf(file, catalog), criteriaOf(other, catalog), catalog.dictionary)) continue;
        const { name, clock: otherClock } = other.value;
        const levels = { within: clock.within, otherWithin: otherClock.within };
        report(file, "handoffs-overlap", ["when"], { about: other.id, name, ...levels });
      }
    }
  },
};

const criteriaOf = ({ path }: HandoffFile, { conditions }: Catalog): Condition | undefined =>
  conditions.get(path)?.get('["criteria"]');

/** Whether what starts one hand-off can start the other too: the same stage or activity, or one that leads to it. */
function startTogether(a: HandoffFile, b: HandoffFile, { dictionary }: Catalog): boolean {
  const [one, other] = [a.value.when, b.value.when];
  if (one.stage !== undefined && other.stage !== undefined) return one.stage === other.stage;
  if (one.activity !== undefined && other.activity !== undefined)
    return covers(one.activity, other.activity) || covers(other.activity, one.activity);
  const criteria = dictionary.sets.get(one.stage ?? other.stage ?? "")?.criteria;
  return criteria !== undefined && restsOn(criteria, one.activity ?? other.activity ?? "", dictionary);

  function covers(whole: string, part: string): boolean {
    return dictionary.activities.get(whole)?.covers.includes(part) ?? false;
  }
}
