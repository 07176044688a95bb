import { readFileSync, readdirSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { kinds } from "../../core/catalog/kinds.ts";

/** A part of a JSON Schema, as far as these tests look at it. */
interface Schema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly unknown[];
  readonly markdownEnumDescriptions?: readonly string[];
  readonly not?: object;
  readonly errorCode?: string;
  readonly [keyword: string]: unknown;
}

function readSchemas(folder: string): ReadonlyMap<string, Schema> {
  const base = new URL(`../../${folder}/`, import.meta.url);
  return new Map(
    readdirSync(base)
      .filter((name) => name.endsWith(".schema.json"))
      .map((name) => [name, JSON.parse(readFileSync(new URL(name, base), "utf8")) as Schema]),
  );
}

const schemas = readSchemas("schema");
const outputs = readSchemas("schema/output");

const ajv = new Ajv({ strict: false, allowUnionTypes: true });
for (const schema of schemas.values()) ajv.addSchema(schema);

interface Place {
  readonly file: string;
  readonly at: string;
  readonly schema: Schema;
  /** What the place is: a property that people type, a named part, or something inside. */
  readonly what: "root" | "property" | "definition" | "inside";
}

/** Every part of a schema that has words for people. */
function places(file: string, schema: Schema, at = "", what: Place["what"] = "root"): readonly Place[] {
  const inside = (part: Schema | boolean | undefined, step: string): readonly Place[] =>
    typeof part === "object" ? places(file, part, `${at}/${step}`, "inside") : [];
  const named = (
    parts: Readonly<Record<string, Schema>> | undefined,
    kind: Place["what"],
  ): readonly Place[] =>
    Object.entries(parts ?? {}).flatMap(([name, part]) => places(file, part, `${at}/${name}`, kind));
  return [
    { file, at, schema, what },
    // A condition lists its subjects for completion only; their schemas stand in the branches.
    ...named(schema.properties, "property"),
    ...named(schema.definitions, "definition"),
    ...inside(schema.items, "items"),
    ...inside(schema.additionalProperties, "values"),
    ...inside(schema.propertyNames, "names"),
  ];
}

const all = [...schemas].flatMap(([file, schema]) => places(file, schema));
const found = (wrong: (place: Place) => boolean): readonly string[] =>
  all.filter(wrong).map(({ file, at }) => `${file}${at}`);

/** What a reference points to; the schema itself where there is none. */
function followed(file: string, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const [target = "", part = ""] = schema.$ref.split("#");
  const name = target === "" ? file : target;
  const root = schemas.get(name);
  const next = part === "" ? root : root?.definitions?.[part.replace("/definitions/", "")];
  if (next === undefined) throw new Error(`${file} refers to ${schema.$ref}, which is nowhere`);
  return followed(name, next);
}

describe("every kind of definition", () => {
  it("has its schema, and every schema belongs to a kind or is shared by several", () => {
    const names = new Set([...schemas.keys()].map((name) => name.replace(".schema.json", "")));
    expect(kinds.filter((kind) => !names.has(kind))).toEqual([]);
    // The settings stand beside the definitions.
    const shared = [...names].filter((name) => name !== "settings" && !kinds.some((kind) => kind === name));
    const text = JSON.stringify([...schemas.values()]);
    expect(shared.filter((name) => !text.includes(`"$ref":"${name}.schema.json`))).toEqual([]);
  });

  it("has an id that is its file's name, a title of its own and a description", () => {
    expect([...schemas].filter(([name, { $id }]) => $id !== name)).toEqual([]);
    const titles = all.flatMap(({ schema, what }) =>
      what === "root" || what === "definition" ? (schema.title ?? []) : [],
    );
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
    expect(
      [...schemas].filter(([, { title, description }]) => title === undefined || description === undefined),
    ).toEqual([]);
  });

  it("takes no key that it does not know", () => {
    expect(
      found(
        ({ schema, what }) =>
          what !== "inside" &&
          schema.properties !== undefined &&
          schema.type === "object" &&
          schema["if"] === undefined &&
          schema.additionalProperties === undefined,
      ),
    ).toEqual([]);
  });
});

