import { oneLine } from "./code.ts";

const breaker = "\u200b";

/**
 * Makes text from a stranger harmless inside a line of Markdown: no formatting, no HTML, no mention, no link, no
 * reference to an issue. It reads the same.
 */
export const escapeMarkdown = (text: string, longest = 400): string =>
  oneLine(text, longest)
    .replace(/[\\`*_~[\]<>|!]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replace(/[@#]/g, `$&${breaker}`)
    .replace(/(https?|ftp|mailto):/gi, `$1${breaker}:`)
    .replace(/\bwww\./gi, `www${breaker}.`);

/** A name between back-ticks, as our sentences write it: one on each side, and none inside. */
const span = /(?<!`)(`[^`]+`)(?!`)/;

/**
 * Escapes a sentence of ours in which names stand between back-ticks; those stay as they are. A back-tick that a
 * stranger brought along, in the name of a file or a branch, is escaped: left alone it would end a span of ours.
 */
export const escapeSentence = (text: string): string =>
  text
    .split(span)
    .map((part, index) => (index % 2 === 1 ? part : escapePart(part)))
    .join("");

// Spaces at the ends of a part belong to the sentence.
const escapePart = (part: string): string =>
  `${/^\s/.test(part) ? " " : ""}${escapeMarkdown(part.trim(), 2000)}${/\S\s+$/.test(part) ? " " : ""}`;

/** A fenced block that its own lines cannot close. */
export function fenced(language: string, lines: readonly string[]): string {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length);
  const fence = "`".repeat(Math.max(3, Math.max(0, ...runs) + 1));
  return [`${fence}${language}`, ...lines, fence].join("\n");
}
