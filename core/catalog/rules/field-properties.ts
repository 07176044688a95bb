import type { Field } from "../../criteria/model.ts";
import { readValue } from "../../criteria/lead.ts";
import type { FileRule } from "./rule.ts";

const fits: { readonly [property: string]: readonly Field["type"][] } = {
  whole: ["number"],
  unit: ["number"],
  min: ["number"],
  max: ["number"],
  values: ["choice", "list"],
  when_true: ["boolean"],
  when_false: ["boolean"],
};

const allowedValue: { readonly [T in Field["type"]]: string } = {
  number: "a number that it allows",
  text: "a text",
  choice: "one of its values",
  boolean: "`true` or `false`",
  date: "a day in quotes, as year-month-day",
  email: "an e-mail address",
  list: "some of its values",
};

export const fieldProperties: FileRule = {
  purpose: "A field has only the properties that fit its type, and a choice lists its values.",
  check: (file, _files, report) => {
    const dictionaries =
      file.kind === "fields"
        ? [{ at: [], fields: file.value }]
        : file.kind === "activities"
          ? Object.entries(file.value).map(([id, activity]) => ({
              at: [id, "fields"],
              fields: activity?.fields ?? {},
            }))
          : [];
    for (const { at, fields } of dictionaries)
      for (const [id, field] of Object.entries(fields)) {
        if (field === undefined) continue;
        for (const property of Object.keys(field))
          if (fits[property]?.includes(field.type) === false)
            report(
              "field-property-unfit",
              [...at, id, property],
              { field: id, property, type: field.type },
              "key",
            );
        if (field.type === "choice" && field.values === undefined)
          report("choice-without-values", [...at, id], { field: id }, "key");
        if (field.if_missing !== undefined && readValue({ ...field, id }, "").status !== "value")
          report("if-missing-unfit", [...at, id, "if_missing"], {
            field: id,
            value: String(field.if_missing),
            expected: allowedValue[field.type],
          });
        if (field.min !== undefined && field.max !== undefined && field.min > field.max)
          report("bounds-reversed", [...at, id, "max"], { min: field.min, max: field.max });
      }
  },
};
