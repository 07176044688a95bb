import type { Catalog, DefinitionFile } from "../catalog/catalog.ts";
import { type Words, say, sayTree } from "../criteria/say.ts";
import { agreedWords } from "./agreed-words.ts";
import { metricWords } from "./metric-words.ts";

/** A word that a definition gives a meaning to. */
export interface DefinedWord {
  readonly word: string;
  readonly alsoCalled: readonly string[];
  readonly kind:
    | "stage"
    | "criteria"
    | "profile"
    | "score"
    | "segment"
    | "metric"
    | "buyer"
    | "market"
    | "account-list"
    | "tier"
    | "handoff"
    | "step"
    | "tool";
  /** The path below `definitions/`. */
  readonly place: string;
  readonly meaning: string;
  /** The exact rule in words, where there is one. */
  readonly exactly: Words | undefined;
  /** The division that a segment is part of, or the list of a tier. */
  readonly partOf: string | undefined;
  readonly quotes: readonly Quote[];
}

/** What a buyer said, and where. */
export interface Quote {
  readonly quote: string;
  readonly source: string;
  readonly date: string;
}

/** Every word that a definition gives a meaning to, by file. */
export const definedWords = (catalog: Catalog): readonly DefinedWord[] =>
  catalog.files.flatMap((file) => wordsOf(file, catalog));

function wordsOf(file: DefinitionFile, catalog: Catalog): readonly DefinedWord[] {
  const base = { place: file.path, alsoCalled: [], partOf: undefined, quotes: [] };
  switch (file.kind) {
    case "stage":
    case "criteria":
    case "icp": {
      const { name, description } = file.value;
      const abbreviation = file.kind === "stage" ? file.value.abbreviation : undefined;
      return [
        {
          ...base,
          word: name,
          alsoCalled: abbreviation === undefined ? [] : [abbreviation],
          kind: file.kind === "icp" ? "profile" : file.kind,
          meaning: description,
          exactly: conditionWords(file, "criteria", catalog),
        },
      ];
    }
    case "score": {
      const { name, description } = file.value;
      return [{ ...base, word: name, kind: "score", meaning: description, exactly: undefined }];
    }
    case "segment":
      return segmentsOf(file, catalog);
    case "metrics":
      return Object.entries(file.value).flatMap(([id, metric]) =>
        metric === undefined
          ? []
          : [
              {
                ...base,
                word: metric.name,
                kind: "metric" as const,
                meaning: metric.description,
                exactly: { text: metricWords(id, metric, catalog), parts: [] },
              },
            ],
      );
    case "persona": {
      const { name, description, words } = file.value;
      const quotes = words.map(({ quote, source, date }) => ({ quote, source, date }));
      const exactly = conditionWords(file, "recognised_by", catalog);
      return [{ ...base, word: name, kind: "buyer", meaning: description, exactly, quotes }];
    }
    default:
      return agreedWords(file, catalog).map((own) => ({ ...base, ...own }));
  }
}

function conditionWords(file: DefinitionFile, key: string, catalog: Catalog): Words | undefined {
  const condition = catalog.conditions.get(file.path)?.get(JSON.stringify([key]));
  return condition === undefined ? undefined : sayTree(condition, catalog.dictionary);
}

function segmentsOf(
  { id, path: place, value }: Extract<DefinitionFile, { kind: "segment" }>,
  { dictionary }: Catalog,
): readonly DefinedWord[] {
  const segmentation = dictionary.segmentations.get(id);
  if (segmentation === undefined || segmentation.order === "highest-of") return [];
  const described = new Map(
    (value.first ?? value.exclusive ?? []).map((segment) => [segment.id, segment.description]),
  );
  return segmentation.segments.map(({ id: segment, name, when }) => ({
    place,
    word: name,
    alsoCalled: [],
    kind: "segment",
    partOf: value.name,
    quotes: [],
    meaning: described.get(segment) ?? `A part of “${value.name}”.`,
    exactly: { text: when === undefined ? "everyone else" : say(when, dictionary), parts: [] },
  }));
}
