import { existsSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { place } from "../../core/catalog/kinds.ts";
import { planRepository } from "../../scripts/init/plan-repository.ts";
import { bound, readSettings } from "./editor.ts";

const root = new URL("../../", import.meta.url);
const inFolder = (folder: string): readonly string[] =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" }).map((path) =>
    path.replaceAll("\\", "/"),
  );
/** Schemas that are only a part of files. */
const parts = ["acknowledgements.schema.json", "condition.schema.json"];
const kindSchemas = inFolder("schema/").filter(
  (path) => path.endsWith(".schema.json") && !path.includes("/") && !parts.includes(path),
);

type Bindings = Readonly<Record<string, string | readonly string[]>>;
const bindings = (path: string): Bindings =>
  (readSettings(path) as { readonly "yaml.schemas": Bindings })["yaml.schemas"];
const schemasFor = (path: string, all: Bindings): readonly string[] =>
  Object.entries(all)
    .filter(([, patterns]) => [patterns].flat().some((pattern) => bound(pattern, path)))
    .map(([schema]) => schema);

describe("the editor of this repository", () => {
  const here = bindings(".vscode/settings.json");

  it("binds every schema, and only schemas that exist", () => {
    expect(Object.keys(here).sort()).toEqual(kindSchemas.map((name) => `./schema/${name}`).sort());
    for (const schema of Object.keys(here))
      expect([schema, existsSync(new URL(schema, root))]).toEqual([schema, true]);
  });

  const files = [
    ...inFolder("definitions/").map((path) => `definitions/${path}`),
    ...inFolder("examples/").map((path) => `examples/${path}`),
    ...inFolder("scripts/init/template/definitions/").map(
      (path) => `scripts/init/template/definitions/${path}`,
    ),
  ].filter((path) => path.endsWith(".yaml") && !path.endsWith("/countersign.yaml"));

  it.each(["countersign.yaml", "examples/bank-marketing/countersign.yaml"])(
    "%s, which stands beside definitions, has the schema of the settings",
    (path) => {
      expect(schemasFor(path, here)).toEqual(["./schema/settings.schema.json"]);
    },
  );

  it.each(files)("%s has the schema of its kind and no other", (path) => {
    const inside = path.replace(/^.*definitions\/|^examples\/proposal\//, "");
    const placed = place(inside);
    expect(placed.status).toBe("placed");
    expect(schemasFor(path, here)).toEqual(
      placed.status === "placed" ? [`./schema/${placed.kind}.schema.json`] : [],
    );
  });

  it("binds nothing else", () => {
    for (const path of [
      "action.yml",
      ".github/workflows/ci.yml",
      "definitions/stages/old/mql.yaml",
      "stages/mql.yaml",
    ])
      expect([path, schemasFor(path, here)]).toEqual([path, []]);
  });
});

describe("the editor of a new repository", () => {
  const files = planRepository({ sales: ["rae"], marketing: ["mia"], due: "2026-03-02" });
  const there = bindings("scripts/init/template/.vscode/settings.json");

  it("binds every schema, and only schemas that are written with it", () => {
    const schemas = [...files.keys()].filter((path) => path.startsWith(".countersign/schema/"));
    expect(Object.keys(there).sort()).toEqual(
      kindSchemas.map((name) => `./.countersign/schema/${name}`).sort(),
    );
    expect(schemas).toEqual(
      [
        ...Object.keys(there).map((path) => path.slice(2)),
        ...parts.map((name) => `.countersign/schema/${name}`),
      ].sort(),
    );
  });

  it("binds each of its definitions to the schema of its kind", () => {
    for (const path of files.keys()) {
      if (!path.startsWith("definitions/")) continue;
      const placed = place(path.slice("definitions/".length));
      const kind = placed.status === "placed" ? placed.kind : placed.status;
      expect([path, schemasFor(path, there)]).toEqual([path, [`./.countersign/schema/${kind}.schema.json`]]);
    }
  });
});
