/**
 * Looks for nesting beyond `limit` without parsing: a parser recurses, and a hostile file of thousands of opening
 * brackets or ever deeper lines would exhaust it. Returns the offset of the sign that goes too deep. What stands in
 * quotes is counted as well: nobody opens so many brackets there without closing any.
 */
export function tooDeep(text: string, limit: number): number | undefined {
  const places = [deepBracket(text, limit), deepBlock(text, limit)].filter((place) => place !== undefined);
  return places.length === 0 ? undefined : Math.min(...places);
}

const bracket = /[[\]{}]/g;

function deepBracket(text: string, limit: number): number | undefined {
  let open = 0;
  bracket.lastIndex = 0;
  while (bracket.test(text)) {
    const index = bracket.lastIndex - 1;
    const opens = text[index] === "[" || text[index] === "{";
    open = opens ? open + 1 : Math.max(0, open - 1);
    if (open > limit) return index;
  }
  return undefined;
}

function deepBlock(text: string, limit: number): number | undefined {
  // The columns at which the blocks around this place start, outermost first.
  const blocks: number[] = [];
  for (let line = 0; line >= 0; line = next(text, line))
    for (let index = line; index < text.length; index += 1) {
      const sign = text[index] ?? "";
      if (!" \r#\n".includes(sign)) {
        while ((blocks.at(-1) ?? -1) >= index - line) blocks.pop();
        blocks.push(index - line);
        if (blocks.length > limit) return index;
      }
      // `- - x` and `? ? x` open a block per sign; after a comment or a name the line opens no more.
      if (!" -?:".includes(sign)) break;
    }
  return undefined;
}

/** Where the next line starts, or -1 behind the last one. */
const next = (text: string, line: number): number => {
  const end = text.indexOf("\n", line);
  return end < 0 ? -1 : end + 1;
};
