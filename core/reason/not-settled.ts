import type { Finding } from "../finding.ts";
import type { Demand } from "./answer.ts";
import type { Prover } from "./prover.ts";

/** A question that stayed open, as a warning; its file may acknowledge it by what it is `about`. */
export const notSettled = (
  about: string,
  question: string,
  reason: string,
  at: Finding["at"],
): Extract<Finding, { code: "not-settled" }> => ({
  code: "not-settled",
  severity: "warning",
  at,
  args: { about, question, reason },
});

/** Whether some lead meets all demands, or why nobody knows. */
export type Existence =
  | { readonly status: "yes" }
  | { readonly status: "no" }
  | { readonly status: "not-settled"; readonly reason: string };

/** Looks for a lead that meets all demands: briefly, and for longer where that is not enough. */
export function existence(prover: Prover, demands: readonly Demand[]): Existence {
  const brief = prover.exists(demands);
  if (brief !== "not-settled") return { status: brief };
  const answer = prover.ask(demands);
  if (answer.status === "not-settled") return answer;
  return answer.status === "lead" ? { status: "yes" } : { status: "no" };
}
