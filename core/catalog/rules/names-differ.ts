import type { Pointer } from "../../criteria/model.ts";
import { normalise } from "../../criteria/text.ts";
import type { Catalog, DefinitionFile } from "../catalog.ts";
import type { CatalogRule } from "./rule.ts";

/** A name by which sentences call something, with what it is short for an entry that acknowledges it. */
interface Named {
  readonly file: DefinitionFile;
  readonly name: string;
  readonly pointer: Pointer;
  readonly about: string;
}

export const namesDiffer: CatalogRule = {
  purpose: "What people read about has a name of its own.",
  check: (catalog, report) => {
    for (const alike of [...definitions(catalog), ...segmentsOf(catalog)]) {
      const seen = new Map<string, Named>();
      for (const one of alike) {
        const key = normalise(one.name);
        const other = seen.get(key);
        if (other === undefined) seen.set(key, one);
        // A stage may be called by its name and by the same letters in short.
        else if (other.about !== one.about)
          report(one.file, "same-name", one.pointer, { about: other.about, name: one.name });
      }
    }
  },
};

/** Kinds of which sentences do not say which is meant: all three are called by their names alone. */
const sets: readonly string[] = ["stage", "icp", "criteria"];

/** The names of definitions, those of one kind together. */
function definitions({ files }: Catalog): readonly (readonly Named[])[] {
  const kinds = new Map<string, Named[]>();
  for (const file of files) {
    const names = (["name", "abbreviation"] as const).flatMap((key): readonly Named[] => {
      const name = key in file.value ? (file.value as Readonly<Record<string, unknown>>)[key] : undefined;
      return typeof name === "string" ? [{ file, name, pointer: [key], about: file.path }] : [];
    });
    const kind = sets.includes(file.kind) ? "set" : file.kind;
    kinds.set(kind, [...(kinds.get(kind) ?? []), ...names]);
  }
  return [...kinds.values()];
}

/** The names of the segments of one division. */
function segmentsOf({ files, dictionary }: Catalog): readonly (readonly Named[])[] {
  return files.flatMap((file): readonly (readonly Named[])[] => {
    const division = file.kind === "segment" ? dictionary.segmentations.get(file.id) : undefined;
    if (division === undefined || division.order === "highest-of") return [];
    const { order, segments } = division;
    return [
      segments.map(({ id, name }, index) => ({ file, name, pointer: [order, index, "name"], about: id })),
    ];
  });
}
