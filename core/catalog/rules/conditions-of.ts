import type { Condition } from "../../criteria/model.ts";
import type { Catalog, DefinitionFile } from "../catalog.ts";

/** Every condition of a file, those inside others included. */
export function conditionsOf(file: DefinitionFile, catalog: Catalog): readonly Condition[] {
  return topConditionsOf(file, catalog).flatMap(withParts);
}

function topConditionsOf(file: DefinitionFile, { dictionary, conditions }: Catalog): readonly Condition[] {
  if (file.kind === "score") {
    const { rules, overrides } = dictionary.scores.get(file.id) ?? { rules: [], overrides: [] };
    const ofRules = rules.flatMap((rule) =>
      rule.kind === "first"
        ? rule.cases.map(({ when }) => when)
        : [rule.when, rule.kind === "each" ? rule.where : undefined],
    );
    return [...ofRules, ...overrides.map(({ when }) => when)].filter((condition) => condition !== undefined);
  }
  if (file.kind === "segment") {
    const segmentation = dictionary.segmentations.get(file.id);
    return segmentation === undefined || segmentation.order === "highest-of"
      ? []
      : segmentation.segments.flatMap(({ when }) => when ?? []);
  }
  return [...(conditions.get(file.path)?.values() ?? [])];
}

/** Many rules walk the same conditions. */
const known = new WeakMap<Condition, readonly Condition[]>();

/** A condition and all conditions inside it, the outer ones first. */
export function withParts(condition: Condition): readonly Condition[] {
  const done = known.get(condition);
  if (done !== undefined) return done;
  const found: Condition[] = [];
  collect(condition);
  known.set(condition, found);
  return found;

  function collect(part: Condition): void {
    found.push(part);
    if ("of" in part) part.of.forEach(collect);
    else if (part.kind === "activity" && part.where !== undefined) collect(part.where);
  }
}
