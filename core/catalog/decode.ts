import type { Finding, Location } from "../finding.ts";
import type { Source } from "./source.ts";

/** The largest definition file in bytes. */
export const sizeLimit = 1_048_576;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

// Characters that nobody types on purpose: they hide text from the reader of a pull request or turn it around.
const forbidden = new RegExp(
  "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f" +
    "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]",
);

/** The first character of a file. */
export const startOf = (path: string): Location => ({
  path,
  line: 1,
  column: 1,
  end: { line: 1, column: 1 },
});

/** Turns bytes into text, or into the one finding that says why they are not the text of a definition. */
export function decode({
  path,
  type,
  bytes,
}: Source): { readonly text: string } | { readonly finding: Finding } {
  const at = startOf(path);
  if (type !== "file") return { finding: { code: "not-a-file", severity: "error", at, args: { type } } };
  if (bytes.length > sizeLimit) {
    const args = { bytes: bytes.length, limit: sizeLimit };
    return { finding: { code: "file-too-large", severity: "error", at, args } };
  }
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    const good = validPrefix(bytes);
    return {
      finding: { code: "not-utf8", severity: "error", at: locate(path, good), args: { offset: good.length } },
    };
  }
  const match = forbidden.exec(text);
  if (match === null) return { text };
  const name = nameOf(match[0].codePointAt(0) ?? 0);
  return {
    finding: {
      code: "forbidden-character",
      severity: "error",
      at: locate(path, text.slice(0, match.index)),
      args: { name },
    },
  };
}

/** The place behind a piece of text. */
function locate(path: string, before: string): Location {
  const lines = before.split("\n");
  const line = lines.length;
  const column = (lines.at(-1)?.length ?? 0) + 1;
  return { path, line, column, end: { line, column: column + 1 } };
}

function validPrefix(bytes: Uint8Array): string {
  const lenient = new TextDecoder("utf-8").decode(bytes);
  const bad = lenient.indexOf("\ufffd");
  return bad < 0 ? lenient : lenient.slice(0, bad);
}

function nameOf(code: number): string {
  if (code === 0) return "a NUL byte";
  if (code === 0xfeff) return "a byte-order mark inside the text";
  const turns = code === 0x061c || code === 0x200e || code === 0x200f || code >= 0x202a;
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return turns
    ? `the invisible character ${hex}, which turns the direction of text`
    : `the control character ${hex}`;
}
