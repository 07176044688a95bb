/**
 * Looks for nesting beyond `limit` without parsing: a parser recurses, and a hostile file of thousands of opening
 * brackets or ever deeper lines would exhaust it. Returns the offset of the sign that goes too deep. What stands in
 * quotes is counted as well: nobody opens so many brackets there without closing any.
 */
export function tooDeep(text: string, limit: number): number | undefined {
  let brackets = 0;
  let column = 0;
  // The columns at which the blocks around this place start, outermost first.
  const blocks: number[] = [];
  let leading = true;
  for (let index = 0; index < text.length; index += 1, column += 1) {
    const character = text[index] ?? "";
    if (character === "\n") {
      leading = true;
      column = -1;
      continue;
    }
    if (leading && !" \r#".includes(character)) {
      while ((blocks.at(-1) ?? -1) >= column) blocks.pop();
      blocks.push(column);
      if (blocks.length > limit) return index;
    }
    // `- - x` and `? ? x` open a block per sign; after a comment or a name the line opens no more.
    if (!" -?:".includes(character)) leading = false;
    if (character === "[" || character === "{") brackets += 1;
    if (brackets > limit) return index;
    if (character === "]" || character === "}") brackets = Math.max(0, brackets - 1);
  }
  return undefined;
}
