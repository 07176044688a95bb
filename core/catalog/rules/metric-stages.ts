import { ruleFor } from "./rule.ts";

export const metricStages = ruleFor(
  "metrics",
  "A formula goes down the funnel, and adds up and dates by fields that can be added and dated.",
  ({ value }, report, { dictionary: { funnel, fields } }) => {
    for (const [id, metric] of Object.entries(value)) {
      const { conversion, median_time, sum, count } = metric?.formula ?? {};
      for (const [name, way] of Object.entries({ conversion, median_time })) {
        if (way === undefined) continue;
        const [from, to] = [funnel.indexOf(way.from), funnel.indexOf(way.to)];
        if (from >= 0 && to >= 0 && from >= to)
          report("stages-reversed", [id, "formula", name, "to"], { from: way.from, to: way.to });
      }
      const used = [
        { name: "sum", key: "field", field: sum?.field, needed: "number" },
        { name: "sum", key: "dated_by", field: sum?.dated_by, needed: "date" },
        { name: "count", key: "dated_by", field: count?.dated_by, needed: "date" },
      ] as const;
      for (const { name, key, field = "", needed } of used) {
        const type = fields.get(field)?.type;
        if (type !== undefined && type !== needed)
          report("metric-field-unfit", [id, "formula", name, key], { field, type, needed });
      }
    }
  },
);
