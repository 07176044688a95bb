import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Source } from "../../core/catalog/source.ts";
import { type Compared, compare } from "../../core/pipeline.ts";
import { diffMarkdown } from "../../core/report/diff-markdown.ts";
import { readDefinitions } from "../../scripts/io/read-definitions.ts";
import { layOver } from "../../scripts/io/read-side.ts";

const root = fileURLToPath(new URL(".", import.meta.url));
const cases = readdirSync(join(root, "cases")).sort();

/** The small company with the files of one side laid over it. */
async function side(name: string, which: "before" | "after"): Promise<readonly Source[]> {
  const company = await readDefinitions(join(root, "company"));
  const folder = join(root, "cases", name, which);
  return existsSync(folder) ? layOver(company, await readDefinitions(folder)) : company;
}

async function compared(name: string): Promise<Compared> {
  return compare(await side(name, "before"), await side(name, "after"));
}

describe("what changes, as people read it", () => {
  it.each(cases)("%s", async (name) => {
    const { changes, classes, before } = await compared(name);
    expect(before.findings).toEqual([]);
    await expect(diffMarkdown(changes, classes)).toMatchFileSnapshot(
      join(root, "cases", name, "expected.md"),
    );
  });
});
