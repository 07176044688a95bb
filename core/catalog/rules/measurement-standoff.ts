import type * as raw from "../../generated/definitions.ts";
import { type Catalog, filesOf } from "../catalog.ts";
import { ruleFor } from "./rule.ts";

export const measurementStandoff = ruleFor(
  "compensation",
  "Marketing carries revenue from its leads, and sales carries what becomes of those leads early on.",
  ({ value: { roles } }, report, catalog) => {
    for (const [about, lacks] of [
      ["marketing", "revenue"],
      ["sales", "leads"],
    ] as const) {
      const own = Object.entries(roles).filter(([, role]) => role?.function === about);
      const measures = lacks === "revenue" ? carriesRevenue : carriesLeads;
      const isCarried = own.some(([, role]) =>
        Object.keys(role?.weights ?? {}).some((metric) => measures(metric, catalog, new Set())),
      );
      const [first] = own;
      if (first === undefined || isCarried) continue;
      report(
        "measurement-standoff",
        ["roles", first[0], "weights"],
        { about, lacks, example: example(about) },
        "key",
      );

      function example(name: string): string | undefined {
        const fitting = Object.entries(metricsOf(catalog)).filter(([id]) => measures(id, catalog, new Set()));
        return (fitting.find(([, metric]) => metric?.accountable === name) ?? fitting[0])?.[0];
      }
    }
  },
);

const metricsOf = (catalog: Catalog): raw.Metrics => filesOf(catalog.files, "metrics")[0]?.value ?? {};

/** `seen` holds the metrics that were asked already, so that each is asked once. */
type Measures = (id: string, catalog: Catalog, seen: Set<string>) => boolean;

/** Whether a metric adds up what customers pay. */
const carriesRevenue: Measures = (id, catalog, seen) =>
  metricsOf(catalog)[id]?.formula.sum !== undefined || throughOthers(carriesRevenue, id, catalog, seen);

/** Whether a metric follows leads on from the function that hands them over. */
const carriesLeads: Measures = (id, catalog, seen) => {
  const { conversion, handoff } = metricsOf(catalog)[id]?.formula ?? {};
  const stage = filesOf(catalog.files, "stage").find((file) => file.id === conversion?.from);
  const given = filesOf(catalog.files, "handoff").find((file) => file.id === handoff?.handoff);
  return (
    stage?.value.worked_by === "marketing" ||
    given?.value.from === "marketing" ||
    throughOthers(carriesLeads, id, catalog, seen)
  );
};

/** A ratio or an attainment measures what the metrics in it measure. */
function throughOthers(measures: Measures, id: string, catalog: Catalog, seen: Set<string>): boolean {
  seen.add(id);
  const { ratio, attainment } = metricsOf(catalog)[id]?.formula ?? {};
  const target = filesOf(catalog.files, "target").find((file) => file.id === attainment?.target);
  const others = [...(ratio?.numerator ?? []), ...(target === undefined ? [] : [target.value.metric])];
  return others.some((other) => !seen.has(other) && measures(other, catalog, seen));
}
