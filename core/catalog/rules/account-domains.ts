import { normalise } from "../../criteria/text.ts";
import { filesOf } from "../catalog.ts";
import type { CatalogRule } from "./rule.ts";

export const accountDomains: CatalogRule = {
  purpose: "A company is on one account list, once.",
  check: (catalog, report) => {
    const listed = new Map<string, { readonly path: string; readonly name: string }>();
    for (const file of filesOf(catalog.files, "account-list"))
      for (const [index, { domain, name }] of file.value.accounts.entries()) {
        const key = normalise(domain);
        const first = listed.get(key);
        const pointer = ["accounts", index, "domain"];
        if (first === undefined) listed.set(key, { path: file.path, name });
        else if (first.path === file.path)
          report(file, "domain-repeated", pointer, { domain: key, first: first.name });
        else report(file, "domain-on-two-lists", pointer, { about: key, company: name, other: first.path });
      }
  },
};
