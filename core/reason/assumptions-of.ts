import { type Catalog, filesOf } from "../catalog/catalog.ts";
import type { Condition } from "../criteria/model.ts";

/** One thing that the company says is true of every lead. */
export interface Assumption {
  readonly id: string;
  readonly condition: Condition;
}

/** What the company says is true of every lead, by name. */
export const namedAssumptions = ({ files, conditions }: Catalog): readonly Assumption[] =>
  filesOf(files, "assumptions").flatMap(({ path }) =>
    [...(conditions.get(path)?.values() ?? [])].map((condition) => ({
      id: assumptionId(condition),
      condition,
    })),
  );

/** The id under which a condition stands in assumptions.yaml. */
export const assumptionId = ({ pointer }: Condition): string => String(pointer[0]);

/** What the company says is true of every lead. */
export const assumptionsOf = (catalog: Catalog): readonly Condition[] =>
  namedAssumptions(catalog).map(({ condition }) => condition);
