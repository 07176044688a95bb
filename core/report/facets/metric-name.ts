import { type Catalog, filesOf } from "../../catalog/catalog.ts";
import { quoted } from "./quoted.ts";

/** How sentences name a metric. */
export const metricName = (id: string, catalog: Catalog): string =>
  quoted(filesOf(catalog.files, "metrics")[0]?.value[id]?.name ?? id);
