import { ruleFor } from "./rule.ts";

export const oneToolPerField = ruleFor(
  "technology",
  "The true value of a field lives in one tool.",
  ({ value }, report) => {
    const owners = new Map<string, string>();
    for (const [tool, { fields = [] } = {}] of Object.entries(value))
      for (const [index, field] of fields.entries()) {
        const other = owners.get(field);
        if (other === undefined) owners.set(field, tool);
        else report("field-in-two-tools", [tool, "fields", index], { field, other });
      }
  },
);
