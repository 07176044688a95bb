import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const documents = documentsIn("");

function documentsIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return ["node_modules", ".git", ".cache", "coverage", "golden"].includes(entry.name)
        ? []
        : documentsIn(path);
    return path.endsWith(".md") ? [path] : [];
  });
}
const { scripts } = JSON.parse(read("package.json")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** Links to files of this repository; those to the web are not followed. */
const localLinks = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].flatMap(([, target = ""]) =>
    /^[a-z]+:/.test(target) ? [] : [target],
  );

describe("documents", () => {
  it.each(documents)("%s: every link leads somewhere", (path) => {
    const broken = localLinks(read(path)).filter((link) => !existsSync(join(root, dirname(path), link)));
    expect(broken).toEqual([]);
  });

  it.each(documents)("%s: every npm script that it names exists", (path) => {
    const named = [...read(path).matchAll(/npm (?:run(?: -s| --silent)? )([a-z][a-z0-9:-]*)/g)].map(
      ([, name = ""]) => name,
    );
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it("are those that a repository is expected to have", () => {
    for (const path of ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"])
      expect(documents).toContain(path);
    expect(read("LICENSE").split("\n").slice(0, 3)).toEqual([
      "MIT License",
      "",
      "Copyright (c) 2026 Countersign contributors",
    ]);
  });
});

describe("the security page", () => {
  const page = read("SECURITY.md");

  it("keeps what is prevented apart from what is not", () => {
    expect(page.split("\n").filter((line) => line.startsWith("## "))).toEqual([
      "## Report a weakness",
      "## What protects you depends on your settings",
      "## Prevented",
      "## Noticed, but not at once",
      "## Not preventable with a workflow's token",
      "## Not preventable by Countersign at all",
      "## What it reads and sends",
    ]);
  });

  it("names the inputs of the Action as they are", () => {
    const inputs = [...page.matchAll(/`(github-token|account|report|facts-out)\b/g)].map(
      ([, name = ""]) => name,
    );
    expect([...new Set(inputs)].sort()).toEqual(["account", "facts-out", "github-token", "report"]);
    for (const name of new Set(inputs)) expect(read("action.yml")).toContain(`\n  ${name}:\n`);
  });
});

describe("the README of a new repository", () => {
  it("installs the same Countersign that its workflows run", () => {
    const [, action = ""] = /uses: ([^@\s]+)@/.exec(read(".github/workflows/countersign.yml")) ?? [];
    expect(read("scripts/init/template/README.md")).toContain(`npm install --global github:${action}\n`);
  });
});
