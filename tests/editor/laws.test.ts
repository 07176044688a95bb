import fc from "fast-check";
import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import type { JsonSchema } from "../../core/catalog/json-schema.ts";
import { choicesOf } from "../../core/export/editor-schema-choices.ts";
import { schemas } from "../../core/generated/schemas.ts";
import { check } from "../../core/pipeline.ts";
import { arbitraryCondition } from "./support/arbitrary-condition.ts";
import { catalogOf, company, companyYaml, file, kindOf, withFiles } from "./support/company.ts";
import { compile } from "./support/compile.ts";

const catalog = catalogOf(company);
const compiled = compile(catalog);
const choices = choicesOf(catalog);
const text = fc.stringMatching(/^[a-z][a-z0-9_-]{0,20}$/);

/** Every place of the schemas that names an id, and the kind of id. */
const places: readonly (readonly [place: string, kind: string])[] = Object.entries(schemas)
  .flatMap(
    ([name, schema]) => placesIn(schema, `${name}.schema.json#`),
    // The comparisons of a field have become one part for each type; as wholes they are looked at below.
  )
  .filter(([at]) => !at.includes("/FieldCondition/"));

function placesIn(schema: JsonSchema, at: string): readonly (readonly [string, string])[] {
  const kind = schema["x-refers-to"];
  const named = Object.entries({
    properties: schema.properties ?? {},
    definitions: schema.definitions ?? {},
  });
  const parts: readonly (readonly [string, JsonSchema | readonly JsonSchema[] | undefined])[] = [
    ...named.flatMap(([group, found]) =>
      Object.entries(found).map(([key, part]) => [`${group}/${key}`, part] as const),
    ),
    ["propertyNames", schema.propertyNames],
    // An id that may also be a list of ids is one place.
    ["items", kind === undefined ? schema.items : undefined],
  ];
  const inside = parts.flatMap(([step, part]) => (isSchema(part) ? placesIn(part, `${at}/${step}`) : []));
  return kind === undefined ? inside : [[at, kind], ...inside];
}

function isSchema(part: JsonSchema | readonly JsonSchema[] | undefined): part is JsonSchema {
  return part !== undefined && !Array.isArray(part);
}

describe("an id", () => {
  it("is asked for in many places, all of kinds that are known", () => {
    expect(places.length).toBeGreaterThan(60);
    expect([...new Set(places.map(([, kind]) => kind))].filter((kind) => !choices.has(kind))).toEqual([]);
  });

  it("is accepted wherever its kind is named, if it exists, and refused if it does not", () => {
    const place = fc.constantFrom(...places);
    fc.assert(
      fc.property(place, text, fc.nat(), ([at, kind], other, index) => {
        const known = (choices.get(kind) ?? []).map(({ id }) => id);
        const existing = known[index % known.length];
        const validate = compiled(at);
        return validate(existing) && (known.includes(other) || !validate(other));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a condition", () => {
  it("is fine in the editor exactly when `check` finds nothing wrong with it", () => {
    const seen = { fine: 0, wrong: 0 };
    const condition = arbitraryCondition(catalog.dictionary).map((criteria) => ({
      name: "X",
      description: "Y",
      criteria,
    }));
    // Many at a time: most of the work of `check` is the rest of the definitions.
    fc.assert(
      fc.property(fc.array(condition, { minLength: 100, maxLength: 100 }), (sets) => {
        const paths = sets.map((_, index) => `criteria/extra-${String(index)}.yaml`);
        const extra = sets.map((set, index) => file(paths[index] ?? "", JSON.stringify(set)));
        const { findings } = check(withFiles(company, ...extra));
        const wrong = new Set(
          findings.flatMap(({ at, severity }) => (severity === "error" ? [at.path] : [])),
        );
        for (const [index, set] of sets.entries()) {
          const isWrong = wrong.has(paths[index] ?? "");
          seen[isWrong ? "wrong" : "fine"] += 1;
          expect([set.criteria, compiled("criteria")(set)]).toEqual([set.criteria, !isWrong]);
        }
      }),
      { numRuns: 8 },
    );
    expect(Math.min(seen.fine, seen.wrong)).toBeGreaterThan(50);
  });
});

describe("a file that cannot be read", () => {
  it.each([
    "fields.yaml",
    "activities.yaml",
    "metrics.yaml",
    "process.yaml",
    "glossary.yaml",
    "stages/mql.yaml",
    "scores/lead-score.yaml",
    "segments/region.yaml",
    "lists/competitor-domains.yaml",
    "accounts/named-accounts.yaml",
    "targets/mqls-2026.yaml",
  ])("makes no other file wrong: %s", (broken) => {
    expect(company.map(({ path }) => path)).toContain(broken);
    const validators = compile(catalogOf(withFiles(company, file(broken, "name: [\n"))));
    for (const { path, bytes } of companyYaml) {
      if (path === broken) continue;
      const validate = validators(kindOf(path));
      validate(parse(new TextDecoder().decode(bytes)));
      expect([path, validate.errors ?? []]).toEqual([path, []]);
    }
  });
});
