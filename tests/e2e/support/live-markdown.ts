/** The tags that our own comments use. */
const own = /<\/?(?:sub|details|summary)>|<!-- countersign: this comment is kept up to date -->/gu;

const alive: readonly (readonly [string, RegExp])[] = [
  ["HTML", /<[a-z!/?]/iu],
  ["a mention", /@[a-z0-9]/iu],
  ["a reference", /#\d/u],
  ["a link", /\]\(|\]\[|\]:/u],
  ["an address", /(?:https?|ftp|mailto):|www\./iu],
  ["an entity", /&(?!amp;)#?\w+;/u],
  ["a table", /\|/u],
  ["struck out", /~/u],
];

/**
 * What GitHub would bring to life in a comment beyond our own words: nothing, if all that strangers wrote is inert.
 * Code, and what a backslash stands before, is inert; a fence ends where CommonMark ends it.
 */
export function liveMarkdown(text: string): readonly string[] {
  const found: string[] = [];
  let fence = "";
  for (const line of text.split("\n")) {
    const mark = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1] ?? "";
    if (fence !== "") {
      if (mark.startsWith(fence) && line.trim() === mark) fence = "";
      continue;
    }
    if (mark !== "") fence = mark;
    const shown = mark === "" ? withoutCode(line.replace(own, "")) : "";
    for (const [what, pattern] of alive) if (pattern.test(shown)) found.push(`${what} in: ${line}`);
  }
  if (fence !== "") found.push("a block of code that does not end");
  return found;
}

/** A line without its spans of code: a run of back-ticks ends at the next run of the same length, or is only text. */
function withoutCode(line: string): string {
  let shown = "";
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === "\\") {
      at += 1;
      shown += " ";
    } else if (line[at] === "`") {
      const run = /^`+/u.exec(line.slice(at))?.[0] ?? "";
      const end = endOfSpan(line, at + run.length, run);
      at = end === undefined ? at + run.length - 1 : end - 1;
    } else shown += line[at] ?? "";
  }
  return shown;
}

function endOfSpan(line: string, from: number, run: string): number | undefined {
  for (const { 0: other, index } of line.slice(from).matchAll(/`+/gu))
    if (other === run) return from + index + other.length;
  return undefined;
}
