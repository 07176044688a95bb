import { type Catalog, filesOf } from "../catalog/catalog.ts";
import type { JsonSchema } from "../catalog/json-schema.ts";
import type { Dictionary } from "../criteria/model.ts";
import { escapeMarkdown } from "../report/markdown.ts";
import type { Choices } from "./editor-schema-choices.ts";
import { listOf, oneOf, segmentChoices, someOfOwn } from "./editor-schema-one-of.ts";
import { type Comparison, oneComparison } from "./editor-schema-comparison.ts";
import { comparisonParts, fieldCondition } from "./editor-schema-fields.ts";
import { combinations, noSubject } from "./editor-schema-no-subject.ts";
import { inOrder, narrow, partOf, whenOne, withParts } from "./editor-schema-parts.ts";
import { whereCases, whereParts } from "./editor-schema-where.ts";

/** Narrows a condition, in which every id already is one that exists, to what fits each of the ids. */
export function refineCondition(general: JsonSchema, catalog: Catalog, choices: Choices): JsonSchema {
  const { dictionary } = catalog;
  const { properties = {}, ...condition } = general;
  const subjects = Object.keys(properties).filter((key) => !combinations.includes(key));
  const activities = inOrder(dictionary.activities.values());
  const fields = inOrder(dictionary.fields.values());
  const onField = fieldCondition(general, {
    fields,
    choices: choices.get("field") ?? [],
    description: partOf(general, "FieldId").description ?? "",
    prefix: "",
  });
  const part = (name: string, keys: readonly string[], cases: readonly JsonSchema[]): JsonSchema =>
    narrow(partOf(general, name), keys, cases);
  return withParts(condition, {
    ...comparisonParts(general),
    NoSubject: noSubject(general, subjects),
    ...(fields.length === 0 ? {} : { FieldCondition: onField.condition, ...onField.parts }),
    ActivityCondition: part("ActivityCondition", ["where"], whereCases("activity", activities)),
    ScoreCondition: part("ScoreCondition", ["band"], [...oneComparison(score), ...bandCases(dictionary)]),
    SegmentCondition: part("SegmentCondition", segment.operators, [
      ...oneComparison(segment),
      ...segmentCases(dictionary),
    ]),
    AccountListCondition: part("AccountListCondition", ["tier"], tierCases(catalog)),
    ...whereParts(general, activities),
  });
}

const score: Comparison = {
  subject: "score",
  operators: ["at_least", "at_most", "more_than", "less_than", "between", "band"],
  words: "a score",
};

const segment: Comparison = {
  subject: "segment",
  operators: ["is", "is_not", "one_of", "none_of"],
  words: "a segment",
};

const bandCases = ({ scores }: Dictionary): readonly JsonSchema[] =>
  inOrder(scores.values()).map(({ id, bands }) => {
    const choices = bands.map((band) => ({
      id: band.id,
      words: band.atLeast === -Infinity ? "everything below" : `${String(band.atLeast)} points or more`,
    }));
    return whenOne("score", [id], { properties: { band: someOfOwn(choices, id, "bands") } });
  });

const segmentCases = (dictionary: Dictionary): readonly JsonSchema[] =>
  inOrder(dictionary.segmentations.values()).flatMap((segmentation) => {
    const choices = segmentChoices(segmentation, dictionary);
    if (choices.length === 0) return [];
    const [one, several] = [oneOf(choices), listOf(choices)];
    const properties = { is: one, is_not: one, one_of: several, none_of: several };
    return [whenOne("segment", [segmentation.id], { properties })];
  });

const tierCases = ({ files }: Catalog): readonly JsonSchema[] =>
  inOrder(filesOf(files, "account-list")).map(({ id, value }) => {
    const choices = value.tiers.map(({ id: tier, name, treatment }) => ({
      id: tier,
      words: escapeMarkdown(`${name}: ${treatment}`),
    }));
    return whenOne("account_list", [id], { properties: { tier: someOfOwn(choices, id, "tiers") } });
  });
