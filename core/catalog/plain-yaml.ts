import { Cursor } from "./cursor.ts";
import { flowValue, name, takeName } from "./plain-flow.ts";
import { plainScalar } from "./plain-scalar.ts";
import { depthLimit } from "./yaml-walk.ts";

const blankLines = /(?: *(?:#.*)?\n)*/y;
const space = / */y;
const restOfLine = / *(?: #.*)?\n/y;
const dash = /- +(?=[^ #\n])/y;
const collection = new RegExp(`[[{]|${name.source}|${dash.source}`, "y");
const word = /(?:[^-?:,[\]{}#&*!|>'"%@` \n]|-(?=[0-9]))(?:[^ :\n]|:(?=[^ \n])| +(?=[^ #\n]))*/y;
const folded = />-\n( +)[^ \n](?:.*[^ \n])?\n(?:\1[^ \n](?:.*[^ \n])?\n)*/y;
const emptyLines = /\n*/y;

/**
 * Reads YAML as most definitions are written: names, dashes, brackets, and texts on one line. Gives `undefined` for a
 * file with anything else in it, right or wrong; the whole parser, which is ten times slower, reads that one. What is
 * read here means the same there, and has no finding: tests compare the two.
 */
export function plainYaml(text: string): Record<string, unknown> | undefined {
  if (/[\t\r]/.test(text)) return undefined;
  const cursor = new Cursor(text.endsWith("\n") ? text : `${text}\n`);
  const value = nextColumn(cursor) === 0 ? names(cursor, 0, 0) : undefined;
  return nextColumn(cursor) === -1 ? value : undefined;
}

/** Moves to the next line that says something; gives the column at which it starts, or -1 at the end. */
function nextColumn(cursor: Cursor): number {
  cursor.skip(blankLines);
  cursor.skip(space);
  return cursor.next() === undefined ? -1 : cursor.column();
}

// Whoever reads lines of one column stops at any other. A column that nobody waits for therefore ends the reading
// before the end of the file, and the whole parser takes over.
function names(cursor: Cursor, column: number, depth: number): Record<string, unknown> | undefined {
  const object: Record<string, unknown> = {};
  do {
    const key = takeName(cursor);
    if (key === undefined || Object.hasOwn(object, key)) return undefined;
    const value = valueOfName(cursor, column, depth + 1);
    if (value === undefined) return undefined;
    object[key] = value;
  } while (nextColumn(cursor) === column);
  return object;
}

function valueOfName(cursor: Cursor, column: number, depth: number): unknown {
  if (!cursor.skip(restOfLine)) {
    cursor.skip(space);
    return lineValue(cursor, column, depth);
  }
  const inner = nextColumn(cursor);
  if (inner > column) return cursor.sees(collection) ? blockValue(cursor, inner, column, depth) : undefined;
  return inner === column && cursor.sees(dash) ? list(cursor, column, depth) : null;
}

function list(cursor: Cursor, column: number, depth: number): readonly unknown[] | undefined {
  const items: unknown[] = [];
  while (nextColumn(cursor) === column && cursor.skip(dash)) {
    const item = blockValue(cursor, cursor.column(), column, depth + 1);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}

/** Reads what starts at a column and belongs to something that started at an outer one. */
function blockValue(cursor: Cursor, column: number, outer: number, depth: number): unknown {
  if (depth >= depthLimit) return undefined;
  if (cursor.sees(name)) return names(cursor, column, depth);
  return cursor.sees(dash) ? list(cursor, column, depth) : lineValue(cursor, outer, depth);
}

/** Reads the one value that stands on the rest of the line. */
function lineValue(cursor: Cursor, outer: number, depth: number): unknown {
  const sign = cursor.next() ?? "";
  if (sign === ">") return foldedText(cursor, outer);
  const value = "[{\"'".includes(sign) ? flowValue(cursor, outer, depth) : wordValue(cursor);
  return cursor.skip(restOfLine) ? value : undefined;
}

function wordValue(cursor: Cursor): unknown {
  const written = cursor.take(word);
  return written === undefined ? undefined : plainScalar(written);
}

/** Lines of one paragraph below the sign `>-`, all of them indented alike. */
function foldedText(cursor: Cursor, outer: number): string | undefined {
  const [, ...lines] = cursor.take(folded)?.slice(0, -1).split("\n") ?? [];
  const column = lines[0]?.search(/[^ ]/) ?? 0;
  cursor.skip(emptyLines);
  const end = cursor.at;
  cursor.skip(space);
  // Whatever stands further in, be it a comment or spaces, would be part of the text.
  if (column <= outer || cursor.column() > outer) return undefined;
  cursor.at = end;
  return lines.map((line) => line.slice(column)).join(" ");
}
