import { type Document, isMap, isScalar, isSeq, parseDocument } from "yaml";

/** A definition with one fact changed. */
export interface Mutant {
  /** Where and what: `rules.3.points: 20 → 21`. */
  readonly change: string;
  readonly text: string;
}

type Path = readonly (string | number)[];
type Edit = (path: Path, change: string, apply: (copy: Document.Parsed) => void) => void;

/** Texts for people, names of things, and the values that a field may have, decide nothing. */
const decidesNothing = new Set(
  "name description label abbreviation id acknowledge worked_by means then reasons returns_to fields".split(
    " ",
  ),
);

/** What may be left out. */
const optional = new Set(
  "limit where when max min decay reset overrides if_unknown criteria within starts_after restarts_at since holidays".split(
    " ",
  ),
);

const neighbours: Readonly<Record<string, string>> = {
  at_least: "more_than",
  more_than: "at_least",
  at_most: "less_than",
  less_than: "at_most",
};

/**
 * Every text that says one thing differently: a number or a length of time by one, a bound with its end in or out, an
 * entry or an option left out, yes for no.
 */
export function mutants(text: string): readonly Mutant[] {
  const found: Mutant[] = [];
  walk(parseDocument(text).contents, [], (path, change, apply) => {
    const copy = parseDocument(text);
    apply(copy);
    found.push({ change: `${path.join(".")}: ${change}`, text: String(copy) });
  });
  return found;
}

function walk(node: unknown, path: Path, edit: Edit): void {
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      const at = [...path, index];
      if (node.items.length > 1) edit(at, "left out", (copy) => void copy.deleteIn(at));
      walk(item, at, edit);
    }
  } else if (isMap(node)) {
    for (const { key, value } of node.items) {
      const name = String(key);
      if (decidesNothing.has(name)) continue;
      const at = [...path, name];
      if (optional.has(name)) edit(at, "left out", (copy) => void copy.deleteIn(at));
      const neighbour = neighbours[name];
      if (neighbour !== undefined)
        edit(at, neighbour, (copy) => {
          copy.setIn([...path, neighbour], copy.getIn(at, true));
          copy.deleteIn(at);
        });
      walk(value, at, edit);
    }
  } else if (isScalar(node)) {
    for (const other of others(node.value))
      edit(path, `${String(node.value)} → ${String(other)}`, (copy) => {
        copy.setIn(path, other);
      });
  }
}

function others(value: unknown): readonly unknown[] {
  if (typeof value === "boolean") return [!value];
  if (typeof value === "number") return [value - 1, value + 1];
  const length = typeof value === "string" ? /^([0-9]+)( .+)$/.exec(value) : null;
  return length === null ? [] : [-1, 1].map((by) => `${String(Number(length[1]) + by)}${length[2] ?? ""}`);
}
