import type { Catalog } from "../catalog/catalog.ts";
import { startOf } from "../catalog/decode.ts";
import { isDefinition } from "../catalog/is-definition.ts";
import type { LoadedFile } from "../catalog/load.ts";
import { collectNames } from "../catalog/names.ts";
import { parseYaml } from "../catalog/parse-yaml.ts";
import { located } from "../catalog/rules/acknowledge.ts";
import type { Noticed } from "../catalog/rules/rule.ts";
import { validate } from "../catalog/validate.ts";
import type { Condition } from "../criteria/model.ts";
import { parseCondition } from "../criteria/parse-condition.ts";
import type { Reporter } from "../criteria/report-problem.ts";
import type { Finding } from "../finding.ts";

/** A condition that was understood, or the first mistake in it; `unknown-form` where it needs what cannot be read. */
export type ReadCondition =
  | { readonly status: "condition"; readonly condition: Condition }
  | { readonly status: "unknown-form" }
  | { readonly status: "mistake"; readonly finding: Finding };

/** No file of a catalog has this path, and no sentence shows it. */
const path = "intent";

/**
 * Reads a condition that stands in an intent, on one line: by the same rules as one in a definition, with the fields,
 * lists and sets of this catalog.
 */
export function readIntentCondition(text: string, catalog: Catalog): ReadCondition {
  const { value, findings } = parseYaml(path, text);
  const trap = findings.find(({ severity }) => severity === "error");
  if (trap !== undefined) return { status: "mistake", finding: trap };
  const file: LoadedFile = {
    path,
    kind: "criteria",
    id: path,
    text,
    value: { name: "Intent", description: "What a proposal means to do.", criteria: value },
    locate: () => startOf(path),
  };
  const entry = { file, mistakes: validate(file) };
  const [mistake] = entry.mistakes;
  if (mistake !== undefined) return { status: "mistake", finding: findings[0] ?? mistake.finding };
  if (!isDefinition(entry) || entry.file.kind !== "criteria") return { status: "unknown-form" };
  const noticed: Noticed[] = [];
  const report: Reporter = (code, pointer, args, part = "value") => {
    noticed.push({ file, code, pointer, args, part } as unknown as Noticed);
  };
  const { fields, activities } = catalog.dictionary;
  const names = { ...collectNames(catalog.files, catalog.broken), fields, activities };
  const condition = parseCondition(entry.file.value.criteria, [], names, report);
  const [problem] = noticed;
  if (problem !== undefined) return { status: "mistake", finding: located(problem) };
  return condition === undefined ? { status: "unknown-form" } : { status: "condition", condition };
}
