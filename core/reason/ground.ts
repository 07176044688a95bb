import type { Catalog } from "../catalog/catalog.ts";
import type { Condition, Dictionary } from "../criteria/model.ts";
import type { Demand } from "./answer.ts";
import { assumptionsOf } from "./assumptions-of.ts";
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
  assumptions: assumptionsOf(catalog),
  now: momentOf([catalog]),
});

/** A demand on a lead in the version of a ground. */
export const demand = (condition: Condition, is: Demand["is"], { dictionary }: Ground): Demand => ({
  condition,
  dictionary,
  is,
});
