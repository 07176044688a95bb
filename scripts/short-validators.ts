const note = `function note(errors, instancePath, keyword, params, propertyName) {
  const error = { instancePath, keyword, params, propertyName };
  if (errors === null) return [error];
  errors.push(error);
  return errors;
}`;

const annotations = new Set([
  "title",
  "description",
  "examples",
  "markdownEnumDescriptions",
  "patternErrorMessage",
]);

/** A schema without the words for people, which ajv would carry over into its code. */
export function withoutWords(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutWords);
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
      if (annotations.has(key)) return [];
      const isNamed = key === "properties" || key === "definitions";
      return [[key, isNamed ? named(value as object) : withoutWords(value)]];
    }),
  );
}

/** What stands below `properties` is named by the definitions; a property may well be called `description`. */
const named = (schemas: object): object =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, withoutWords(schema)]));

/**
 * Takes the code that ajv writes for validators and leaves out what nobody reads: where in a schema an error arose (it
 * is looked up by the value's own place), and what surrounds a value. What is the same for every error is said once, in
 * a function. The code is a third shorter, and so is the time to load it.
 */
export function shortValidators(code: string): string {
  const short = code
    .replace(/schemaPath:"(?:[^"\\]|\\.)*",?/g, "")
    .replaceAll("{instancePath,parentData,parentDataProperty,rootData}", "instancePath")
    .replaceAll('{instancePath="", parentData, parentDataProperty, rootData=data}={}', 'instancePath = ""')
    .replace(/\{instancePath:([^{}]*?),parentData[^{}]*?,rootData\}/g, "$1")
    .replace(
      /const (err\d+) = \{instancePath(?::(.*?))?,keyword:("\w+"),params:(.*?)(?:,propertyName:(\w+))?\};if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}/g,
      (_, __, path: string | undefined, keyword: string, params: string, name: string | undefined) =>
        `vErrors = note(${["vErrors", path ?? "instancePath", keyword, params, name ?? []].flat().join(", ")});`,
    );
  if (/parentData|instancePath:|schemaPath/.test(short))
    throw new Error("ajv writes its code in another way than before: see scripts/short-validators.ts.");
  return `${note}\n${short}`;
}
