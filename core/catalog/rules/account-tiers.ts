import { reportRepeated } from "../../criteria/report-problem.ts";
import { nearWord } from "../../near-word.ts";
import { ruleFor } from "./rule.ts";

export const accountTiers = ruleFor(
  "account-list",
  "Every account is in a tier of its list, and no tier holds more accounts than it may.",
  ({ value: { tiers, accounts } }, report) => {
    reportRepeated(tiers, "tiers", "tier", report);
    const known = tiers.map(({ id }) => id);
    const counts = new Map<string, number>();
    for (const [index, { tier }] of accounts.entries()) {
      counts.set(tier, (counts.get(tier) ?? 0) + 1);
      if (!known.includes(tier)) {
        const args = { kind: "tier", id: tier, near: nearWord(tier, known), known };
        report("unknown-reference", ["accounts", index, "tier"], args);
      }
    }
    for (const [index, { id, max_accounts: cap }] of tiers.entries()) {
      const count = counts.get(id) ?? 0;
      if (count > cap) report("tier-over-cap", ["tiers", index, "max_accounts"], { tier: id, count, cap });
    }
  },
);
