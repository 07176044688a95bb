import { distance } from "fastest-levenshtein";

/**
 * The known word that differs by at most two letters, or by case alone; one letter where the word has three or fewer.
 * Of equally near words the first in the alphabet; `undefined` when none is near.
 */
export function nearWord(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = word.length <= 3 ? 1 : 2;
  for (const candidate of known) {
    if (candidate === word || Math.abs(candidate.length - word.length) > least) continue;
    const apart = distance(word.toLowerCase(), candidate.toLowerCase());
    if (apart < least || (apart === least && (best === undefined || candidate < best)))
      [best, least] = [candidate, apart];
  }
  return best;
}
