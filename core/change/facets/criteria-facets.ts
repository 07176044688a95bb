import type { Catalog, DefinitionFile } from "../../catalog/catalog.ts";
import type { Condition } from "../../criteria/model.ts";
import { type ConditionEdit, conditionEdits } from "../condition-edits.ts";

/** How conditions change, where a definition has some. */
export type CriteriaFacet =
  | { readonly of: "criteria"; readonly place: CriteriaPlace; readonly edits: readonly ConditionEdit[] }
  | {
      readonly of: "criteria-came-or-went";
      readonly place: CriteriaPlace;
      readonly status: "added" | "removed";
      readonly condition: Condition;
    };

/** Which condition of a definition is meant: the criteria of the whole, or of a part with an id. */
export interface CriteriaPlace {
  readonly property: string;
  readonly part: string | undefined;
}

/** What changes in the conditions of a definition that is no score and no segmentation. */
export function criteriaFacets(
  was: DefinitionFile,
  is: DefinitionFile,
  before: Catalog,
  after: Catalog,
): readonly CriteriaFacet[] {
  const [old, proposed] = [conditionsAt(was, before), conditionsAt(is, after)];
  return [...new Set([...proposed.keys(), ...old.keys()])].flatMap((key): readonly CriteriaFacet[] => {
    const [earlier, later] = [old.get(key), proposed.get(key)];
    const place = (later ?? earlier)?.place ?? { property: "criteria", part: undefined };
    if (earlier === undefined || later === undefined) {
      const condition = (later ?? earlier)?.condition;
      // Where a whole part comes or goes, that is said of the part.
      return condition === undefined || place.part !== undefined
        ? []
        : [
            {
              of: "criteria-came-or-went",
              place,
              status: later === undefined ? "removed" : "added",
              condition,
            },
          ];
    }
    const edits = conditionEdits(
      { condition: earlier.condition, value: was.value },
      { condition: later.condition, value: is.value },
    );
    return edits.length === 0 ? [] : [{ of: "criteria", place, edits }];
  });
}

interface PlacedCondition {
  readonly condition: Condition;
  readonly place: CriteriaPlace;
}

/** The conditions of a file by their place; an entry of a list is known by its id, not by its position. */
function conditionsAt(file: DefinitionFile, catalog: Catalog): ReadonlyMap<string, PlacedCondition> {
  const found = catalog.conditions.get(file.path) ?? new Map<string, Condition>();
  return new Map(
    [...found.values()].map((condition): [string, PlacedCondition] => {
      const property = String(condition.pointer.at(-1) ?? "");
      const parent = condition.pointer.slice(0, -1).reduce<unknown>(stepInto, file.value);
      const id = idOf(parent) ?? condition.pointer.slice(0, -1).join(" ");
      const part = id === "" || id === "outcomes recycled" ? undefined : id;
      return [`${id} ${property}`, { condition, place: { property, part } }];
    }),
  );
}

const stepInto = (value: unknown, step: string | number): unknown =>
  typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)[step]
    : undefined;

const idOf = (value: unknown): string | undefined =>
  typeof value === "object" && value !== null && "id" in value && typeof value.id === "string"
    ? value.id
    : undefined;
