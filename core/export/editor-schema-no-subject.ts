import type { JsonSchema } from "../catalog/json-schema.ts";
import { either } from "./editor-schema-comparison.ts";
import { partOf, refused } from "./editor-schema-parts.ts";

/** The keys that combine conditions. */
export const combinations: readonly string[] = ["all", "any", "none", "of"];

/**
 * What a condition may be about, offered while it is still empty. It never validates: a condition that has come this
 * far has none of these keys.
 */
export function noSubject(general: JsonSchema, subjects: readonly string[]): JsonSchema {
  const offered = [...subjects, ...combinations].map((key) => {
    const description = general.properties?.[key]?.description ?? "";
    return [key, { description, type: combinations.includes(key) ? "array" : "string" }] as const;
  });
  const atLeast = partOf(general, "CountCondition").properties?.["at_least"] ?? {};
  const keys = offered.map(([key]) => key);
  return {
    properties: { ...Object.fromEntries(offered), at_least: atLeast },
    if: { type: "object" },
    then: refused(`The condition does not say what it is about. Add ${either(keys)}.`),
  };
}
