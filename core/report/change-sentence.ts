import type { Catalog } from "../catalog/catalog.ts";
import type { Meaning } from "../change/meaning.ts";
import { isSameContent } from "../change/diff.ts";
import type { Proofs } from "../change/prove-changes.ts";
import { orList } from "../criteria/say.ts";
import { subjectOf } from "../criteria/wording.ts";
import { type About, fullName, objectName, shortName } from "./facets/about.ts";
import { setWords } from "./facets/criteria-words.ts";
import { facetWords } from "./facets/facet-words.ts";
import { signersWords } from "./facets/owners-words.ts";
import { quoted } from "./facets/quoted.ts";
import { segmentMoveWords } from "./facets/segment-words.ts";

/**
 * A change as one short verb phrase without a full stop, the most consequential thing first: `Raises the MQL bar from
 * 50 to 65 points`. What cannot be said shorter reads `Changes MQL`.
 */
export function changeSentence(meaning: Meaning, before: Catalog, after: Catalog, proofs: Proofs): string {
  const { change } = meaning;
  switch (change.status) {
    case "added":
      return `Adds ${fullName(change.after, after)}`;
    case "removed":
      return `Removes ${fullName(change.before, before)}`;
    case "unreadable":
      return change.side === "after"
        ? `Makes ${quoted(change.path)} unreadable`
        : `Replaces ${quoted(change.path)}, which could not be read`;
    case "renamed":
      if (isSameContent(change))
        return `Renames ${quoted(change.before.path)} to ${quoted(change.path)} without changing its content`;
      break;
    case "changed":
      break;
  }
  const [first] = phrases(meaning, before, after, proofs, 2);
  return first ?? `Changes ${objectName(change.after, after)}`;
}

/**
 * Everything that a change does, one verb phrase each, the most consequential first; then who can sign from now on and
 * whose blanks matter. Nothing where a definition comes, goes or cannot be read.
 */
export const changePhrases = (
  meaning: Meaning,
  before: Catalog,
  after: Catalog,
  proofs: Proofs,
): readonly string[] => phrases(meaning, before, after, proofs, Infinity);

/** `most`: how many differences in the criteria are said before the rest is counted. */
function phrases(
  meaning: Meaning,
  before: Catalog,
  after: Catalog,
  proofs: Proofs,
  most: number,
): readonly string[] {
  const { change, facets, blanks } = meaning;
  if (change.status !== "changed" && change.status !== "renamed") return [];
  const file = change.after;
  const about: About = { name: objectName(file, after), short: shortName(file, after), before, after };
  const set = proofs.sets.find((other) => other.set.id === file.id && other.set.kind === file.kind);
  const isSet = file.kind === "stage" || file.kind === "icp" || file.kind === "criteria";
  const ofFacets = facets.map((facet) =>
    facet.of === "criteria" && isSet ? setWords(facet.edits, set, about, most) : facetWords(facet, about),
  );
  const moves = segmentMoveWords(
    file.kind === "segment"
      ? proofs.segmentations.find(({ segmentation }) => segmentation.id === file.id)
      : undefined,
    facets.filter((facet) => facet.of === "segment-criteria"),
    about,
  );
  return [
    ...moves,
    ...ofFacets,
    ...facets.flatMap((facet) =>
      facet.of === "owners" || facet.of === "arbiter" ? [signersWords(facet, about)] : [],
    ),
    ...blankWords(blanks.excludes, "Also excludes"),
    ...blankWords(blanks.admits, "No longer excludes"),
  ];
}

function blankWords(fields: Meaning["blanks"]["excludes"], verb: string): readonly string[] {
  return fields.length === 0 ? [] : [`${verb} leads whose ${orList(fields.map(subjectOf))} is missing`];
}
