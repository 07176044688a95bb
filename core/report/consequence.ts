import { upperFirst } from "../criteria/say.ts";
import type { Finding } from "../finding.ts";
import type { ChangeInWords } from "./change-words.ts";
import { escapeMarkdown, escapeSentence } from "./markdown.ts";
import { countWords } from "./terminal.ts";

/** More phrases in one sentence than that, and nobody reads it. */
const mostPhrases = 3;

/**
 * The one sentence for those who read no further: what changes, the stages first, and what it does to the leads.
 * `clause` is the part about the leads, where there are numbers.
 */
export function consequence(
  changes: readonly ChangeInWords[],
  findings: readonly Finding[],
  clause: string | undefined,
): string {
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0)
    return `${countWords(errors)} in the definitions: nothing can be signed before that is mended.`;
  if (changes.length === 0) return "No definition changes its meaning.";
  const what = escapeSentence(phrase(changes));
  if (clause === undefined) return `${what}.`;
  const effect = escapeMarkdown(clause, 600);
  return what.includes(":") ? `${what}. ${upperFirst(effect)}.` : `${what}: ${effect}.`;
}

function phrase(changes: readonly ChangeInWords[]): string {
  const stagesFirst = [...changes].sort((a, b) => Number(b.kind === "stage") - Number(a.kind === "stage"));
  const shown = stagesFirst.length > mostPhrases ? stagesFirst.slice(0, mostPhrases - 1) : stagesFirst;
  const [first = "", ...others] = shown.map(({ sentence }) => sentence);
  const more = stagesFirst.length - shown.length;
  return [first, ...others.map(lowerFirst), ...(more > 0 ? [`and ${String(more)} more changes`] : [])].join(
    "; ",
  );
}
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
