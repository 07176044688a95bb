import type { Catalog } from "../catalog/catalog.ts";

export interface Change {
  readonly path: string;
}

export function diff(_before: Catalog, _after: Catalog): readonly Change[] {
  return [];
}
