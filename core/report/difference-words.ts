import type { Difference } from "../criteria/explain-difference.ts";
import type { Dictionary } from "../criteria/model.ts";
import { labelOf, orList, setName } from "../criteria/say.ts";

/**
 * Why a lead, the `subject`, loses or gains a stage, profile or criteria set, in two sentences: what lets it in by one
 * version, and what keeps it out by the other.
 */
export function differenceWords(
  subject: string,
  { meets, misses, isOpen }: Difference,
  is: "loses" | "gains",
  set: string,
  dictionary: Dictionary,
): string {
  const name = setName(set, dictionary);
  const [letIn, out] = [meets.join("; "), misses.join("; ")];
  const lacking = misses.map((id) => labelOf(dictionary.fields.get(id) ?? { id }));
  const lack = `the data lack ${orList(lacking, "and")}`;
  const first = subject === "it" ? "It" : subject;
  if (is === "loses")
    return `${first} meets ${name} today: ${letIn}. With the change ${isOpen ? `nobody can tell: ${lack}` : `it does not: ${out}`}.`;
  const today = isOpen
    ? `Today nobody can tell whether ${subject} meets ${name}: ${lack}.`
    : `${first} does not meet ${name} today: ${out}.`;
  return `${today} With the change it does: ${letIn}.`;
}
