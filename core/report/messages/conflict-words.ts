import { orList } from "../../criteria/say.ts";
import type { Conflict } from "../../finding-args.ts";
import { code } from "../code.ts";
import { assumptionsWords, provedWords } from "../proved-words.ts";

/** Why no lead meets something, as the second half of a sentence: `a` and `b` exclude each other. */
export function conflictWords({ never, conditions, assumptions }: Conflict): string {
  const said = conditions.map(conditionWords);
  const assumed = assumptionsWords(assumptions);
  if (said.length === 0) return `no lead fits ${assumed}`;
  const under = assumptions.length === 0 ? "" : ` under ${assumed}`;
  return `${neverTrue(never, said)}${under}`;
}

/** A condition with the line on which it stands. */
export const conditionWords = ({ words, line }: Conflict["conditions"][number]): string =>
  code(words) + (line === undefined ? "" : ` (line ${String(line)})`);

function neverTrue(never: Conflict["never"], said: readonly string[]): string {
  if (said.length === 1) return `${said.join("")} is never true`;
  if (never === "any")
    return said.length === 2
      ? `neither ${orList(said, "nor")} is ever true`
      : `none of ${orList(said, "and")} is ever true`;
  return said.length === 2
    ? `${orList(said, "and")} exclude each other`
    : `${orList(said, "and")} are never all true at once`;
}

/** For whom a conflict was proved; that no lead fits what is assumed is so for everybody. */
export const conflictProof = ({ conditions, assumptions }: Conflict): string =>
  provedWords(conditions.length === 0 ? [] : assumptions);

/** What to do about a conflict, without the full stop. */
export function correction({ never, conditions, assumptions }: Conflict): string {
  if (conditions.length === 0)
    return `Correct the assumption${assumptions.length === 1 ? "" : " that was meant otherwise"}`;
  if (assumptions.length > 0) return "Correct the condition or the assumption that was meant otherwise";
  if (conditions.length === 1) return "Correct the condition or what it rests on";
  return never === "any" ? "Correct at least one of them" : "Correct the condition that was meant otherwise";
}
