import type { AccountList, Dictionary, Field, Truth, Value } from "./model.ts";
import type { Situation } from "./situation.ts";
import { emailDomain, findDomain, normalise } from "./text.ts";
import { anyOf } from "./truth.ts";

/**
 * Whether the lead's account is on a list, by domain: one of the domains that the lead has is listed, or is below a
 * listed one. It is unknown while a domain is missing, since that one could be listed; a known one is never overruled.
 */
export function onAccountList(id: string, tiers: readonly string[] | undefined, about: Situation): Truth {
  const list = about.dictionary.accountLists.get(id);
  const fields = domainFields(about.dictionary);
  if (list === undefined || fields.length === 0) return undefined;
  return anyOf(fields, (field) => isListed(field, about.lead.values.get(field.id), list, tiers));
}

/** Whether one field's domain is on a list; unknown without a domain. */
export function isListed(
  field: Field,
  value: Value | undefined,
  list: AccountList,
  tiers: readonly string[] | undefined,
): Truth {
  const domain = domainOf(field, value);
  if (domain === undefined) return undefined;
  const tier = findDomain(domain, (part) => list.domains.get(part));
  return tier !== undefined && (tiers?.includes(tier) ?? true);
}

/** The fields that tell a domain: `domain` and `website`, and every e-mail address. */
export const domainFields = ({ fields }: Dictionary): readonly Field[] =>
  [...fields.values()].filter(
    ({ id, type }) => type === "email" || (type === "text" && (id === "domain" || id === "website")),
  );

function domainOf(field: Field, value: Value | undefined): string | undefined {
  if (typeof value !== "string") return undefined;
  if (field.type === "email") return emailDomain(value);
  const host = /^(?:[a-z]+:\/\/)?(?:[^/@]*@)?(?:www\.)?([^/:?#]*)/.exec(normalise(value))?.[1];
  return host === "" ? undefined : host;
}
