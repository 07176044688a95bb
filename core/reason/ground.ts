import type { Catalog } from "../catalog/catalog.ts";
import { filesOf } from "../catalog/catalog.ts";
import type { Condition, Dictionary } from "../criteria/model.ts";
import type { Demand } from "./answer.ts";
import { momentOf } from "./moment.ts";

/** What every question about one version of the definitions rests on. */
export interface Ground {
  readonly dictionary: Dictionary;
  /** What the company says is true of every lead. */
  readonly assumptions: readonly Condition[];
  /** The moment as of which proofs are made, in milliseconds since 1970. */
  readonly now: number;
}

/** The ground that a catalog gives for proofs. */
export const groundOf = (catalog: Catalog): Ground => ({
  dictionary: catalog.dictionary,
  assumptions: filesOf(catalog.files, "assumptions").flatMap(({ path }) => [
    ...(catalog.conditions.get(path)?.values() ?? []),
  ]),
  now: momentOf([catalog]),
});

/** A demand on a lead in the version of a ground. */
export const demand = (condition: Condition, is: Demand["is"], { dictionary }: Ground): Demand => ({
  condition,
  dictionary,
  is,
});
