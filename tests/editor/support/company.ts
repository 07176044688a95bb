import type { Catalog } from "../../../core/catalog/catalog.ts";
import { place } from "../../../core/catalog/kinds.ts";
import type { Source } from "../../../core/catalog/source.ts";
import { check } from "../../../core/pipeline.ts";
import { readDefinitions } from "../../../scripts/io/read-definitions.ts";

const root = new URL("../../../", import.meta.url);

/** The definitions of the example company. */
export const company: readonly Source[] = await readDefinitions(new URL("definitions", root).pathname);

/** The files of the company that an editor checks: all but its tables. */
export const companyYaml: readonly Source[] = company.filter(({ path }) => path.endsWith(".yaml"));

/** Everything that can be read and linked in some definitions. */
export const catalogOf = (sources: readonly Source[]): Catalog => check(sources).catalog;

/** A definition file, from its text. */
export const file = (path: string, text: string): Source => ({
  path,
  type: "file",
  bytes: new TextEncoder().encode(text),
});

/** Definitions with some files added or put in place of others. */
export function withFiles(sources: readonly Source[], ...files: readonly Source[]): readonly Source[] {
  const paths = new Set(files.map(({ path }) => path));
  return [...sources.filter(({ path }) => !paths.has(path)), ...files];
}

/** The kind of the definition at a path. */
export function kindOf(path: string): string {
  const placed = place(path);
  return placed.status === "placed" ? placed.kind : placed.status;
}
