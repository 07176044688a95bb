import type * as raw from "../../generated/definitions.ts";
import { type PlainFacet, differs, entriesFacet, inBoth, settingFacet } from "./plain-facets.ts";

/** How the chief executive's page changes; days are written as in the file. */
export type CharterFacet =
  | {
      readonly of: "due";
      readonly direction: "earlier" | "later";
      readonly agreement: string;
      readonly from: string;
      readonly to: string;
    }
  | { readonly of: "reviewed"; readonly agreement: string; readonly on: string };

/** What changes in what has to be agreed, by when and how often. */
export function charterFacets(
  before: raw.Charter,
  after: raw.Charter,
): readonly (CharterFacet | PlainFacet)[] {
  const agreements = inBoth(byDefinition(before), byDefinition(after));
  const ids = ({ agreements: all }: raw.Charter): readonly string[] =>
    all.map(({ definition }) => definition);
  return [
    ...entriesFacet("agreement", ids(before), ids(after)),
    ...agreements.flatMap(({ id, was, is }): readonly CharterFacet[] =>
      was.due === is.due
        ? []
        : [
            {
              of: "due",
              direction: is.due < was.due ? "earlier" : "later",
              agreement: id,
              from: was.due,
              to: is.due,
            },
          ],
    ),
    ...settingFacet("answer to what is missing", before.missing, after.missing),
    ...settingFacet("time between two reviews", before.review_every, after.review_every),
    ...agreements.flatMap(({ id, was, is }) =>
      settingFacet("time between two reviews", was.review_every, is.review_every, id),
    ),
    ...agreements.flatMap(({ id, was, is }): readonly CharterFacet[] =>
      is.last_reviewed === undefined || is.last_reviewed === was.last_reviewed
        ? []
        : [{ of: "reviewed", agreement: id, on: is.last_reviewed }],
    ),
    ...settingFacet("sponsor", sponsor(before), sponsor(after)),
    ...(differs(before, after, ["purpose"]) || agreements.some(({ was, is }) => was.why !== is.why)
      ? [{ of: "wording", noun: undefined, parts: [] } as const]
      : []),
  ];
}

const sponsor = ({ asked_by: { name, role } }: raw.Charter): string => `${name} (${role})`;

const byDefinition = ({ agreements }: raw.Charter): Readonly<Record<string, raw.CharterAgreement>> =>
  Object.fromEntries(agreements.map((agreement) => [agreement.definition, agreement]));
