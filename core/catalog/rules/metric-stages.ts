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
      const typed = [
        {
          name: "sum",
          key: "field",
          field: sum?.field,
          type: "number",
          expected: "a field that is a number",
        },
        {
          name: "sum",
          key: "dated_by",
          field: sum?.dated_by,
          type: "date",
          expected: "a field that is a date",
        },
        {
          name: "count",
          key: "dated_by",
          field: count?.dated_by,
          type: "date",
          expected: "a field that is a date",
        },
      ];
      for (const { name, key, field = "", type, expected } of typed) {
        const found = fields.get(field);
        if (found !== undefined && found.type !== type)
          report("value-does-not-fit", [id, "formula", name, key], { value: field, field: key, expected });
      }
    }
  },
);
