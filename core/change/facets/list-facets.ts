import type { ValueOf } from "../../catalog/catalog.ts";
import type * as raw from "../../generated/definitions.ts";
import {
  type PlainFacet,
  byId,
  differs,
  entriesFacet,
  inBoth,
  namedFacets,
  settingFacet,
} from "./plain-facets.ts";

/** How an account list changes beyond what is added and removed. */
export interface ListFacet {
  readonly of: "tier-moved";
  readonly account: string;
  readonly from: string;
  readonly to: string;
}

const wording: PlainFacet = { of: "wording", noun: undefined, parts: [] };

// A domain has a dot and no space, or is a bare ending such as `edu`.
const domain = /^[^\s@]+\.[^\s@.]+$/;

/** What changes in a list: domains where all of its entries are domains. */
export function listFacets(before: raw.List, after: raw.List): readonly PlainFacet[] {
  const entries = [...before.entries, ...after.entries];
  const noun = entries.every((entry) => domain.test(entry)) ? "domain" : "entry";
  return [
    ...entriesFacet(noun, before.entries, after.entries),
    ...(differs(before, after, ["description"]) ? [wording] : []),
  ];
}

/** What changes in an account list: who comes and goes, and who is treated otherwise. */
export function accountListFacets(
  before: ValueOf["account-list"],
  after: ValueOf["account-list"],
): readonly (ListFacet | PlainFacet)[] {
  const [was, is] = [byDomain(before), byDomain(after)];
  const names = (list: Readonly<Record<string, raw.ListedAccount>>, other: object): readonly string[] =>
    Object.entries(list).flatMap(([key, { name }]) => (Object.hasOwn(other, key) ? [] : [name]));
  const both = inBoth(was, is);
  const tiers = inBoth(byId(before.tiers), byId(after.tiers));
  const tierName = (list: ValueOf["account-list"], id: string): string =>
    list.tiers.find((tier) => tier.id === id)?.name ?? id;
  return [
    ...entriesFacet("account", names(was, is), names(is, was)),
    ...both.flatMap(({ was: old, is: proposed }): readonly ListFacet[] =>
      old.tier === proposed.tier
        ? []
        : [
            {
              of: "tier-moved",
              account: proposed.name,
              from: tierName(before, old.tier),
              to: tierName(after, proposed.tier),
            },
          ],
    ),
    ...namedFacets("tier", byId(before.tiers), byId(after.tiers)),
    ...tiers.flatMap(({ was: old, is: proposed }) =>
      settingFacet("most accounts", old.max_accounts, proposed.max_accounts, proposed.name),
    ),
    ...tiers.flatMap(({ was: old, is: proposed }): readonly PlainFacet[] =>
      old.treatment === proposed.treatment ? [] : [{ of: "wording", noun: "tier", parts: [proposed.name] }],
    ),
    ...(differs(before, after, ["description"]) ||
    both.some(({ was: old, is: proposed }) =>
      differs(old, proposed, ["name", "reason", "nominated_by", "since"]),
    )
      ? [wording]
      : []),
  ];
}

const byDomain = ({ accounts }: ValueOf["account-list"]): Readonly<Record<string, raw.ListedAccount>> =>
  Object.fromEntries(accounts.map((account) => [account.domain, account]));
