import { join } from "node:path";
import { describe as suite, expect, it } from "vitest";
import type { DefinitionFile } from "../../core/catalog/catalog.ts";
import { check } from "../../core/pipeline.ts";
import { describe } from "../../core/report/describe.ts";
import { cases, definitionsOf } from "./read-case.ts";

const spoken: readonly DefinitionFile["kind"][] = [
  "criteria",
  "handoff",
  "score",
  "segment",
  "stage",
  "target",
];

suite("every published definition reads well: words.txt says it, and is reviewed like prose", () => {
  it.each(cases.map(({ name, folder }) => [name, folder] as const))("%s", async (name, folder) => {
    const { catalog } = check(await definitionsOf(name));
    const sections = catalog.files
      .filter(({ kind }) => spoken.includes(kind))
      .map((file) => `${file.path}\n\n${describe(file, catalog).join("\n")}\n`);
    await expect(sections.join("\n\n")).toMatchFileSnapshot(join(folder, "words.txt"));
  });
});
