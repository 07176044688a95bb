// Control characters, and characters that cannot be seen or turn the direction of text.
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * Makes text from a file, a lead or a pull request fit for one line: no control or invisible characters, and at most
 * `longest` characters.
 */
export function oneLine(text: string, longest = 120): string {
  const line = text.replace(/\s+/g, " ").replace(invisible, "");
  // Cut between characters, never inside one.
  return line.length > longest
    ? `${Array.from(line)
        .slice(0, longest - 1)
        .join("")}…`
    : line;
}

/** Puts a name between back-ticks, so that it stands out and cannot end the span it stands in. */
export const code = (text: string): string => `\`${oneLine(text).replaceAll("`", "'")}\``;
