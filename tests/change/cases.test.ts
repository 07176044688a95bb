import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Source } from "../../core/catalog/source.ts";
import type { ChangeClass } from "../../core/change/change-class.ts";
import { folders, singletons } from "../../core/catalog/kinds.ts";
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

const known = new Map<string, Compared>();

/** What a case changes, worked out once. */
async function compared(name: string): Promise<Compared> {
  const found = known.get(name) ?? compare(await side(name, "before"), await side(name, "after"));
  known.set(name, found);
  return found;
}

describe("what changes, as people read it", () => {
  it.each(cases)("%s", async (name) => {
    const { changes, classes, before } = await compared(name);
    expect(before.findings).toEqual([]);
    await expect(diffMarkdown(changes, classes, undefined)).toMatchFileSnapshot(
      join(root, "cases", name, "expected.md"),
    );
  });
});

/** What a class is when the change is taken back. */
const takenBack: { readonly [C in ChangeClass]: ChangeClass } = {
  equivalent: "equivalent",
  tightened: "loosened",
  loosened: "tightened",
  shifted: "shifted",
  impossible: "loosened",
  "open-to-all": "tightened",
  replaced: "replaced",
  "not-settled": "not-settled",
  raised: "lowered",
  lowered: "raised",
  moved: "moved",
  faster: "slower",
  slower: "faster",
  "handed-over": "handed-over",
  extended: "shortened",
  shortened: "extended",
  earlier: "later",
  later: "earlier",
  reworded: "reworded",
  changed: "changed",
  added: "removed",
  removed: "added",
  renamed: "renamed",
  unreadable: "unreadable",
};

describe("the class of a change", () => {
  it.each(cases)("of %s is turned round when the change is taken back", async (name) => {
    const there = (await compared(name)).changes.map((change) => takenBack[change.class]);
    const back = compare(await side(name, "after"), await side(name, "before")).changes;
    expect(back.map((change) => change.class).sort()).toEqual(there.sort());
  });

  it("is shown by at least one case for every kind of definition and for every class but what is not settled", async () => {
    const all = await Promise.all(cases.map(compared));
    const changes = all.flatMap((one) => one.changes);
    const shown = new Set(changes.map((change) => change.class));
    const wanted = Object.keys(takenBack).filter((one) => one !== "not-settled");
    expect(wanted.filter((one) => !shown.has(one as ChangeClass))).toEqual([]);
    const files = changes.map(({ path }) => path.split("/")[0]?.replace(".yaml", ""));
    const places = [...singletons, ...Object.keys(folders)];
    expect(places.filter((place) => !files.includes(place))).toEqual([]);
  });
});
