/**
 * Looks for nesting beyond `limit` without parsing: a parser recurses, and a hostile file of thousands of
 * opening brackets would cost seconds. Returns the offset of the bracket or dash that goes too deep. Brackets
 * inside quotes are counted as well; nobody opens so many of them without closing any.
 */
export function tooDeep(text: string, limit: number): number | undefined {
  let open = 0;
  let signs = 0;
  let leading = true;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    switch (character) {
      case "[":
      case "{":
        open += 1;
        if (open > limit) return index;
        break;
      case "]":
      case "}":
        open = Math.max(0, open - 1);
        break;
      case "-":
      case "?":
      case ":":
        // `- - - x` and `? ? x` nest once per sign, but only at the start of a line.
        if (leading) signs += 1;
        if (signs > limit) return index;
        break;
      case "\n":
        signs = 0;
        leading = true;
        break;
      default:
        break;
    }
    if (character !== undefined && !" \n-?:".includes(character)) leading = false;
  }
  return undefined;
}
