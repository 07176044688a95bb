import { oneLine } from "../code.ts";

/** The longest that a text of others may be inside a sentence of ours. */
const longest = 80;

/** Makes a text fit for the middle of a sentence: one line, cut between words where it is too long. */
export function clip(text: string): string {
  const line = oneLine(text.trim(), 400).replace(/[.\s]+$/, "");
  if (line.length <= longest) return line;
  const words = line.slice(0, longest).replace(/[\s,;:(“‘]*(?:\S*)$/, "");
  return `${words === "" ? oneLine(line, longest - 1) : words} …`;
}

const single = (text: string): string => text.replaceAll("“", "‘").replaceAll("”", "’");

/** Puts a text between quotation marks; those inside become single ones. */
export const quoted = (text: string): string => `“${single(clip(text))}”`;

/** The same for a text of which every word counts, up to 400 characters. */
export const quotedInFull = (text: string): string => `“${single(oneLine(text.trim(), 400))}”`;
