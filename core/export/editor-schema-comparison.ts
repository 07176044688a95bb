import type { JsonSchema } from "../catalog/json-schema.ts";
import { upperFirst } from "../criteria/say.ts";
import { code } from "../report/code.ts";
import { refused } from "./editor-schema-parts.ts";

/** What is compared, by which keys, and the words for what is compared: `a number`. */
export interface Comparison {
  readonly subject: string;
  readonly operators: readonly string[];
  readonly words: string;
}

/** The sentence for a comparison that is missing or does not fit. */
export const howToCompare = ({ words, operators }: Comparison): string =>
  `${upperFirst(words)} is compared by ${either(operators)}.`;

/** A condition has exactly one comparison, with or without `if_unknown` beside it. */
export function oneComparison(comparison: Comparison): readonly JsonSchema[] {
  const { subject, operators } = comparison;
  const keys = [subject, ...operators];
  const [lacking, several] = [refused(howToCompare(comparison)), refused(twoConditions)];
  return [
    { if: { type: "object", maxProperties: 1 }, then: lacking },
    { if: { type: "object", maxProperties: 2, required: [other] }, then: lacking },
    // A key that is misspelt counts for neither: it is reported as such.
    { if: { type: "object", minProperties: 3, propertyNames: { enum: keys } }, then: several },
    {
      if: { type: "object", minProperties: 4, required: [other], propertyNames: { enum: [...keys, other] } },
      then: several,
    },
  ];
}

const other = "if_unknown";
const twoConditions = "Only one comparison fits here. Write two conditions below `all:`, one for each.";

/** `a`, `b` or `c`. */
export const either = (keys: readonly string[]): string =>
  [keys.slice(0, -1).map(code).join(", "), code(keys.at(-1) ?? "")]
    .filter((text) => text !== "")
    .join(" or ");
