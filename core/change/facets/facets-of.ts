import type { Catalog, DefinitionFile } from "../../catalog/catalog.ts";
import type { Change } from "../diff.ts";
import { type AmountFacet, compensationFacets, targetFacets } from "./amount-facets.ts";
import { type CharterFacet, charterFacets } from "./charter-facets.ts";
import { type CriteriaFacet, criteriaFacets } from "./criteria-facets.ts";
import {
  type DictionaryFacet,
  activitiesFacets,
  assumptionsFacets,
  fieldsFacets,
  glossaryFacets,
} from "./dictionary-facets.ts";
import {
  funnelFacets,
  marketFacets,
  personaFacets,
  processFacets,
  profileFacets,
  technologyFacets,
} from "./go-to-market-facets.ts";
import { type HandoffFacet, handoffFacets } from "./handoff-facets.ts";
import { type ListFacet, accountListFacets, listFacets } from "./list-facets.ts";
import { type MetricFacet, metricsFacets } from "./metric-facets.ts";
import { type OwnersFacet, ownersFacets } from "./owner-facets.ts";
import { type PlainFacet, differs } from "./plain-facets.ts";
import { type ScoreFacet, scoreFacets } from "./score-facets.ts";
import { type SegmentFacet, segmentFacets } from "./segment-facets.ts";
import { type StageFacet, stageFacets } from "./stage-facets.ts";

/** One thing that a change does to a definition, as data. */
export type Facet =
  | AmountFacet
  | CharterFacet
  | CriteriaFacet
  | DictionaryFacet
  | HandoffFacet
  | ListFacet
  | MetricFacet
  | OwnersFacet
  | PlainFacet
  | ScoreFacet
  | SegmentFacet
  | StageFacet;

/** What a change does to its definition, the most consequential first; nothing where it has no older version. */
export function facetsOf(change: Change, before: Catalog, after: Catalog): readonly Facet[] {
  if (change.status !== "changed" && change.status !== "renamed") return [];
  const { before: was, after: is } = change;
  return [
    ...criteriaFacets(was, is, before, after),
    ...ofKind(was, is, before, after),
    ...nameFacet(was, is),
  ];
}

const wording: PlainFacet = { of: "wording", noun: undefined, parts: [] };

function nameFacet(was: DefinitionFile, is: DefinitionFile): readonly PlainFacet[] {
  const [from, to] = [was.value, is.value].map((value) =>
    "name" in value && typeof value.name === "string" ? value.name : undefined,
  );
  return from === undefined || to === undefined || from === to ? [] : [{ of: "name", from, to }];
}

function ofKind(was: DefinitionFile, is: DefinitionFile, before: Catalog, after: Catalog): readonly Facet[] {
  switch (is.kind) {
    case "stage":
      return was.kind === is.kind ? stageFacets(was.value, is.value) : [];
    case "criteria":
      return was.kind === is.kind && differs(was.value, is.value, ["description"]) ? [wording] : [];
    case "icp":
      return was.kind === is.kind ? profileFacets(was.value, is.value) : [];
    case "score": {
      const [old, proposed] = [before.dictionary.scores.get(was.id), after.dictionary.scores.get(is.id)];
      return was.kind !== is.kind || old === undefined || proposed === undefined
        ? []
        : scoreFacets({ value: was.value, model: old }, { value: is.value, model: proposed });
    }
    case "segment": {
      const [old, proposed] = [
        before.dictionary.segmentations.get(was.id),
        after.dictionary.segmentations.get(is.id),
      ];
      return was.kind !== is.kind || old === undefined || proposed === undefined
        ? []
        : segmentFacets({ value: was.value, model: old }, { value: is.value, model: proposed });
    }
    case "list":
      return was.kind === is.kind ? listFacets(was.value, is.value) : [];
    case "account-list":
      return was.kind === is.kind ? accountListFacets(was.value, is.value) : [];
    case "persona":
      return was.kind === is.kind ? personaFacets(was.value, is.value) : [];
    case "handoff":
      return was.kind === is.kind ? handoffFacets(was.value, is.value) : [];
    case "target":
      return was.kind === is.kind ? targetFacets(was.value, is.value) : [];
    case "charter":
      return was.kind === is.kind ? charterFacets(was.value, is.value) : [];
    case "owners":
      return was.kind === is.kind ? ownersFacets(was.value, is.value) : [];
    case "market":
      return was.kind === is.kind ? marketFacets(was.value, is.value) : [];
    case "process":
      return was.kind === is.kind ? processFacets(was.value, is.value) : [];
    case "technology":
      return was.kind === is.kind ? technologyFacets(was.value, is.value) : [];
    case "compensation":
      return was.kind === is.kind ? compensationFacets(was.value, is.value) : [];
    case "fields":
      return was.kind === is.kind ? fieldsFacets(was.value, is.value) : [];
    case "activities":
      return was.kind === is.kind ? activitiesFacets(was.value, is.value) : [];
    case "assumptions":
      return was.kind === is.kind ? assumptionsFacets(was.value, is.value) : [];
    case "metrics":
      return was.kind === is.kind ? metricsFacets(was.value, is.value) : [];
    case "funnel":
      return was.kind === is.kind ? funnelFacets(was.value, is.value) : [];
    case "glossary":
      return was.kind === is.kind ? glossaryFacets(was.value, is.value) : [];
  }
}
