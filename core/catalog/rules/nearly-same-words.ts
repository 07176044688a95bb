import type { AgreementArgs } from "../../agreement-args.ts";
import type { Condition, Field, Pointer } from "../../criteria/model.ts";
import { filesOf } from "../catalog.ts";
import { conditionsOf } from "./conditions-of.ts";
import type { CatalogRule } from "./rule.ts";
import { type Words, knownWords } from "./known-words.ts";
import { type Vocabulary, vocabulary, wordsOf } from "./vocabulary.ts";

export const nearlySameWords: CatalogRule = {
  purpose: "A word that leads are searched for is written in one way, and as others write it.",
  check: (catalog, report) => {
    const known = knownWords(catalog);
    const elsewhere = new Map<string, Vocabulary>();
    const fieldOfList = new Map<string, Field>();
    for (const file of catalog.files)
      for (const condition of conditionsOf(file, catalog)) {
        if (condition.kind !== "field" || condition.field.type !== "text") continue;
        const { field, test } = condition;
        if (test.of === "listed" && test.op === "in_list") fieldOfList.set(test.list, field);
        const pointer = [...condition.pointer, operatorAt(condition.pointer, file.value)];
        const before = elsewhere.get(field.id) ?? vocabulary();
        elsewhere.set(field.id, before);
        const entries = searched(condition);
        for (const { index, args } of slips(entries, known(field), before))
          report(file, "nearly-same-word", [...pointer, index], args);
        for (const entry of entries) before.add(entry, "elsewhere", file.path);
      }
    for (const file of filesOf(catalog.files, "list")) {
      const field = fieldOfList.get(file.id);
      if (field === undefined) continue;
      for (const { index, args } of slips(file.value.entries, known(field), elsewhere.get(field.id)))
        report(file, "nearly-same-word", ["entries", index], args);
    }
  },
};

interface Slip {
  readonly index: number;
  readonly args: AgreementArgs["nearly-same-word"];
}

/**
 * The entries with a word that differs by a letter or two from a known one, from one further up in the list, or from one
 * that is searched for elsewhere.
 */
function slips(entries: readonly string[], known: Words, elsewhere: Vocabulary | undefined): readonly Slip[] {
  const above = vocabulary();
  return entries.flatMap((about, index) => {
    const words = wordsOf(about).filter((word) => !known.has(word));
    const [args] = words.flatMap((word) => {
      const near =
        known.near(word) ??
        above.near(word) ??
        (elsewhere?.has(word) === true ? undefined : elsewhere?.near(word)) ??
        known.nearCommon(word);
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
