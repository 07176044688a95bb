import type { Truth } from "./model.ts";
import type { Situation } from "./situation.ts";
import { emailDomain, findDomain, normalise } from "./text.ts";

/**
 * Whether the lead's account is on a list, by domain: that of the account's field `domain` or `website` where it is
 * known, else that of the e-mail address. A listed domain stands for its subdomains too.
 */
export function onAccountList(id: string, tiers: readonly string[] | undefined, about: Situation): Truth {
  const list = about.dictionary.accountLists.get(id);
  const domain = domainOf(about);
  if (list === undefined || domain === undefined) return undefined;
  const tier = findDomain(domain, (part) => list.domains.get(part));
  return tier !== undefined && (tiers?.includes(tier) ?? true);
}

function domainOf({ dictionary, lead }: Situation): string | undefined {
  for (const id of ["domain", "website"]) {
    const value = lead.values.get(id);
    if (typeof value === "string")
      return normalise(
        value
          .replace(/^https?:\/\//i, "")
          .replace(/^www\./i, "")
          .replace(/\/.*$/, ""),
      );
  }
  for (const field of dictionary.fields.values()) {
    const value = field.type === "email" ? lead.values.get(field.id) : undefined;
    if (typeof value === "string") return emailDomain(value);
  }
  return undefined;
}
