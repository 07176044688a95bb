import { fileMatcher } from "../../approval/file-patterns.ts";
import type { OwnersFacet } from "../../change/facets/owner-facets.ts";
import { orList } from "../../criteria/say.ts";
import { type About, shortName } from "./about.ts";
import { clip } from "./quoted.ts";

/** Says how the owners of something change: `Hands MQL over from rae to sam for sales`. */
export function ownersWords(facet: OwnersFacet, about: About): string {
  const { added, removed } = facet;
  const [from, to] = [people(removed), people(added)];
  if (facet.of === "arbiter") {
    if (removed.length === 0) return `Names ${to} as arbiter`;
    if (added.length === 0) return `Takes the part of arbiter from ${from}`;
    return `Hands the part of arbiter over from ${from} to ${to}`;
  }
  const side = clip(facet.for);
  const what = facet.files === undefined ? undefined : filesWords(facet.files, about);
  if (added.length > 0 && removed.length > 0)
    return what === undefined
      ? `Hands the signature for ${side} over from ${from} to ${to}`
      : `Hands ${what} over from ${from} to ${to} for ${side}`;
  const about_ = what === undefined ? "" : ` on ${what}`;
  return removed.length === 0
    ? `Lets ${to} sign${about_} for ${side}${facet.now.length > added.length ? ", too" : ""}`
    : `No longer lets ${from} sign${about_} for ${side}`;
}

/** Says who can sign from then on. */
export function signersWords(facet: OwnersFacet, about: About): string {
  const now = facet.now.map(clip);
  const who = now.length === 0 ? "nobody" : people(now);
  if (facet.of === "arbiter") return `From then on ${who} may decide a deadlock`;
  const what = facet.files === undefined ? "" : ` on ${filesWords(facet.files, about)}`;
  return `From then on ${who} can sign${what} for ${clip(facet.for)}`;
}

const people = (owners: readonly string[]): string => orList(owners.map(clip), "and");

/** The definitions that patterns mean, by name where each pattern means one, else the patterns themselves. */
function filesWords(patterns: readonly string[], { after }: About): string {
  const means = fileMatcher(patterns);
  const files = after.files.filter(({ path }) => means(`definitions/${path}`));
  const exact = patterns.every((pattern) => !pattern.includes("*")) && files.length === patterns.length;
  return exact
    ? orList(
        files.map((file) => shortName(file, after)),
        "and",
      )
    : orList(
        patterns.map((pattern) => `\`${clip(pattern).replaceAll("`", "'")}\``),
        "and",
      );
}
