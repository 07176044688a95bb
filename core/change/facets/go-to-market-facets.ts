import type * as raw from "../../generated/definitions.ts";
import { wordingOf } from "./dictionary-facets.ts";
import {
  type PlainFacet,
  byId,
  differs,
  entriesFacet,
  handedOver,
  inBoth,
  namedFacets,
  orderFacet,
  settingFacet,
} from "./plain-facets.ts";

const wording: PlainFacet = { of: "wording", noun: undefined, parts: [] };

/** Entries by the name that both sides know them by, for entries with an id and a name. */
const named = <V extends { readonly id: string; readonly name: string }>(
  before: readonly V[],
  after: readonly V[],
): readonly { readonly id: string; readonly was: V; readonly is: V }[] =>
  inBoth(byId(before), byId(after)).map(({ was, is }) => ({ id: is.name, was, is }));

const namesOf = (entries: readonly { readonly name: string }[]): readonly string[] =>
  entries.map(({ name }) => name);

/** What changes in the order of the stages. */
export const funnelFacets = (before: raw.Funnel, after: raw.Funnel): readonly PlainFacet[] => [
  ...entriesFacet("stage", before.stages, after.stages),
  ...orderFacet("stage", before.stages, after.stages),
  ...(differs(before, after, ["description"]) ? [wording] : []),
];

/** What changes in where we play. */
export function marketFacets(before: raw.Market, after: raw.Market): readonly PlainFacet[] {
  const both = named(before.markets, after.markets);
  return [
    ...entriesFacet("segment", before.segments, after.segments),
    ...namedFacets("market", byId(before.markets), byId(after.markets)),
    ...both.flatMap(({ id, was, is }) => [
      ...settingFacet("stance", was.stance, is.stance, id),
      ...settingFacet("priority", was.priority, is.priority, id),
      ...entriesFacet(
        "size",
        (was.sizes ?? []).map(({ what, value }) => `${what}: ${String(value)}`),
        (is.sizes ?? []).map(({ what, value }) => `${what}: ${String(value)}`),
        id,
      ),
    ]),
    ...both.flatMap(({ id, was, is }) =>
      differs(was, is, ["segments"]) ? settingFacet("segments", cell(was), cell(is), id) : [],
    ),
    ...wordingOf("market", both, ["statement"]),
    ...(differs(before, after, ["statement"]) ? [wording] : []),
  ];
}

const cell = ({ segments }: raw.MarketPart): string => Object.values(segments).join(" and ");

/** What changes in the way from finding to winning. */
export function processFacets(before: raw.Process, after: raw.Process): readonly PlainFacet[] {
  const both = named(before.steps, after.steps);
  return [
    ...namedFacets("step", byId(before.steps), byId(after.steps)),
    ...both.flatMap(({ id, was, is }) => handedOver(was.owner, is.owner, id)),
    ...orderFacet("step", namesOf(before.steps), namesOf(after.steps)),
    ...both.flatMap(({ id, was, is }) => [
      ...entriesFacet("stage", was.stages, is.stages, id),
      ...settingFacet("function that helps", was.helped_by?.join(" and "), is.helped_by?.join(" and "), id),
    ]),
    ...wordingOf("step", both, ["description", "buyer_asks", "finished_when"]),
    ...(differs(before, after, ["description"]) ? [wording] : []),
  ];
}

/** What changes in which tool does what. */
export function technologyFacets(before: raw.Technology, after: raw.Technology): readonly PlainFacet[] {
  const both = inBoth(before, after).map(({ was, is }) => ({ id: is.name, was, is }));
  return [
    ...namedFacets("tool", before, after),
    ...both.flatMap(({ id, was, is }) => [
      ...handedOver(was.owner, is.owner, id),
      ...settingFacet("status", was.status, is.status, id),
      ...entriesFacet("field", was.fields ?? [], is.fields ?? [], id),
      ...entriesFacet("activity", was.activities ?? [], is.activities ?? [], id),
      ...entriesFacet("step", was.steps ?? [], is.steps ?? [], id),
      ...settingFacet("day on which to decide again", was.decision.revisit, is.decision.revisit, id),
    ]),
    ...wordingOf("tool", both, ["purpose", "decision", "used_by", "replaces"]),
  ];
}

/** What changes in a persona, without the condition that recognises it. */
export function personaFacets(before: raw.Persona, after: raw.Persona): readonly PlainFacet[] {
  const quotes = ({ words }: raw.Persona): readonly string[] => words.map(({ quote }) => quote);
  return [
    ...settingFacet("role in a purchase", before.role, after.role),
    ...entriesFacet("title", before.titles, after.titles),
    ...entriesFacet("goal", before.goals, after.goals),
    ...entriesFacet("pain", before.pains, after.pains),
    ...entriesFacet("objection", before.objections ?? [], after.objections ?? []),
    ...entriesFacet("quote", quotes(before), quotes(after)),
    ...(differs(before, after, ["description"]) ||
    (quotes(before).join() === quotes(after).join() && differs(before, after, ["words"]))
      ? [wording]
      : []),
  ];
}

/** What changes in the qualitative part of an ideal customer profile. */
export function profileFacets(
  before: raw.IdealCustomerProfile,
  after: raw.IdealCustomerProfile,
): readonly PlainFacet[] {
  const texts = (statements: readonly raw.ProfileStatement[] = []): readonly string[] =>
    statements.map(({ statement }) => statement);
  const statements = inBoth(byId(before.statements), byId(after.statements));
  return [
    ...entriesFacet("statement", texts(before.statements), texts(after.statements)),
    ...entriesFacet("sign", texts(before.signs_against), texts(after.signs_against)),
    ...entriesFacet("buyer", before.buyers ?? [], after.buyers ?? []),
    ...wordingOf(
      "evidence",
      statements.map(({ was, is }) => ({ id: is.statement, was, is })),
      ["evidence"],
    ),
    ...(differs(before, after, ["description"]) ? [wording] : []),
  ];
}
