import type { Finding, Location } from "../finding.ts";
import type { EntryType, Source } from "./source.ts";

/** The largest definition file in bytes. */
export const sizeLimit = 1_048_576;

// The strict decoder is much slower than the lenient one, so it is asked only where a replacement sign may hide a mistake.
const strict = new TextDecoder("utf-8", { fatal: true });
const lenient = new TextDecoder("utf-8");

// Characters that nobody types on purpose: they hide text from the reader of a pull request, turn it around, or end a
// line for some programs only. The two joiners U+200C and U+200D stay: some scripts cannot be written without them.
const forbidden = new RegExp(
  "(?![\\t\\n\\r])\\p{Cc}|\\r(?!\\n)" +
    "|[\\u{ad}\\u{61c}\\u{180e}\\u{200b}\\u{200e}\\u{200f}\\u{2028}-\\u{202e}\\u{2060}-\\u{206f}\\u{feff}\\u{e0000}-\\u{e007f}]",
  "u",
);

/** The first character of a file. */
export const startOf = (path: string): Location => ({
  path,
  line: 1,
  column: 1,
  end: { line: 1, column: 1 },
});

/** The finding about an entry that is no plain file. */
export const notAFile = (path: string, type: Exclude<EntryType, "file">): Finding => ({
  code: "not-a-file",
  severity: "error",
  at: startOf(path),
  args: { type },
});

/** Turns bytes into text, or into the one finding that says why they are not the text of a definition. */
export function decode({
  path,
  type,
  bytes,
}: Source): { readonly text: string } | { readonly finding: Finding } {
  const at = startOf(path);
  if (type !== "file") return { finding: notAFile(path, type) };
  if (bytes.length > sizeLimit) {
    const args = { bytes: bytes.length, limit: sizeLimit };
    return { finding: { code: "file-too-large", severity: "error", at, args } };
  }
  let text: string;
  try {
    text = lenient.decode(bytes);
    if (text.includes("\ufffd")) text = strict.decode(bytes);
  } catch {
    const good = validPrefix(bytes);
    return {
      finding: {
        code: "not-utf8",
        severity: "error",
        at: locationOf(path, good),
        args: { offset: good.length },
      },
    };
  }
  const match = forbidden.exec(text);
  if (match === null) return { text };
  const name = nameOf(match[0].codePointAt(0) ?? 0);
  return {
    finding: {
      code: "forbidden-character",
      severity: "error",
      at: locationOf(path, text.slice(0, match.index)),
      args: { name },
    },
  };
}

/** The sign that follows a piece of text from the start of a file. */
export function locationOf(path: string, before: string): Location {
  const lines = before.split("\n");
  const line = lines.length;
  const column = (lines.at(-1)?.length ?? 0) + 1;
  return { path, line, column, end: { line, column: column + 1 } };
}

/** The longest beginning of the bytes that is UTF-8, as text. */
function validPrefix(bytes: Uint8Array): string {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (startsValid(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return new TextDecoder("utf-8").decode(bytes.subarray(0, good), { stream: true });
}

function startsValid(bytes: Uint8Array): boolean {
  try {
    // As a stream: a character that is merely cut at the end is no mistake.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function nameOf(code: number): string {
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  if (code === 0) return "a NUL byte";
  if (code === 0xfeff) return "a byte-order mark inside the text";
  if ([0x0d, 0x85, 0x2028, 0x2029].includes(code))
    return `${hex}, which ends the line for some programs only,`;
  if (
    [0x061c, 0x200e, 0x200f].includes(code) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  )
    return `the invisible character ${hex}, which turns the direction of text,`;
  return code < 0xa0 ? `the control character ${hex}` : `the invisible character ${hex}`;
}