describe("schemas speak to people", () => {
  it("every property says what it means", () => {
    expect(
      found(
        ({ file, schema, what }) =>
          what === "property" &&
          schema.not === undefined &&
          (followed(file, schema).description ?? "") === "",
      ),
    ).toEqual([]);
  });

  it("descriptions are sentences: a capital letter or a name first, and a full stop at the end", () => {
    expect(
      found(
        ({ schema: { description } }) =>
          description !== undefined && !/^(?:[A-Z"`0-9]|true:|false:)[\s\S]*\.$/.test(description),
      ),
    ).toEqual([]);
  });

  it("every property has an example", () => {
    expect(
      found(
        ({ file, schema, what }) =>
          what === "property" && schema.not === undefined && followed(file, schema).examples === undefined,
      ),
    ).toEqual([]);
  });

  it("every example validates", () => {
    const wrong = all.flatMap(({ file, at, schema }) => {
      if (schema.examples === undefined) return [];
      // References inside are relative to the file that the part stands in.
      const text = JSON.stringify(schema).replaceAll('"$ref":"#/', `"$ref":"${file}#/`);
      // Without its id: a schema of that name is registered already.
      const entries = Object.entries(JSON.parse(text) as Schema).filter(([keyword]) => keyword !== "$id");
      const part = Object.fromEntries(entries);
      const validate = ajv.compile(part);
      return schema.examples
        .filter((example) => !validate(example))
        .map((example) => `${file}${at}: ${JSON.stringify(example)}`);
    });
    expect(wrong).toEqual([]);
  });

  it("a pattern never comes without a sentence that says the rule", () => {
    expect(
      found(
        ({ schema }) =>
          schema.pattern !== undefined && !/^[A-Z][\s\S]*\.$/.test(schema.patternErrorMessage ?? ""),
      ),
    ).toEqual([]);
  });

  it("a sentence about a pattern gives an example, and never the pattern", () => {
    expect(
      found(
        ({ schema: { patternErrorMessage: words } }) =>
          words !== undefined && (!/such as|for example|`/.test(words) || /[\^$]|\[a-z/.test(words)),
      ),
    ).toEqual([]);
  });

  it("every word of a closed list is explained, where any is", () => {
    expect(
      found(
        ({ schema }) =>
          schema.markdownEnumDescriptions !== undefined &&
          schema.markdownEnumDescriptions.length !== schema.enum?.length,
      ),
    ).toEqual([]);
  });

  it("no word of the trade of programmers", () => {
    const jargon =
      /\b(?:regex|regular expression|boolean|string|array|integer|null|schema|enum|URI|JSON|YAML|parse)\b/;
    expect(found(({ schema: { description = "" } }) => jargon.test(description))).toEqual([]);
  });

  it("what must not stand here has a finding of its own", () => {
    const forbidden = /"not":\{\}/g;
    const texts = [...schemas.values()].map((schema) => JSON.stringify(schema));
    const bans = texts.flatMap((text) => text.match(forbidden) ?? []).length;
    const named = texts.flatMap(
      (text) => text.match(/"not":\{\},"errorCode":"(?:keys-exclude-[a-z_]+|rule-needs-each)"/g) ?? [],
    ).length;
    // One more: the condition without a subject, which is described.
    expect(bans - named).toBe(1);
  });
});

describe("the outputs for other programs", () => {
  const outside = [...outputs].flatMap(([file, schema]) => places(file, schema));
  const outputOf = (wrong: (place: Place) => boolean): readonly string[] =>
    outside.filter(wrong).map(({ file, at }) => `${file}${at}`);

  it("say what every property means", () => {
    expect(
      outputOf(({ file, schema, what }) => {
        if (what !== "property" || schema.description !== undefined) return false;
        const root = outputs.get(file);
        const target = schema.$ref?.replace("#/definitions/", "") ?? "";
        return root?.definitions?.[target]?.description === undefined;
      }),
    ).toEqual([]);
  });

  it("name their keys in snake case", () => {
    const keys = outside.flatMap(({ file, schema }) =>
      Object.keys(schema.properties ?? {}).map((key) => [file, key] as const),
    );
    expect(keys.filter(([, key]) => !/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/.test(key))).toEqual([]);
  });
});
