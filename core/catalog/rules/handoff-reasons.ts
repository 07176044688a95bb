import { nearWord } from "../../near-word.ts";
import { filesOf } from "../catalog.ts";
import type { CatalogRule } from "./rule.ts";

export const handoffReasons: CatalogRule = {
  purpose: "The reasons of an answer are those that its activity can record, and the same in every hand-off.",
  check: (catalog, report) => {
    const first = new Map<string, { readonly path: string; readonly reasons: readonly string[] }>();
    for (const file of filesOf(catalog.files, "handoff"))
      for (const about of ["rejected", "recycled", "disqualified"] as const) {
        const outcome = file.value.outcomes[about];
        if (outcome === undefined) continue;
        const { recorded_as: activity } = outcome;
        const reasons = Object.keys(outcome.reasons);
        const pointer = ["outcomes", about, "reasons"];
        const allowed = catalog.dictionary.activities.get(activity)?.fields.get("reason")?.values;
        if (allowed !== undefined) {
          for (const reason of reasons.filter((id) => !allowed.includes(id))) {
            const args = { reason, activity, near: nearWord(reason, allowed), allowed };
            report(file, "reason-undeclared", [...pointer, reason], args, "key");
          }
          const missing = allowed.filter((value) => !reasons.includes(value));
          const args = { about, other: "activities.yaml", missing, extra: [] };
          if (missing.length > 0) report(file, "reasons-differ", pointer, args, "key");
          continue;
        }
        const other = first.get(activity);
        if (other === undefined) {
          first.set(activity, { path: file.path, reasons });
          continue;
        }
        const missing = other.reasons.filter((reason) => !reasons.includes(reason));
        const extra = reasons.filter((reason) => !other.reasons.includes(reason));
        if (missing.length + extra.length > 0)
          report(file, "reasons-differ", pointer, { about, other: other.path, missing, extra }, "key");
      }
  },
};
