import type { ErrorCode, YAMLError } from "yaml";
import type { Finding, Location } from "../finding.ts";

const words: { readonly [C in ErrorCode]?: { readonly problem: string; readonly advice: string } } = {
  BAD_INDENT: {
    problem: "The indentation does not fit the lines around it.",
    advice: "Start the line below its sibling, with two more spaces than the line that it belongs to.",
  },
  BAD_SCALAR_START: {
    problem: "A value cannot start with this character.",
    advice: "Put the whole value in double quotes.",
  },
  BAD_DQ_ESCAPE: {
    problem: "A backslash inside double quotes is followed by a sign that means nothing.",
    advice: "Use single quotes, or type the backslash twice.",
  },
  BLOCK_AS_IMPLICIT_KEY: {
    problem: "Two `name: value` pairs stand on one line.",
    advice: "Put each pair on a line of its own, or put the value in double quotes.",
  },
  BLOCK_IN_FLOW: {
    problem: "Lines with dashes or indentation stand inside brackets.",
    advice: "Close the bracket first, or separate the entries with commas.",
  },
  MISSING_CHAR: {
    problem: "A sign is missing: a colon, a comma, a quote or a bracket.",
    advice: "Check that every quote and bracket on this line is closed and every name has its colon.",
  },
  MULTILINE_IMPLICIT_KEY: {
    problem: "A name goes over several lines.",
    advice: "Keep the name on one line, with its colon; put a long text in double quotes.",
  },
  KEY_OVER_1024_CHARS: { problem: "A name is longer than 1,024 characters.", advice: "Use a shorter name." },
  UNEXPECTED_TOKEN: {
    problem: "Something stands here that does not belong to the lines before.",
    advice: "Check the quotes, brackets and indentation of this line and the one above.",
  },
  BAD_DIRECTIVE: {
    problem: "The line starts with a percent sign.",
    advice: "Remove the line, or put the value in double quotes.",
  },
  BAD_ALIAS: { problem: "A star is not followed by a name.", advice: "Put the value in double quotes." },
  ALIAS_PROPS: {
    problem: "A reference with a star carries an anchor or a tag.",
    advice: "Keep only the `*name`.",
  },
  MULTIPLE_ANCHORS: { problem: "A value has two anchors.", advice: "Keep one `&name`." },
  MULTIPLE_TAGS: { problem: "A value has two tags.", advice: "Remove the words that start with `!`." },
};

const general = {
  problem: "The line cannot be read as YAML.",
  advice: "Check the quotes, brackets, colons and indentation of this line and the one above.",
};

/** Turns an error of the YAML parser into a finding in our words; `undefined` for what the walk reports itself. */
export function syntaxFinding(
  error: YAMLError,
  text: string,
  at: (from: number, to: number) => Location,
): Finding | undefined {
  const [from] = error.pos;
  const place = at(from, from + 1);
  const severity = "error";
  switch (error.code) {
    case "TAB_AS_INDENT":
      return { code: "yaml-tab", severity, at: place, args: {} };
    case "MULTIPLE_DOCS":
      return { code: "yaml-several-documents", severity, at: place, args: {} };
    case "DUPLICATE_KEY":
    case "TAG_RESOLVE_FAILED":
    case "NON_STRING_KEY":
      return undefined;
    default:
      if (lineHasTab(text, from))
        return { code: "yaml-tab", severity, at: tabPlace(text, from, at), args: {} };
      return { code: "yaml-syntax", severity, at: place, args: words[error.code] ?? general };
  }
}

const lineStart = (text: string, offset: number): number =>
  text.lastIndexOf("\n", Math.max(0, offset - 1)) + 1;

/** The parser often stumbles over what follows a tab rather than over the tab. */
const lineHasTab = (text: string, offset: number): boolean =>
  /^ *\t/.test(text.slice(lineStart(text, offset), offset + 2));

function tabPlace(text: string, offset: number, at: (from: number, to: number) => Location): Location {
  const tab = text.indexOf("\t", lineStart(text, offset));
  return at(tab, tab + 1);
}
