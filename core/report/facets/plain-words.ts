import type { Catalog } from "../../catalog/catalog.ts";
import type { Noun, PlainFacet } from "../../change/facets/plain-facets.ts";
import { labelOf, orList, setName } from "../../criteria/say.ts";
import { type About, shortName } from "./about.ts";
import { metricName } from "./metric-name.ts";
import { clip, quoted } from "./quoted.ts";

/** Says what can change in a definition of any kind. */
export function plainWords(facet: PlainFacet, about: About): string {
  switch (facet.of) {
    case "name":
      return `Renames ${quoted(facet.from)} to ${quoted(facet.to)}`;
    case "handed-over":
      return `Hands ${partOr(facet.in, about)} over from ${clip(facet.from)} to ${clip(facet.to)}`;
    case "entries":
      return entriesWords(facet, about);
    case "order": {
      const named = (entry: string): string => entryName(facet.noun, entry, about.after);
      const where = facet.before === undefined ? "to the end" : `before ${named(facet.before)}`;
      return `Moves ${named(facet.moved)} ${where} in ${about.name}`;
    }
    case "setting":
      return settingWords(facet, about);
    case "wording": {
      if (facet.noun === undefined) return `Rewords the description of ${about.name}`;
      if (facet.noun === "evidence" && facet.parts.length === 1)
        return `Changes the evidence for ${quoted(facet.parts[0] ?? "")} in ${about.name}`;
      const names = facet.parts.map((part) => entryName(facet.noun ?? "part", part, about.after));
      const place = isAmong(facet.noun, about) ? "" : ` in ${about.name}`;
      return names.length > 2
        ? `Rewords ${names.length} ${plurals[facet.noun]}${place}`
        : `Rewords the ${names.length === 1 ? facet.noun : plurals[facet.noun]} ${orList(names, "and")}${place}`;
    }
  }
}

function settingWords(
  { in: part, setting, from, to }: Extract<PlainFacet, { of: "setting" }>,
  about: About,
): string {
  const what = `the ${setting} of ${partOr(part, about)}`;
  if (from === undefined) return `Sets ${what} to ${clip(to ?? "")}`;
  if (to === undefined) return `Drops ${what}, which was ${clip(from)}`;
  return `Changes ${what} from ${clip(from)} to ${clip(to)}`;
}

/** A part of a definition by its name, or the definition itself. */
function partOr(part: string | undefined, about: About): string {
  if (part === undefined) return about.name;
  const { fields, activities } = about.after.dictionary;
  const labelled = fields.get(part) ?? activities.get(part);
  return quoted(labelled === undefined ? part : labelOf(labelled));
}

function entriesWords(
  { noun, in: part, added, removed }: Extract<PlainFacet, { of: "entries" }>,
  about: About,
): string {
  // Fields need not be told apart from the fields that they are among.
  const itself = part === undefined && isAmong(noun, about);
  const [inPlace, toPlace, fromPlace] = ["in", "to", "from"].map((word) =>
    itself ? "" : ` ${word} ${partOr(part, about)}`,
  );
  const [firstAdded, firstRemoved] = [added[0], removed[0]];
  if (added.length === 1 && removed.length === 1 && firstAdded !== undefined && firstRemoved !== undefined)
    return `Replaces the ${noun} ${entryName(noun, firstRemoved, about.before)}${inPlace} by ${entryName(noun, firstAdded, about.after)}`;
  const came = some(noun, added, about.after);
  const went = some(noun, removed, about.before);
  if (removed.length === 0) return `Adds ${came}${toPlace}`;
  if (added.length === 0) return `Removes ${went}${fromPlace}`;
  return `Adds ${came}${toPlace} and removes ${went}`;
}

/** Whether a definition is called by its parts, as the fields are. */
const isAmong = (noun: Noun, { name }: About): boolean => name === `the ${plurals[noun]}`;

/** One or two entries by name, more by their number. */
function some(noun: Noun, entries: readonly string[], catalog: Catalog): string {
  if (entries.length > 2) return `${entries.length} ${plurals[noun]}`;
  const names = entries.map((entry) => entryName(noun, entry, catalog));
  return `the ${entries.length === 1 ? noun : plurals[noun]} ${orList(names, "and")}`;
}

/** What people call an entry: ids of other definitions by the name of those. */
export function entryName(noun: Noun, entry: string, catalog: Catalog): string {
  const { dictionary, files } = catalog;
  switch (noun) {
    case "field": {
      const field = dictionary.fields.get(entry);
      return quoted(field === undefined ? entry : labelOf(field));
    }
    case "activity":
      return quoted(dictionary.activities.get(entry)?.label ?? entry);
    case "stage":
      return setName(entry, dictionary);
    case "factor":
      return metricName(entry, catalog);
    case "segment":
      return quoted(dictionary.segmentations.get(entry)?.name ?? entry);
    case "agreement": {
      const file = files.find(({ path }) => path === `${entry}.yaml`);
      return file === undefined ? quoted(entry) : shortName(file, catalog);
    }
    case "domain":
      return clip(entry);
    default:
      return quoted(entry);
  }
}

const plurals: { readonly [N in Noun]: string } = {
  account: "accounts",
  activity: "activities",
  agreement: "agreements",
  assumption: "assumptions",
  band: "bands",
  buyer: "buyers",
  calendar: "calendars",
  domain: "domains",
  entry: "entries",
  escalation: "escalations",
  evidence: "pieces of evidence",
  factor: "factors",
  field: "fields",
  goal: "goals",
  group: "groups",
  holiday: "holidays",
  market: "markets",
  metric: "metrics",
  objection: "objections",
  override: "overrides",
  pain: "pains",
  part: "parts",
  quote: "quotes",
  role: "roles",
  rule: "rules",
  segment: "segments",
  sign: "signs against it",
  size: "sizes",
  stage: "stages",
  statement: "statements",
  step: "steps",
  synonym: "synonyms",
  term: "terms",
  tier: "tiers",
  title: "titles",
  tool: "tools",
  value: "values",
};
