import type * as raw from "../../generated/definitions.ts";
import { canonical } from "../canonical.ts";
import {
  type PlainFacet,
  differs,
  entriesFacet,
  handedOver,
  inBoth,
  namedFacets,
  settingFacet,
} from "./plain-facets.ts";

/** How the data dictionary changes. */
export type DictionaryFacet =
  | { readonly of: "field-type"; readonly field: string; readonly from: string; readonly to: string }
  | {
      readonly of: "blank-means";
      readonly field: string;
      readonly from: string | undefined;
      readonly to: string | undefined;
    }
  | { readonly of: "field-origin"; readonly field: string };

/** What changes in the fields that criteria may use. */
export function fieldsFacets(
  before: raw.Fields,
  after: raw.Fields,
): readonly (DictionaryFacet | PlainFacet)[] {
  const both = inBoth(before, after);
  return [
    ...entriesFacet("field", Object.keys(before), Object.keys(after)),
    ...both.flatMap(({ id, was, is }) => fieldFacets(id, was, is)),
    ...both.flatMap(({ id, was, is }): readonly DictionaryFacet[] =>
      differs(was, is, ["from"]) ? [{ of: "field-origin", field: id }] : [],
    ),
    ...wordingOf("field", both, ["description", "label", "when_true", "when_false", "examples", "evidence"]),
  ];
}

function fieldFacets(
  id: string,
  was: raw.FieldDefinition,
  is: raw.FieldDefinition,
): readonly (DictionaryFacet | PlainFacet)[] {
  return [
    ...(was.type === is.type ? [] : [{ of: "field-type", field: id, from: was.type, to: is.type } as const]),
    ...entriesFacet("value", was.values ?? [], is.values ?? [], id),
    ...(was.if_missing === is.if_missing
      ? []
      : [
          {
            of: "blank-means",
            field: id,
            from: canonicalOrNothing(was.if_missing),
            to: canonicalOrNothing(is.if_missing),
          } as const,
        ]),
    ...settingFacet("lowest value", was.min, is.min, id),
    ...settingFacet("highest value", was.max, is.max, id),
    ...settingFacet("unit", was.unit, is.unit, id),
    ...settingFacet("kind of number", kindOf(was), kindOf(is), id),
    ...(was.attested_by !== undefined && is.attested_by !== undefined
      ? handedOver(was.attested_by, is.attested_by, id)
      : settingFacet("function that has to attest it", was.attested_by, is.attested_by, id)),
    ...settingFacet("thing that it is about", was.about, is.about, id),
  ];
}

const kindOf = ({ whole }: raw.FieldDefinition): string => (whole === true ? "whole" : "any");

const canonicalOrNothing = (value: string | number | boolean | undefined): string | undefined =>
  value === undefined ? undefined : typeof value === "boolean" ? (value ? "yes" : "no") : String(value);

/** What changes in what can happen. */
export function activitiesFacets(
  before: raw.Activities,
  after: raw.Activities,
): readonly (DictionaryFacet | PlainFacet)[] {
  const both = inBoth(before, after);
  const ofFields = both.map(({ id, was, is }) => ({ id, was, is, facets: activityFacets(id, was, is) }));
  const described = ofFields.filter(({ facets }) => facets.length === 0);
  return [
    ...entriesFacet("activity", Object.keys(before), Object.keys(after)),
    ...ofFields.flatMap(({ facets }) => facets),
    // Where nothing else is said of an activity, its fields are described otherwise.
    ...wordingOf("activity", described, ["description", "label", "fields"]),
    ...wordingOf(
      "activity",
      both.filter(({ id }) => described.every((other) => other.id !== id)),
      ["description", "label"],
    ),
  ];
}

function activityFacets(
  id: string,
  was: raw.ActivityDefinition,
  is: raw.ActivityDefinition,
): readonly (DictionaryFacet | PlainFacet)[] {
  const [old, proposed] = [was.fields ?? {}, is.fields ?? {}];
  return [
    ...entriesFacet("part", was.includes ?? [], is.includes ?? [], id),
    ...entriesFacet("field", Object.keys(old), Object.keys(proposed), id),
    ...inBoth(old, proposed).flatMap((field) =>
      fieldFacets(field.id, { ...field.was, about: "person" }, { ...field.is, about: "person" }),
    ),
  ];
}

/** What changes in what people say. */
export function glossaryFacets(before: raw.Glossary, after: raw.Glossary): readonly PlainFacet[] {
  const both = inBoth(before, after);
  return [
    ...namedFacets("term", before, after),
    ...both.flatMap(({ was, is }) =>
      entriesFacet("synonym", was.also_called ?? [], is.also_called ?? [], is.name),
    ),
    ...wordingOf(
      "term",
      both.map(({ was, is }) => ({ id: is.name, was, is })),
      ["definition", "not_the_same_as", "defined_in", "said_by"],
    ),
  ];
}

/** What changes in what is true of every lead, without the conditions. */
export const assumptionsFacets = (before: raw.Assumptions, after: raw.Assumptions): readonly PlainFacet[] => [
  ...entriesFacet("assumption", Object.keys(before), Object.keys(after)),
  ...wordingOf("assumption", inBoth(before, after), ["description"]),
];

/** The entries of which only words for people change. */
export function wordingOf<V extends object>(
  noun: Extract<PlainFacet, { of: "wording" }>["noun"],
  both: readonly { readonly id: string; readonly was: V; readonly is: V }[],
  keys: readonly (keyof V)[],
): readonly PlainFacet[] {
  const parts = both.filter(({ was, is }) => canonical(was) !== canonical(is) && differs(was, is, keys));
  return parts.length === 0 ? [] : [{ of: "wording", noun, parts: parts.map(({ id }) => id) }];
}
