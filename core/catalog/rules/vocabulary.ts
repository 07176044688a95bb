import { normalise } from "../../criteria/text.ts";
import { nearWords } from "./near-words.ts";

/** A word as it is written somewhere, and where. */
export interface KnownWord {
  readonly written: string;
  readonly where: "list" | "examples" | "titles" | "elsewhere" | "job-titles";
  /** The field whose examples these are, the buyer with these titles, or the file elsewhere. */
  readonly owner: string;
}

/** Words that are surely meant. */
export interface Vocabulary {
  readonly add: (text: string, where: KnownWord["where"], owner: string) => void;
  readonly has: (word: string) => boolean;
  /** A known word that differs from this one by a letter or two. */
  readonly near: (word: string) => KnownWord | undefined;
}

/** A vocabulary without words. */
export function vocabulary(): Vocabulary {
  const index = nearWords();
  const known = new Map<string, KnownWord>();
  return {
    add: (text, where, owner) => {
      for (const written of wordsOf(text)) {
        const word = normalise(written);
        index.add(word);
        if (!known.has(word)) known.set(word, { written, where, owner });
      }
    },
    has: (word) => index.has(normalise(word)),
    near: (word) => {
      const found = index.near(normalise(word));
      return found === undefined ? undefined : known.get(found);
    },
  };
}

/** The words of a text, as they are written. */
export const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
