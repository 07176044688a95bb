import { changeMarkdown } from "./change-markdown.ts";
import type { ChangeInWords } from "./change-words.ts";
import type { ClassInWords } from "./class-words.ts";
import { intentMarkdown } from "./intent-markdown.ts";
import type { IntentInWords } from "./intent-words.ts";
import { escapeMarkdown, escapeSentence } from "./markdown.ts";

/** What changes between two sides as Markdown: one sentence for each change, what was proved, and the words. */
export function diffMarkdown(
  changes: readonly ChangeInWords[],
  classes: readonly ClassInWords[],
  intent: IntentInWords | undefined,
): string {
  const meant = intentMarkdown(intent);
  if (changes.length === 0) return `${["No definition changes its meaning.", ...meant].join("\n\n")}\n`;
  const parts = [
    ...changes.map(({ sentence }) => `**${escapeSentence(sentence)}.**`),
    ...meant,
    ...provedParts(classes),
    "#### What changes",
    ...changes.flatMap(changeMarkdown),
  ];
  return `${parts.join("\n\n")}\n`;
}

function provedParts(classes: readonly ClassInWords[]): readonly string[] {
  const lines = classes
    .filter(({ directly }) => directly)
    .map(({ sentence, examples }) =>
      [
        `- ${escapeSentence(sentence)}`,
        ...examples().map((example) => `  - ${escapeMarkdown(example, 600)}`),
      ].join("\n"),
    );
  return lines.length === 0 ? [] : ["#### Who qualifies", lines.join("\n")];
}
