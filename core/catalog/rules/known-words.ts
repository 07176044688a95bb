import type { Field } from "../../criteria/model.ts";
import { normalise } from "../../criteria/text.ts";
import { type Catalog, filesOf } from "../catalog.ts";
import { conditionsOf } from "./conditions-of.ts";
import { holdsTitles } from "./holds-titles.ts";
import { jobWords } from "./job-words.ts";
import { areNear } from "./near-words.ts";
import { type KnownWord, type Vocabulary, vocabulary } from "./vocabulary.ts";

/** What is known of the words that a field holds. */
export interface Words {
  readonly has: (word: string) => boolean;
  /** A word of this company that differs by a letter or two. */
  readonly near: (word: string) => KnownWord | undefined;
  /** A word that is common in job titles everywhere and differs by a letter or two. */
  readonly nearCommon: (word: string) => KnownWord | undefined;
}

/**
 * For a field the words that are surely meant: its examples, and the titles of the buyers who are recognised by it. Where
 * it holds job titles, those of every buyer, and the words that are common in them.
 */
export function knownWords(catalog: Catalog): (field: Field) => Words {
  const own = new Map<string, Vocabulary>();
  const of = (field: string): Vocabulary => {
    const words = own.get(field) ?? vocabulary();
    own.set(field, words);
    return words;
  };
  for (const file of filesOf(catalog.files, "fields"))
    for (const [id, field] of Object.entries(file.value))
      for (const example of field?.examples ?? [])
        if (typeof example === "string") of(id).add(example, "examples", id);
  const titled = [...catalog.dictionary.fields.values()].filter(holdsTitles).map(({ id }) => id);
  for (const file of filesOf(catalog.files, "persona")) {
    const recognising = conditionsOf(file, catalog).flatMap((condition) =>
      condition.kind === "field" && condition.field.type === "text" ? [condition.field.id] : [],
    );
    for (const field of new Set([...recognising, ...titled]))
      for (const title of file.value.titles) of(field).add(title, "titles", file.id);
  }
  return (field) => {
    const words = of(field.id);
    const isTitle = titled.includes(field.id);
    return {
      has: (word) => words.has(word) || (isTitle && jobWords.has(normalise(word))),
      near: words.near,
      nearCommon: (word) => (isTitle ? commonNear(word) : undefined),
    };
  };
}

/** The words are few and always the same, so that looking at each costs less than an index of them. */
function commonNear(word: string): KnownWord | undefined {
  const normal = normalise(word);
  const written = [...jobWords].find((common) => areNear(normal, common));
  return written === undefined ? undefined : { written, where: "job-titles", owner: "" };
}
