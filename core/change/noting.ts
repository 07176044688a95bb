import type { Ask } from "../reason/ask-within.ts";

/** Asks, and notes the assumptions that answers of "no lead" rest on. */
export function noting(ask: Ask): { readonly ask: Ask; readonly noted: () => readonly string[] } {
  const seen = new Set<string>();
  return {
    ask: (...asked) => {
      const answer = ask(...asked);
      for (const id of answer.assuming) seen.add(id);
      return answer;
    },
    noted: () => [...seen].sort(),
  };
}
