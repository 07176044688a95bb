import { findDomain, normalise } from "../../criteria/text.ts";
import { filesOf } from "../catalog.ts";
import type { CatalogRule } from "./rule.ts";

/** Where a company is listed first. */
interface Listed {
  readonly path: string;
  readonly name: string;
}

export const accountDomains: CatalogRule = {
  purpose: "A company is on one account list, once.",
  check: (catalog, report) => {
    const files = filesOf(catalog.files, "account-list");
    const listed = new Map<string, Listed>();
    for (const file of files)
      for (const [index, { domain, name }] of file.value.accounts.entries()) {
        const key = normalise(domain);
        const first = listed.get(key);
        const pointer = ["accounts", index, "domain"];
        if (first === undefined) listed.set(key, { path: file.path, name });
        else if (first.path === file.path)
          report(file, "domain-repeated", pointer, { domain: key, first: first.name });
        else report(file, "domain-on-two-lists", pointer, { about: key, company: name, other: first.path });
      }
    for (const file of files)
      for (const [index, { domain }] of file.value.accounts.entries()) {
        const about = normalise(domain);
        const above = findDomain(parentOf(about), (key) => (listed.has(key) ? key : undefined));
        if (above === undefined) continue;
        const company = listed.get(above)?.name ?? above;
        report(file, "domain-inside-another", ["accounts", index, "domain"], {
          about,
          domain: above,
          company,
        });
      }
  },
};

const parentOf = (domain: string): string => domain.slice(domain.indexOf(".") + 1);
