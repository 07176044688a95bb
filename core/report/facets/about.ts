import type { Catalog, DefinitionFile } from "../../catalog/catalog.ts";
import { setName } from "../../criteria/say.ts";
import { clip, quoted } from "./quoted.ts";

/** What the words about a facet need: the definition by its names, and both versions of everything else. */
export interface About {
  /** As the object of a sentence: `MQL`, `the score “Lead score”`, `the glossary`. */
  readonly name: string;
  /** Without the word for what it is: `MQL`, `“Lead score”`. */
  readonly short: string;
  readonly before: Catalog;
  readonly after: Catalog;
}

const singletons: { readonly [kind: string]: string } = {
  charter: "the charter",
  owners: "the owners",
  market: "the market",
  process: "the process",
  technology: "the list of tools",
  compensation: "the compensation plan",
  fields: "the fields",
  activities: "the activities",
  assumptions: "the assumptions",
  metrics: "the metrics",
  funnel: "the funnel",
  glossary: "the glossary",
};

const nouns: { readonly [kind: string]: string } = {
  stage: "stage",
  criteria: "criteria set",
  icp: "profile",
  score: "score",
  segment: "segments",
  list: "list",
  persona: "persona",
  "account-list": "account list",
  handoff: "hand-off",
  target: "target",
};

/** How sentences name a definition as their object; a stage, profile or criteria set goes without its kind. */
export function objectName(file: DefinitionFile, catalog: Catalog): string {
  if (file.kind === "stage" || file.kind === "icp" || file.kind === "criteria")
    return shortName(file, catalog);
  return fullName(file, catalog);
}

/** How sentences name a definition that comes or goes: always with its kind. */
export function fullName(file: DefinitionFile, catalog: Catalog): string {
  const noun = nouns[file.kind];
  return noun === undefined
    ? (singletons[file.kind] ?? file.path)
    : `the ${noun} ${shortName(file, catalog)}`;
}

/** How sentences name a definition without its kind. */
export function shortName(file: DefinitionFile, catalog: Catalog): string {
  const { value } = file;
  if (file.kind === "stage" || file.kind === "icp" || file.kind === "criteria")
    return clip(setName(file.id, catalog.dictionary));
  return "name" in value && typeof value.name === "string"
    ? quoted(value.name)
    : (singletons[file.kind] ?? file.path);
}
