import { distance } from "fastest-levenshtein";

/** The known word that differs by at most two letters, or by case alone; `undefined` when none is near. */
export function nearWord(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.min(3, Math.max(2, word.length));
  for (const candidate of known) {
    if (candidate === word || Math.abs(candidate.length - word.length) > 2) continue;
    const apart = distance(word.toLowerCase(), candidate.toLowerCase());
    if (apart < least) [best, least] = [candidate, apart];
  }
  return best;
}
