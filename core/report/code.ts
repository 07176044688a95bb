// Control characters, and characters that turn the direction of text or cannot be seen.
const invisible = new RegExp(
  "[\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff]+",
  "g",
);
/**
 * Makes text from a file, a lead or a pull request fit for one line: no control or invisible characters, and at most
 * `longest` characters.
 */
export function oneLine(text: string, longest = 120): string {
  const line = text.replace(/\s+/g, " ").replace(invisible, "");
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/** Puts a name between back-ticks, so that it stands out and cannot end the span it stands in. */
export const code = (text: string): string => `\`${oneLine(text).replaceAll("`", "'")}\``;
