import type { Condition, Dictionary } from "../../criteria/model.ts";
import { sayNumberOf } from "../../criteria/wording.ts";
import type { DefinitionFile } from "../catalog.ts";
import { endsOf } from "./ends-of.ts";
import type { CatalogRule } from "./rule.ts";

export const sharedBounds: CatalogRule = {
  purpose: "Where rows are read from the top, one ends before the next begins.",
  check: (catalog, report) => {
    for (const file of catalog.files)
      for (const table of tablesOf(file, catalog.dictionary))
        for (const [index, { when: second, gives }] of table.rows.entries()) {
          const earlier = table.rows.slice(0, index).filter((row) => row.gives !== gives);
          const value = earlier.map(({ when: first }) => sharedBound(first, second)).find(isFound);
          if (value === undefined || second.kind !== "field") continue;
          report(file, "shared-bound", second.pointer, {
            about: table.id,
            name: table.name,
            field: second.field.id,
            value: sayNumberOf(second.field, value),
          });
        }
  },
};

/** Rows of which the first that fits counts, and what each of them gives. */
interface Table {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly { readonly when: Condition; readonly gives: string | number }[];
}

function tablesOf(file: DefinitionFile, dictionary: Dictionary): readonly Table[] {
  if (file.kind === "score")
    return (dictionary.scores.get(file.id)?.rules ?? []).flatMap((rule) =>
      rule.kind === "first"
        ? [
            {
              id: rule.id,
              name: rule.name,
              rows: rule.cases.map(({ when, points }) => ({ when, gives: points })),
            },
          ]
        : [],
    );
  const division = file.kind === "segment" ? dictionary.segmentations.get(file.id) : undefined;
  if (division?.order !== "first") return [];
  const rows = division.segments.flatMap(({ id, when }) => (when === undefined ? [] : [{ when, gives: id }]));
  return [{ id: division.id, name: division.name, rows }];
}

/** The one number that both ask for, where it is the end of both. */
function sharedBound(first: Condition, second: Condition): number | undefined {
  if (first.kind !== "field" || second.kind !== "field" || first.field.id !== second.field.id)
    return undefined;
  if (first.test.of !== "number" || second.test.of !== "number") return undefined;
  const [a, b] = [endsOf(first.test.test), endsOf(second.test.test)];
  const meet = [
    [a.most, b.least],
    [b.most, a.least],
  ].find(([most, least]) => most?.isIn === true && least?.isIn === true && most.value === least.value);
  return meet?.[0]?.value;
}

const isFound = (value: number | undefined): boolean => value !== undefined;
