import { distance } from "fastest-levenshtein";

/** Words of more than six letters: shorter ones are near each other by accident. */
const shortest = 7;
/** Longer than any word of a language; what goes beyond is not compared. */
const longest = 30;
const mostApart = 2;
/** What a person could read through; a longer list is no list of words. */
const mostWords = 2000;

/** A collection of words that finds those which differ from a word by one or two letters, in linear time overall. */
export interface NearWords {
  readonly add: (word: string) => void;
  readonly has: (word: string) => boolean;
  readonly near: (word: string) => string | undefined;
}

/**
 * Two words that are one or two letters apart share what is left when one or two letters of each are taken out, so
 * that only such pairs have to be compared. A word that merely goes on where the other ends is a form of it, such as
 * `manager` and `managers`, and is not near.
 */
export function nearWords(): NearWords {
  const words = new Set<string>();
  const byRest = new Map<string, string[]>();
  return {
    add: (word) => {
      if (words.has(word) || words.size >= mostWords) return;
      words.add(word);
      if (isCompared(word))
        for (const rest of rests(word)) {
          const sharing = byRest.get(rest) ?? [];
          byRest.set(rest, sharing);
          sharing.push(word);
        }
    },
    has: (word) => words.has(word),
    near: (word) => {
      if (!isCompared(word)) return undefined;
      for (const rest of rests(word)) {
        const found = byRest.get(rest)?.find((other) => isSlip(word, other));
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

/** Whether two words are so long, and so few letters apart, that one is probably the other, misspelt. */
export const areNear = (word: string, other: string): boolean =>
  isCompared(word) && Math.abs(word.length - other.length) <= mostApart && isSlip(word, other);

const isCompared = (word: string): boolean =>
  word.length >= shortest && word.length <= longest && !/\p{N}/u.test(word);

const isSlip = (word: string, other: string): boolean =>
  word !== other && !word.startsWith(other) && !other.startsWith(word) && distance(word, other) <= mostApart;

/** The word itself, and what is left of it without one or two of its letters. */
function rests(word: string): ReadonlySet<string> {
  const found = new Set([word]);
  for (let taken = 0; taken < mostApart; taken += 1)
    for (const rest of [...found])
      for (let at = 0; at < rest.length; at += 1) found.add(rest.slice(0, at) + rest.slice(at + 1));
  return found;
}
