import { normalise } from "../../criteria/text.ts";
import { conditionsOf } from "./conditions-of.ts";
import { holdsTitles } from "./holds-titles.ts";
import { jobWords } from "./job-words.ts";
import type { CatalogRule } from "./rule.ts";

/** Longer pieces are the common part of several words, as in `entwicklungsleit`, and are meant. */
const longest = 4;

export const lettersInWords: CatalogRule = {
  purpose: "A short word is looked for as a word in job titles, and not as letters inside other words.",
  check: (catalog, report) => {
    for (const file of catalog.files)
      for (const condition of conditionsOf(file, catalog)) {
        if (condition.kind !== "field" || !holdsTitles(condition.field)) continue;
        const { test } = condition;
        if (test.of !== "text" || test.op !== "contains") continue;
        for (const about of test.written) {
          const word = wordAround(normalise(about));
          if (word !== undefined) report(file, "letters-in-words", condition.pointer, { about, word });
        }
      }
  },
};

/** The shortest word of job titles that has these letters inside. */
function wordAround(letters: string): string | undefined {
  if (!/^\p{L}+$/u.test(letters) || letters.length > longest) return undefined;
  // Four letters that words of job titles begin with are the stem of these words, as in `lead`.
  if (letters.length === longest && [...jobWords].some((word) => word.startsWith(letters))) return undefined;
  return [...jobWords]
    .filter((word) => word.includes(letters) && word !== letters)
    .sort((a, b) => a.length - b.length)[0];
}
