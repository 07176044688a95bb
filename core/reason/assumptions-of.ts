import { type Catalog, filesOf } from "../catalog/catalog.ts";
import type { Condition } from "../criteria/model.ts";

/** What the company says is true of every lead. */
export const assumptionsOf = ({ files, conditions }: Catalog): readonly Condition[] =>
  filesOf(files, "assumptions").flatMap(({ path }) => [...(conditions.get(path)?.values() ?? [])]);
