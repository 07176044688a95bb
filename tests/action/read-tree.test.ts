import { describe, expect, it } from "vitest";
import type { ListedEntry } from "../../action/github/port.ts";
import { guardedFolders, readTree, type ListTree } from "../../action/github/read-tree.ts";
import { isGuarded } from "../../core/approval/guarded.ts";

const commit = "c".repeat(40);
const id = (letter: string): string => letter.repeat(40);
const file = (path: string): ListedEntry => ({ path, mode: "100644", type: "blob", sha: id("f"), size: 1 });
const folder = (path: string, sha: string): ListedEntry => ({
  path,
  mode: "040000",
  type: "tree",
  sha,
  size: 0,
});

/** Trees by id and depth; what is not listed is cut short. */
function trees(known: Readonly<Record<string, readonly ListedEntry[]>>) {
  const asked: string[] = [];
  const list: ListTree = (sha, depth) => {
    const name = `${sha.slice(0, 1)} ${depth}`;
    asked.push(name);
    const entries = known[name];
    return Promise.resolve(entries === undefined ? { status: "truncated" } : { status: "listed", entries });
  };
  return { list, asked };
}

const root = [
  folder("definitions", id("d")),
  folder("docs", id("e")),
  folder("src", id("a")),
  folder(".github", id("b")),
  file("CODEOWNERS"),
];
const huge = {
  "c one-level": root,
  "d all": [file("stages/mql.yaml")],
  "e one-level": [file("CODEOWNERS"), folder("guide", id("a"))],
  "b all": [file("workflows/countersign.yml")],
};

describe("the paths of a commit", () => {
  it("come in one listing", async () => {
    const { list, asked } = trees({ "c all": [file("README.md")] });
    expect(await readTree(list, commit)).toEqual({
      status: "listed",
      reach: "everything",
      entries: [file("README.md")],
    });
    expect(asked).toEqual(["c all"]);
  });

  it("of a repository too large for one come folder by folder, as far as they can be guarded", async () => {
    const { list, asked } = trees(huge);
    expect(await readTree(list, commit)).toEqual({
      status: "listed",
      reach: "guarded-folders",
      entries: [
        ...root,
        file("definitions/stages/mql.yaml"),
        file("docs/CODEOWNERS"),
        folder("docs/guide", id("a")),
        file(".github/workflows/countersign.yml"),
      ],
    });
    expect(asked).toEqual(["c all", "c one-level", "d all", "e one-level", "b all"]);
  });

  it.each(Object.keys(huge))("are cut short when %s is", async (name) => {
    const { list } = trees(Object.fromEntries(Object.entries(huge).filter(([key]) => key !== name)));
    expect(await readTree(list, commit)).toEqual({ status: "truncated" });
  });

  it("leave out no folder that can hold a guarded path", () => {
    const below = [
      "definitions/a.yaml",
      "definitions/stages/deep/a.yaml",
      ".github/workflows/countersign.yml",
    ];
    const guarded = [
      ...below,
      "CODEOWNERS",
      ".github/CODEOWNERS",
      "docs/CODEOWNERS",
      "docs/deep/CODEOWNERS",
    ].filter(isGuarded);
    expect(guarded).toHaveLength(6);
    for (const path of guarded) {
      const [top = "", ...rest] = path.split("/");
      const depth = guardedFolders[top];
      expect(
        `${path}: ${rest.length === 0 || depth === "all" || (depth === "one-level" && rest.length === 1) ? "listed" : "left out"}`,
      ).toBe(`${path}: listed`);
    }
  });
});
