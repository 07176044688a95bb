import { COLLECTION_STYLE, EVENT_ID, type Event, SCALAR_STYLE, getScalarValue, parseEvents } from "js-yaml";
import { plainScalar } from "./plain-scalar.ts";
import { depthLimit } from "./yaml-walk.ts";

type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;

/** What is being filled: a list, or names with their values. */
interface Open {
  readonly into: unknown[] | Record<string, unknown>;
  readonly inBrackets: boolean;
}

/** Signs and lines that two parsers, or two versions of YAML, do not treat alike. */
const uncommon = /[\t\r\u0085\u2028\u2029\ufeff]|^(?:%|---|\.\.\.)/m;
const commentBehind = /["' \n,]*#/y;

/**
 * Reads YAML by a parser that knows neither places nor a second mistake, and takes a fifth of the time. Gives
 * `undefined` for a file with anything in it that has a finding or is uncommon; the whole parser reads that one. What is
 * read here means the same there, and has no finding: tests compare the two.
 */
export function plainYaml(text: string): Record<string, unknown> | undefined {
  if (uncommon.test(text)) return undefined;
  try {
    const [value] = topOf(parseEvents(text, { maxDepth: depthLimit }), text) ?? [];
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    // It is not YAML; the whole parser says where and why.
    return undefined;
  }
}

/** What stands at the top of the only document, or `undefined` where something is left to the whole parser. */
function topOf([start, ...events]: readonly Event[], text: string): readonly unknown[] | undefined {
  if (start?.type !== EVENT_ID.DOCUMENT) return undefined;
  const top: unknown[] = [];
  const open: Open[] = [{ into: top, inBrackets: false }];
  let name: { readonly text: string; readonly end: number } | undefined;
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      open.pop();
      continue;
    }
    const parent = open.at(-1);
    if (parent === undefined || event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.ALIAS)
      return undefined;
    if (event.anchorStart >= 0 || event.tagStart >= 0) return undefined;
    const { into, inBrackets } = parent;
    if (event.type === EVENT_ID.SCALAR && isCommented(event, text, name?.end, inBrackets)) return undefined;
    const value = valueOf(event, text);
    if (value === undefined) return undefined;
    if (Array.isArray(into)) into.push(value);
    else if (name !== undefined) {
      into[name.text] = value;
      name = undefined;
    } else if (event.type === EVENT_ID.SCALAR && isName(value) && !Object.hasOwn(into, value)) {
      name = { text: value, end: event.valueEnd };
      continue;
    } else return undefined;
    if (event.type !== EVENT_ID.SCALAR)
      open.push({ into: value as Open["into"], inBrackets: event.style === COLLECTION_STYLE.FLOW });
  }
  return top;
}

const isName = (value: unknown): value is string =>
  typeof value === "string" && value !== "<<" && value !== "__proto__";

/** Whether a comment stands between a name and its value, or behind a value in brackets. */
function isCommented(
  event: ScalarEvent,
  text: string,
  nameEnd: number | undefined,
  inBrackets: boolean,
): boolean {
  if (event.valueStart < 0) return false;
  if (nameEnd !== undefined && text.slice(nameEnd, event.valueStart).includes("#")) return true;
  commentBehind.lastIndex = event.valueEnd;
  return inBrackets && commentBehind.test(text);
}

function valueOf(event: Extract<Event, { style: number }>, text: string): unknown {
  if (event.type === EVENT_ID.MAPPING) return {};
  if (event.type === EVENT_ID.SEQUENCE) return [];
  const value = getScalarValue(text, event);
  return event.style === SCALAR_STYLE.PLAIN ? (event.valueStart < 0 ? null : plainScalar(value)) : value;
}
