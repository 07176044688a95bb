import { type Document, type YAMLError, isCollection, isScalar, visit } from "yaml";

/** A mistake of syntax in words for people, and the offset at which to show it. */
export interface Mistake {
  readonly from: number;
  readonly problem: string;
  readonly advice: string;
}

const noColon = {
  problem: "This line has no colon with a space behind it.",
  advice: "Write a name, a colon, a space and the value, such as `name: Lead score`.",
};
const strayDash = {
  problem: "A line with a dash stands among lines of `name: value`.",
  advice: "Indent the dash below the name that its list belongs to, or delete it.",
};

/**
 * Recognises the mistakes that people make most, by what stands at the place where the parser gave up: it names the
 * rule that was broken, not the slip that broke it. `undefined` for all others.
 */
export function mistakeAt(
  error: YAMLError,
  errors: readonly YAMLError[],
  document: Document.Parsed,
  text: string,
): Mistake | undefined {
  const [from, to] = error.pos;
  const isOneLine = !text.slice(from, to).includes("\n");
  switch (error.code) {
    case "BAD_INDENT":
      return unclosed(document, text, from);
    case "MISSING_CHAR":
      return unclosed(document, text, from) ?? missing(document, text, from);
    case "BLOCK_AS_IMPLICIT_KEY": {
      const dash = firstSign(text, from);
      if (text[dash] === "-") return { from: dash, ...strayDash };
      const multiline = errors.find(({ code, pos }) => code === "MULTILINE_IMPLICIT_KEY" && pos[0] === from);
      return multiline && { from: firstSign(text, lineStart(text, multiline.pos[1])), ...indentedTooFar };
    }
    case "MULTILINE_IMPLICIT_KEY":
      return text[from] === "-" ? { from, ...strayDash } : { from, ...noColon };
    case "BLOCK_IN_FLOW":
      return isOneLine ? { from, ...noComma } : undefined;
    case "UNEXPECTED_TOKEN":
      return unexpected(text, from);
    default:
      return undefined;
  }
}

const indentedTooFar = {
  problem: "This line is indented further than the one above, which has its value already.",
  advice: "Start the name in the same column as the name above it.",
};
const noComma = {
  problem: "Two entries in brackets are not separated by a comma.",
  advice: "Type a comma between them; put a value that contains a colon in double quotes.",
};

/** A quote or a bracket that is open where the parser gave up: the place to look at is where it was opened. */
function unclosed(document: Document.Parsed, text: string, end: number): Mistake | undefined {
  const found: Mistake[] = [];
  visit(document, {
    Node(_, node) {
      const [from, to] = node.range ?? [0, 0];
      if (to !== end) return;
      const last = to - from > 1 ? text[to - 1] : undefined;
      if (isScalar(node) && (node.type ?? "").startsWith("QUOTE_") && last !== text[from])
        found.push({
          from,
          problem: "A quote is opened here and never closed.",
          advice: `Type \`${text[from] ?? ""}\` at the end of the value.`,
        });
      const closing = text[from] === "[" ? "]" : "}";
      if (isCollection(node) && node.flow === true && last !== closing)
        found.push({
          from,
          problem: "A bracket is opened here and never closed.",
          advice: `Type \`${closing}\` behind the last entry.`,
        });
    },
  });
  return found.at(-1);
}

function missing(document: Document.Parsed, text: string, from: number): Mistake {
  const around: unknown[] = [];
  visit(document, {
    Collection(_, node) {
      const [start, end] = node.range ?? [0, 0];
      if (node.flow === true && start < from && from < end) around.push(node);
    },
  });
  if (around.length > 0) return { from, ...noComma };
  const end = text.indexOf("\n", from);
  const line = text.slice(from, end < 0 ? text.length : end);
  return /:(?:\s|$)/.test(line) ? { from, ...noDash } : { from, ...noColon };
}

const noDash = {
  problem: "This line stands in a list but does not start with a dash.",
  advice: "Start it with a dash, or in the column of the names above it.",
};

function unexpected(text: string, from: number): Mistake | undefined {
  const before = text.slice(lineStart(text, from), from);
  const sign = text[from];
  if (sign === "}" || sign === "]")
    return {
      from,
      problem: "A bracket is closed here that was never opened.",
      advice: "Delete it, or open it where the entries begin.",
    };
  if (sign === "-" && /:\s+$/.test(before))
    return {
      from,
      problem: "A list starts on the same line as its name.",
      advice: "Put the dash on the next line, indented by two spaces.",
    };
  if (/[>|][-+0-9]*\s*$/.test(before))
    return {
      from,
      problem: "Text stands on the same line as the sign `>` or `|`.",
      advice: "Start the text on the next line, indented by two spaces.",
    };
  const star = /\*\S*\s+$/.exec(before);
  if (star !== null)
    return {
      from: from - star[0].length,
      problem: "A text starts with a star, which stands for a part of the file that is repeated.",
      advice: "Put the whole value in double quotes.",
    };
  if (/["'\]}]\s*$/.test(before))
    return {
      from,
      problem: "Something follows a quote or a bracket that is closed already.",
      advice: 'Put the whole value in double quotes, and type a quote inside it as `\\"`.',
    };
  return undefined;
}

const lineStart = (text: string, offset: number): number =>
  text.lastIndexOf("\n", Math.max(0, offset - 1)) + 1;

/** The first sign that is not a space, from an offset on. */
const firstSign = (text: string, offset: number): number =>
  offset + (/^ */.exec(text.slice(offset, offset + 1000))?.[0].length ?? 0);
