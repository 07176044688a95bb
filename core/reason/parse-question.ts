import type { CriteriaSet, Dictionary } from "../criteria/model.ts";
import { nearWord } from "../near-word.ts";
import { type UnknownId, findSet } from "./find-set.ts";

/** A question about definitions, as data. */
export type Question =
  | { readonly kind: "reachable"; readonly set: CriteriaSet }
  | {
      readonly kind: "implies" | "equals" | "disjoint";
      readonly set: CriteriaSet;
      readonly other: CriteriaSet;
    }
  | { readonly kind: "reaches"; readonly score: string; readonly points: number }
  | { readonly kind: "highest" | "lowest"; readonly score: string };

/** A question that was understood, or what could not be read in it. */
export type Parsed =
  | { readonly status: "question"; readonly question: Question }
  | { readonly status: "unknown-form" }
  | UnknownId;

/** Reads a question such as `sql implies mql` or `highest lead-score`; a stage may go by its abbreviation. */
export function parseQuestion(text: string, dictionary: Dictionary): Parsed {
  const words = text.trim().split(/\s+/).join(" ");
  const form = forms.find(({ pattern }) => pattern.test(words));
  if (form === undefined) return { status: "unknown-form" };
  const [, first = "", second = ""] = form.pattern.exec(words) ?? [];
  return form.read(first, second, dictionary);
}

const forms: readonly {
  readonly pattern: RegExp;
  readonly read: (first: string, second: string, dictionary: Dictionary) => Parsed;
}[] = [
  {
    pattern: /^(\S+) is reachable$/i,
    read: (id, _, dictionary) => withSet(id, dictionary, (set) => asked({ kind: "reachable", set })),
  },
  { pattern: /^(\S+) implies (\S+)$/i, read: aboutTwo("implies") },
  { pattern: /^(\S+) equals (\S+)$/i, read: aboutTwo("equals") },
  { pattern: /^(\S+) and (\S+) are disjoint$/i, read: aboutTwo("disjoint") },
  {
    pattern: /^score (\S+) reaches (-?\d+)$/i,
    read: (id, points, dictionary) =>
      withScore(id, dictionary, (score) => asked({ kind: "reaches", score, points: Number(points) })),
  },
  {
    pattern: /^highest (\S+)$/i,
    read: (id, _, dictionary) => withScore(id, dictionary, (score) => asked({ kind: "highest", score })),
  },
  {
    pattern: /^lowest (\S+)$/i,
    read: (id, _, dictionary) => withScore(id, dictionary, (score) => asked({ kind: "lowest", score })),
  },
];

const asked = (question: Question): Parsed => ({ status: "question", question });

function aboutTwo(kind: "implies" | "equals" | "disjoint") {
  return (first: string, second: string, dictionary: Dictionary): Parsed =>
    withSet(first, dictionary, (set) => withSet(second, dictionary, (other) => asked({ kind, set, other })));
}

function withSet(id: string, { sets }: Dictionary, then: (set: CriteriaSet) => Parsed): Parsed {
  const found = findSet(id, sets);
  return found.status === "found" ? then(found.set) : found;
}

function withScore(id: string, { scores }: Dictionary, then: (score: string) => Parsed): Parsed {
  const wanted = id.toLowerCase();
  if (scores.has(wanted)) return then(wanted);
  const known = [...scores.keys()].sort();
  return { status: "unknown-id", what: "score", id, near: nearWord(id, known), known };
}
