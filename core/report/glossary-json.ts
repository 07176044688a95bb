import type { Words } from "../criteria/say.ts";
import type { GlossaryOutput } from "../generated/glossary-words.ts";
import type { Glossary } from "../plan/glossary.ts";

/** The glossary as the JSON output shows it. */
export function glossaryJson({ entries, ambiguous }: Glossary): GlossaryOutput {
  return {
    version: 1,
    words: entries.map((entry) => ({
      word: entry.word,
      also_called: [...entry.alsoCalled],
      kind: entry.kind,
      part_of: entry.partOf ?? null,
      meaning: entry.meaning,
      exactly: entry.exactly === undefined ? [] : [...lines(entry.exactly, 0)],
      place: entry.place ?? null,
      not_the_same_as: entry.differences.map(({ word, difference }) => ({ word, difference })),
      said_by: [...entry.saidBy],
      quotes: entry.quotes.map(({ quote, source, date }) => ({ quote, source, date })),
    })),
    ambiguous: ambiguous.map(({ word, places }) => ({ word, places: [...places] })),
  };
}

const lines = ({ text, parts }: Words, depth: number): readonly string[] => [
  "  ".repeat(depth) + text,
  ...parts.flatMap((part) => lines(part, depth + 1)),
];
