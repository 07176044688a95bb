import { ruleFor } from "./rule.ts";

export const weightsAddUp = ruleFor(
  "compensation",
  "The weights of every role add up to 100.",
  ({ value: { roles } }, report) => {
    for (const [role, pay] of Object.entries(roles)) {
      const weights = Object.values(pay?.weights ?? {}).filter((weight) => weight !== undefined);
      const sum = Math.round(weights.reduce((total, weight) => total + weight, 0) * 1e6) / 1e6;
      if (sum !== 100) report("weights-do-not-add-up", ["roles", role, "weights"], { role, sum }, "key");
    }
  },
);
