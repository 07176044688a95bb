import type { Cursor } from "./cursor.ts";
import { plainScalar } from "./plain-scalar.ts";
import { depthLimit } from "./yaml-walk.ts";

/** A name with its colon, such as `points:` or `"2026-01":`. */
export const name = /(?:[A-Za-z_][\w-]{0,99}|"[\w-]{1,99}"):(?=[ \n])/y;
const word =
  /(?:[^-?:,[\]{}#&*!|>'"%@` \n]|-(?=[0-9]))(?:[^ :\n,[\]{}]|:(?=[^ \n,[\]{}])| +(?=[^ #\n,[\]{}]))*/y;
const quoted = /"(?:[^"\\\n]|\\["\\])*"|'(?:[^'\n]|'')*'/y;
const space = / *(?:\n *)?/y;

/** Takes a name with its colon. Names that are no words by themselves are left to the whole parser. */
export function takeName(cursor: Cursor): string | undefined {
  const written = cursor.take(name)?.slice(0, -1);
  const key = written?.startsWith('"') === true ? written.slice(1, -1) : written;
  if (key === undefined || key === "__proto__") return undefined;
  return key !== written || plainScalar(key) === key ? key : undefined;
}

/**
 * Reads a list or names in brackets, a text in quotes, or a word within brackets; every further line has to start
 * behind the given column. `undefined`: there is something that is left to the whole parser.
 */
export function flowValue(cursor: Cursor, column: number, depth: number): unknown {
  if (depth >= depthLimit) return undefined;
  switch (cursor.next()) {
    case "[":
      return list(cursor, column, depth);
    case "{":
      return names(cursor, column, depth);
    case '"':
      return cursor.take(quoted)?.slice(1, -1).replaceAll(/\\(.)/g, "$1");
    case "'":
      return cursor.take(quoted)?.slice(1, -1).replaceAll("''", "'");
    default: {
      const written = cursor.take(word);
      return written === undefined ? undefined : plainScalar(written);
    }
  }
}

function list(cursor: Cursor, column: number, depth: number): readonly unknown[] | undefined {
  const items: unknown[] = [];
  const isRead = entries(cursor, column, "]", () => {
    const item = flowValue(cursor, column, depth + 1);
    items.push(item);
    return item !== undefined;
  });
  return isRead ? items : undefined;
}

function names(cursor: Cursor, column: number, depth: number): Record<string, unknown> | undefined {
  const object: Record<string, unknown> = {};
  const isRead = entries(cursor, column, "}", () => {
    const key = takeName(cursor);
    if (key === undefined || Object.hasOwn(object, key) || !spaces(cursor, column)) return false;
    const value = flowValue(cursor, column, depth + 1);
    object[key] = value;
    return value !== undefined;
  });
  return isRead ? object : undefined;
}

/** Reads from one bracket to the other, entry by entry. */
function entries(cursor: Cursor, column: number, closing: string, entry: () => boolean): boolean {
  do {
    cursor.at += 1;
    if (!spaces(cursor, column)) return false;
    if (cursor.next() !== closing && !(entry() && spaces(cursor, column))) return false;
  } while (cursor.next() === ",");
  const isClosed = cursor.next() === closing;
  cursor.at += 1;
  return isClosed;
}

/** Moves to what comes next, on this line or on the following one. */
function spaces(cursor: Cursor, column: number): boolean {
  const blank = cursor.take(space);
  return blank?.includes("\n") !== true || cursor.column() > column;
}
