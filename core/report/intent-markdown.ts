import type { IntentInWords } from "./intent-words.ts";
import { escapeMarkdown, escapeSentence } from "./markdown.ts";

const icons = {
  done: "✅",
  "not-done": "❌",
  "not-settled": "❔",
  "not-understood": "❔",
  nothing: "✅",
  moved: "❗",
} as const;

/** What a proposal means to do, and whether it does it, as a section of Markdown; nothing where it declares nothing. */
export function intentMarkdown(intent: IntentInWords | undefined): readonly string[] {
  if (intent === undefined) return [];
  const { lines, left, besides } = intent;
  const shown = [...lines, ...besides].map(({ outcome, sentence, examples }) =>
    [
      `- ${icons[outcome]} ${escapeSentence(sentence)}`,
      ...examples.map((example) => `  - ${escapeMarkdown(example, 600)}`),
    ].join("\n"),
  );
  return ["#### Intent", [...shown, ...(left === undefined ? [] : [`- ❔ ${left.sentence}`])].join("\n")];
}
