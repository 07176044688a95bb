import type { AgreementArgs } from "../../agreement-args.ts";
import type { Condition, Field, Pointer } from "../../criteria/model.ts";
import { type Catalog, filesOf } from "../catalog.ts";
import { conditionsOf } from "./conditions-of.ts";
import type { CatalogRule } from "./rule.ts";
import { type Vocabulary, vocabulary, wordsOf } from "./vocabulary.ts";

export const nearlySameWords: CatalogRule = {
  purpose: "A word that leads are searched for is written in one way.",
  check: (catalog, report) => {
    const known = vocabularies(catalog);
    const fieldOfList = new Map<string, string>();
    for (const file of catalog.files)
      for (const condition of conditionsOf(file, catalog)) {
        if (condition.kind !== "field" || condition.field.type !== "text") continue;
        const { field, test } = condition;
        if (test.of === "listed" && test.op === "in_list") fieldOfList.set(test.list, field.id);
        const pointer = [...condition.pointer, operatorAt(condition.pointer, file.value)];
        for (const { index, args } of slips(searched(condition), known.get(field.id)))
          report(file, "nearly-same-word", [...pointer, index], args);
      }
    for (const file of filesOf(catalog.files, "list")) {
      const field = fieldOfList.get(file.id);
      if (field === undefined) continue;
      for (const { index, args } of slips(file.value.entries, known.get(field)))
        report(file, "nearly-same-word", ["entries", index], args);
    }
  },
};

interface Slip {
  readonly index: number;
  readonly args: AgreementArgs["nearly-same-word"];
}

/** The entries with a word that differs by a letter or two from a known one, or from one further up in the list. */
function slips(entries: readonly string[], known: Vocabulary | undefined): readonly Slip[] {
  const above = vocabulary();
  return entries.flatMap((about, index) => {
    const words = wordsOf(about).filter((word) => known?.has(word) !== true);
    const [args] = words.flatMap((word) => {
      const near = known?.near(word) ?? above.near(word);
      return near === undefined ? [] : [{ about, word, near }];
    });
    above.add(about, "list", "");
    return args === undefined ? [] : [{ index, args }];
  });
}

/** The words that a condition searches a text for. */
function searched(condition: Condition): readonly string[] {
  if (condition.kind !== "field" || condition.field.type !== "text") return [];
  const { test } = condition;
  return test.of === "text" || test.of === "value" ? test.written : [];
}

/** The operator of a condition as it is written in the file. */
function operatorAt(pointer: Pointer, value: unknown): string {
  const condition = pointer.reduce<unknown>(
    (outer, step) => (outer as Record<string, unknown> | undefined)?.[String(step)],
    value,
  );
  const keys = Object.keys(condition ?? {});
  return keys.find((key) => key !== "field" && key !== "if_unknown") ?? "field";
}

/** By field, what is surely meant: its examples, and the titles of the buyers who are recognised by it. */
function vocabularies(catalog: Catalog): ReadonlyMap<Field["id"], Vocabulary> {
  const found = new Map<string, Vocabulary>();
  const of = (field: string): Vocabulary => {
    const words = found.get(field) ?? vocabulary();
    found.set(field, words);
    return words;
  };
  for (const file of filesOf(catalog.files, "fields"))
    for (const [id, field] of Object.entries(file.value))
      for (const example of field?.examples ?? [])
        if (typeof example === "string") of(id).add(example, "examples", id);
  for (const file of filesOf(catalog.files, "persona"))
    for (const condition of conditionsOf(file, catalog))
      if (condition.kind === "field" && searched(condition).length > 0)
        for (const title of file.value.titles) of(condition.field.id).add(title, "titles", file.id);
  return found;
}
