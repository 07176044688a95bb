/** What nobody sees on the page of a pull request declares nothing: it may be an example of the template. */
const hidden = /<!--[\s\S]*?(?:-->|$)/g;

const intentLine = /^\s*(?:[-*+]\s+)?intent:(.*)$/i;

/**
 * The intents that the description of a pull request declares: what follows `intent:` on each line that begins with it,
 * also behind the dash of a list. A line without anything behind it declares nothing.
 */
export const intentsIn = (description: string): readonly string[] =>
  description
    .replace(hidden, "")
    .split(/\r?\n/)
    .map((line) => intentLine.exec(line)?.[1]?.trim() ?? "")
    .filter((text) => text !== "");
