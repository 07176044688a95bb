import type { CharterItem, CharterOutput } from "../generated/charter-state.ts";
import type { Charter } from "../generated/definitions.ts";
import type { AgreementState, CharterState } from "../plan/charter.ts";

/** The state of the charter as the JSON output shows it. */
export function charterJson(
  charter: Charter,
  { agreements, decisions }: CharterState,
  asOf: string,
): CharterOutput {
  const count = (status: AgreementState["status"]): number =>
    agreements.filter((agreement) => agreement.status === status).length;
  return {
    version: 1,
    as_of: asOf,
    purpose: charter.purpose,
    asked_by: `${charter.asked_by.name}, ${charter.asked_by.role}`,
    missing: charter.missing,
    agreed: count("agreed"),
    open: count("missing"),
    overdue: count("overdue"),
    reviews_due: agreements.filter((item) => item.status === "agreed" && item.review.status === "due").length,
    agreements: agreements.map(itemJson),
    decisions_due: decisions.map(({ tool, name, revisit }) => ({ tool, name, revisit })),
  };
}

function itemJson(agreement: AgreementState): CharterItem {
  const { definition, why = null, due, status } = agreement;
  return status === "agreed"
    ? {
        definition,
        why,
        due,
        status,
        because: null,
        days_late: 0,
        files: [...agreement.files],
        review: { ...agreement.review },
      }
    : {
        definition,
        why,
        due,
        status,
        because: agreement.because,
        days_late: Math.max(0, agreement.late),
        files: [],
        review: null,
      };
}
