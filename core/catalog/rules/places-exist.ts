import { nearWord } from "../../near-word.ts";
import type { Catalog } from "../catalog.ts";
import { folders, singletons } from "../kinds.ts";
import type { CatalogRule } from "./rule.ts";
import { filesOf } from "../catalog.ts";

export const placesExist: CatalogRule = {
  purpose: "The charter asks for definitions that can exist, and the glossary refers to definitions that do.",
  check: (catalog, report) => {
    for (const file of filesOf(catalog.files, "charter"))
      for (const [index, { definition }] of file.value.agreements.entries()) {
        const pointer = ["agreements", index, "definition"];
        const [place = "", id] = definition.split("/");
        const possible: readonly string[] =
          id === undefined ? [...singletons, ...Object.keys(folders)] : Object.keys(folders);
        if (possible.includes(place)) continue;
        const near = nearWord(place, possible);
        const meant = near === undefined || id === undefined ? near : `${near}/${id}`;
        report(file, "place-unknown", pointer, { place: definition, near: meant });
      }
    for (const file of filesOf(catalog.files, "glossary"))
      for (const [term, entry] of Object.entries(file.value)) {
        const place = entry?.defined_in;
        if (place === undefined || exists(place, catalog)) continue;
        const known = [...catalog.files].map(({ path }) => path.replace(/\.yaml$/, "")).sort();
        const args = { kind: "definition", id: place, near: nearWord(place, known), known };
        report(file, "unknown-reference", [term, "defined_in"], args);
      }
  },
};

/** Whether something is at a place such as `stages/mql`, `personas` or `market`; a folder needs one file in it. */
export const exists = (place: string, { files, broken }: Catalog): boolean =>
  [...files, ...broken].some(({ path }) => path === `${place}.yaml` || path.startsWith(`${place}/`));
