import { type Catalog, filesOf } from "../catalog/catalog.ts";
import { normalise } from "../criteria/text.ts";
import type * as raw from "../generated/definitions.ts";
import { type DefinedWord, definedWords } from "./defined-words.ts";

/** A word that both sides use, and what they mean by it. */
export interface GlossaryEntry extends Omit<DefinedWord, "kind" | "place"> {
  readonly kind: DefinedWord["kind"] | "term";
  /** The file that says exactly what it means, where there is one. */
  readonly place: string | undefined;
  readonly differences: readonly { readonly word: string; readonly difference: string }[];
  /** The buyers who use the word themselves. */
  readonly saidBy: readonly string[];
}

export interface Glossary {
  /** By word. */
  readonly entries: readonly GlossaryEntry[];
  /** Words that stand for two things, with the places of both. */
  readonly ambiguous: readonly { readonly word: string; readonly places: readonly string[] }[];
}

/** Puts together what all definitions say about words: terms and everything that has a name. */
export function glossary(catalog: Catalog): Glossary {
  const terms = Object.entries(filesOf(catalog.files, "glossary")[0]?.value ?? {});
  const defined = definedWords(catalog);
  const taken = new Set<DefinedWord>();
  const explained = terms.flatMap(([id, term]): readonly GlossaryEntry[] => {
    if (term === undefined) return [];
    const match = defined.find((word) => !taken.has(word) && isMeant(term, word));
    if (match !== undefined) taken.add(match);
    return [entryOf(id, term, match)];
  });
  const others = defined
    .filter((word) => !taken.has(word))
    .map((word): GlossaryEntry => ({ ...word, differences: [], saidBy: [] }));
  const entries = [...explained, ...others].sort(
    (a, b) => compare(normalise(a.word), normalise(b.word)) || compare(a.place ?? "", b.place ?? ""),
  );
  return { entries, ambiguous: ambiguous(entries) };

  function entryOf(id: string, term: raw.GlossaryTerm, match: DefinedWord | undefined): GlossaryEntry {
    const names = new Map<string, string>();
    for (const name of [
      ...(term.also_called ?? []),
      ...(match === undefined ? [] : [match.word, ...match.alsoCalled]),
    ])
      if (!names.has(normalise(name))) names.set(normalise(name), name);
    names.delete(normalise(term.name));
    const personas = filesOf(catalog.files, "persona");
    return {
      word: term.name,
      alsoCalled: [...names.values()],
      kind: match?.kind ?? "term",
      place: match?.place ?? (term.defined_in === undefined ? undefined : placeOf(term.defined_in)),
      meaning: term.definition,
      exactly: match?.exactly,
      partOf: match?.partOf,
      differences: (term.not_the_same_as ?? []).map(({ term: other, difference }) => ({
        word: terms.find(([key]) => key === other)?.[1]?.name ?? other,
        difference,
      })),
      saidBy: personas.filter((file) => term.said_by?.includes(file.id)).map(({ value }) => value.name),
      quotes: personas
        .flatMap(({ value }) => value.words)
        .filter(({ terms: about }) => about?.includes(id))
        .map(({ quote, source, date }) => ({ quote, source, date }))
        .concat(match?.quotes ?? []),
    };
  }

  function placeOf(definition: string): string {
    const file = `${definition}.yaml`;
    return catalog.files.some(({ path }) => path === file) ? file : `${definition}/`;
  }
}

/** The kinds of which a file defines one word and no others. */
const alone: ReadonlySet<DefinedWord["kind"]> = new Set([
  "stage",
  "criteria",
  "profile",
  "score",
  "buyer",
  "handoff",
]);

/** A term stands for a definition if it has its name, or refers to a file that defines this one word. */
function isMeant(term: raw.GlossaryTerm, { place, kind, word, alsoCalled }: DefinedWord): boolean {
  const isAlone = alone.has(kind);
  if (isAlone && `${term.defined_in ?? ""}.yaml` === place) return true;
  return [word, ...alsoCalled].map(normalise).includes(normalise(term.name));
}

function ambiguous(entries: readonly GlossaryEntry[]): Glossary["ambiguous"] {
  const uses = new Map<string, { readonly word: string; readonly places: string[] }>();
  for (const { word, alsoCalled, place } of entries)
    for (const name of [word, ...alsoCalled]) {
      const use = uses.get(normalise(name)) ?? { word: name, places: [] };
      uses.set(normalise(name), use);
      use.places.push(place ?? "glossary.yaml");
    }
  return [...uses.values()]
    .filter(({ places }) => places.length > 1)
    .sort((a, b) => compare(normalise(a.word), normalise(b.word)));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
