import type { Catalog } from "../catalog/catalog.ts";
import type { JsonSchema } from "../catalog/json-schema.ts";
import { schemas } from "../generated/schemas.ts";
import { type Choice, type Choices, choicesOf } from "./editor-schema-choices.ts";
import { oneOf, segmentChoices } from "./editor-schema-one-of.ts";
import { refineCondition } from "./editor-schema-condition.ts";
import { inOrder, narrow, partOf, whenOne, withParts, withProperty } from "./editor-schema-parts.ts";
import { specialise } from "./editor-schema-specialise.ts";
import { whereCases } from "./editor-schema-where.ts";

/**
 * The schemas for the definitions of one company, by file name. With them an editor completes the names of fields,
 * their values and every id, and reports those that do not exist. They are about single files: what only holds between
 * several places of a file, `check` says.
 */
export function editorSchemas(catalog: Catalog): { readonly [file: string]: JsonSchema } {
  const choices = choicesOf(catalog);
  const files = Object.entries(schemas).map(([name, schema]) => {
    const general = specialise(schema, choices);
    const refined = refinements[name]?.(general, catalog, choices) ?? general;
    return [`${name}.schema.json`, { $schema: schema["$schema"], $comment: notice, ...refined }] as const;
  });
  return Object.fromEntries(files);
}

const notice = "Written by `countersign schema` from the definitions. Do not edit.";

type Refinement = (general: JsonSchema, catalog: Catalog, choices: Choices) => JsonSchema;

/** Where one id tells what may stand beside it, or where the ids of all kinds are meant. */
const refinements: { readonly [schema: string]: Refinement } = {
  condition: refineCondition,
  score: (general, { dictionary }) => {
    const cases = whereCases("each", inOrder(dictionary.activities.values()));
    return withParts(general, { ScoreRule: narrow(partOf(general, "ScoreRule"), ["where"], cases) });
  },
  target: (general, catalog) => {
    const cases = divisions(catalog).map(([id, choices]) =>
      whenOne("segment", [id], {
        properties: { parts: { type: "object", propertyNames: oneOf(choices) } },
      }),
    );
    return withParts(general, { TargetSplit: narrow(partOf(general, "TargetSplit"), [], cases) });
  },
  market: (general, catalog) => {
    const properties = Object.fromEntries(divisions(catalog).map(([id, choices]) => [id, oneOf(choices)]));
    return withParts(general, {
      MarketPart: withProperty(partOf(general, "MarketPart"), "segments", { properties }),
    });
  },
  charter: (general, catalog) => namingAny(general, "CharterAgreement", "definition", catalog),
  glossary: (general, catalog) => namingAny(general, "GlossaryTerm", "defined_in", catalog),
};

/** The segmentations whose segments are known. */
const divisions = ({ dictionary }: Catalog): readonly (readonly [string, readonly Choice[]])[] =>
  inOrder(dictionary.segmentations.values())
    .map((segmentation) => [segmentation.id, segmentChoices(segmentation, dictionary)] as const)
    .filter(([, choices]) => choices.length > 0);

/** A property that names a definition by folder and id. It may be still to be written, so it is offered, not asked. */
function namingAny(general: JsonSchema, part: string, key: string, { files }: Catalog): JsonSchema {
  const examples = files.map(({ path }) => path.replace(/\.yaml$/, "")).sort();
  return withParts(general, { [part]: withProperty(partOf(general, part), key, { examples }) });
}
