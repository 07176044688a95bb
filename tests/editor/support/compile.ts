import { Ajv, type ValidateFunction } from "ajv";
import type { Catalog } from "../../../core/catalog/catalog.ts";
import { editorSchemas } from "../../../core/export/editor-schema.ts";

/** Finds the compiled schema of a kind, or of a part of one: `stage`, `stage.schema.json#/properties/follows`. */
export type Compiled = (name: string) => ValidateFunction;

/** Compiles the schemas of a company as strictly as ajv can; what only an editor reads is allowed. */
export function compile(catalog: Catalog): Compiled {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    strictTuples: false,
    allowUnionTypes: true,
  });
  for (const keyword of ["markdownEnumDescriptions", "patternErrorMessage", "errorMessage"])
    ajv.addKeyword(keyword);
  for (const schema of Object.values(editorSchemas(catalog))) ajv.addSchema(schema);
  return (name) => {
    const found = ajv.getSchema(name.includes("#") ? name : `${name}.schema.json`);
    if (found === undefined) throw new Error(`There is no schema ${name}.`);
    return found;
  };
}
