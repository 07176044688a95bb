import type { Document, ErrorCode, YAMLError } from "yaml";
import type { Finding, Location } from "../finding.ts";
import { type Mistake, mistakeAt } from "./yaml-mistakes.ts";

const words: { readonly [C in ErrorCode]?: Omit<Mistake, "from"> } = {
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
  KEY_OVER_1024_CHARS: { problem: "A name is longer than 1,024 characters.", advice: "Use a shorter name." },
  UNEXPECTED_TOKEN: {
    problem: "Something stands here that does not belong to the lines before.",
    advice: "Check the quotes, brackets and indentation of this line and the one above.",
  },
  BAD_DIRECTIVE: directive(),
  BAD_ALIAS: {
    problem: "A `*` or `&` is not followed by a name.",
    advice: "Put the value in double quotes.",
  },
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

function directive(): Omit<Mistake, "from"> {
  return {
    problem: "The line starts with a percent sign.",
    advice: "Remove the line, or put the value in double quotes.",
  };
}

type At = (from: number, to: number) => Location;

/** What the YAML parser objects to, in our words. Every line with a tab is shown, and the first other mistake. */
export function syntaxFindings(document: Document.Parsed, text: string, at: At): readonly Finding[] {
  const findings = [...directives(document, text, at)];
  const errors = [...document.errors, ...document.warnings];
  for (const error of errors) {
    // After the first mistake the parser guesses: what it says then would only distract.
    const finding =
      marked(error, text, at) ??
      (findings.length === 0 ? mistaken(error, errors, document, text, at) : undefined);
    if (finding !== undefined) findings.push(finding);
  }
  return findings;
}

/** `%YAML 1.1` would turn `no` into false, `%TAG` would give words another meaning: no directive is accepted. */
function directives(
  { directives: found, errors, warnings }: Document.Parsed,
  text: string,
  at: At,
): readonly Finding[] {
  const isOdd = [...errors, ...warnings].some(({ code }) => code === "BAD_DIRECTIVE");
  if (!isOdd && !found.yaml.explicit && Object.keys(found.tags).length === 1) return [];
  const from = Math.max(0, text.search(/^%/m));
  return [{ code: "yaml-syntax", severity: "error", at: at(from, from + 1), args: directive() }];
}

/** Tabs and further documents are mistakes of their own, wherever they stand. */
function marked(error: YAMLError, text: string, at: At): Finding | undefined {
  const [from] = error.pos;
  const tab = error.code === "TAB_AS_INDENT" ? from : tabBefore(text, from);
  if (error.code === "MULTIPLE_DOCS")
    return { code: "yaml-several-documents", severity: "error", at: at(from, from + 1), args: {} };
  return tab === undefined
    ? undefined
    : { code: "yaml-tab", severity: "error", at: at(tab, tab + 1), args: {} };
}

function mistaken(
  error: YAMLError,
  errors: readonly YAMLError[],
  document: Document.Parsed,
  text: string,
  at: At,
): Finding | undefined {
  // The walk over the values reports these.
  if (["DUPLICATE_KEY", "TAG_RESOLVE_FAILED", "NON_STRING_KEY"].includes(error.code)) return undefined;
  const plain = { from: error.pos[0], ...(words[error.code] ?? general) };
  const { from, problem, advice } = mistakeAt(error, errors, document, text) ?? plain;
  return { code: "yaml-syntax", severity: "error", at: at(from, from + 1), args: { problem, advice } };
}

/** The parser often stumbles over what follows a tab rather than over the tab. */
function tabBefore(text: string, offset: number): number | undefined {
  const start = text.lastIndexOf("\n", Math.max(0, offset - 1)) + 1;
  const match = /^ *(?=\t)/.exec(text.slice(start, offset + 2));
  return match === null ? undefined : start + match[0].length;
}
