import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path/posix";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = new URL("../../", import.meta.url);

interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Files of this repository that it imports, and names of packages. */
  readonly files: readonly string[];
  readonly packages: readonly string[];
}

const sources: readonly SourceFile[] = ["core", "action", "scripts"].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path.replaceAll("\\", "/")))
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
    .map((path) => {
      const text = readFileSync(new URL(path, root), "utf8");
      const imported = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
      const isFile = (name: string): boolean => name.startsWith(".");
      return {
        path,
        text,
        files: imported.filter(isFile).map((name) => normalize(join(dirname(path), name))),
        packages: imported.filter((name) => !isFile(name)),
      };
    }),
);

/** Every import from files below `from` of something below `to`, as `file imports file`. */
const crossings = (from: string, to: readonly string[]): readonly string[] =>
  sources
    .filter(({ path }) => path.startsWith(from))
    .flatMap(({ path, files }) =>
      files
        .filter((file) => to.some((folder) => file.startsWith(folder)))
        .map((file) => `${path} imports ${file}`),
    );

const inCore = sources.filter(({ path }) => path.startsWith("core/"));

describe("core is pure", () => {
  it("reads no file, network, clock or environment: it imports neither Node nor GitHub", () => {
    const packages = inCore.flatMap(({ path, packages: names }) =>
      names
        .filter((name) =>
          /^(?:node:|@actions\/|@octokit\/|fs$|path$|os$|crypto$|child_process$|undici)/.test(name),
        )
        .map((name) => `${path} imports ${name}`),
    );
    expect(packages).toEqual([]);
  });

  it.each([
    [
      "the clock",
      /\bDate\.now\b|\bnew Date\(\s*\)|\bTemporal\.Now\b|\bperformance\.now\b|(?<![.\w])Date\(\)/,
    ],
    ["chance", /\bMath\.random\b|\bcrypto\.(?:randomUUID|getRandomValues)\b/],
    [
      "the environment",
      /\bprocess\.(?:env|argv|cwd|platform|exit|std|hrtime|version|nextTick|memory|pid)|\bglobalThis\b|\bimport\.meta\b|\bDeno\b/,
    ],
    ["the network", /\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b/],
    ["timers", /\bset(?:Timeout|Interval|Immediate)\(/],
    ["the terminal", /\bconsole\./],
    [
      "the language of the machine",
      /\.toLocale\w*\(\s*\)|\.localeCompare\(|\.resolvedOptions\(|Intl\.\w+\(\s*\)/,
    ],
  ])("does not look at %s", (_, pattern) => {
    // The validators are compiled from the schemas and minified; they are not read for style.
    const found = inCore.filter(({ path, text }) => !path.includes("/generated/") && pattern.test(text));
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

describe("imports point one way", () => {
  const early = ["core/catalog/", "core/criteria/"];
  const middle = [
    "core/reason/",
    "core/change/",
    "core/impact/",
    "core/profile/",
    "core/plan/",
    "core/approval/",
  ];
  const late = ["core/report/", "core/export/"];

  it("the tables below name every folder of core", () => {
    const folders = new Set(inCore.flatMap(({ path }) => /^core\/[^/]+\//.exec(path)?.[0] ?? []));
    expect(
      [...folders].filter((folder) => ![...early, ...middle, ...late, "core/generated/"].includes(folder)),
    ).toEqual([]);
  });

  it.each(early)("%s knows nothing of proofs, changes, plans, approvals, reports and exports", (folder) => {
    expect(crossings(folder, [...middle, ...late, "core/pipeline.ts"])).toEqual([]);
  });

  it.each(middle)("%s knows nothing of reports and exports", (folder) => {
    expect(crossings(folder, [...late, "core/pipeline.ts"])).toEqual([]);
  });

  it("criteria know nothing of the files that they stand in", () => {
    expect(crossings("core/criteria/", ["core/catalog/"])).toEqual([]);
  });

  it("core knows nothing of the command line, the Action and the tests", () => {
    expect(crossings("core/", ["scripts/", "action/", "tests/"])).toEqual([]);
  });

  it("the Action knows nothing of the command line", () => {
    expect(crossings("action/", ["scripts/", "tests/"])).toEqual([]);
  });

  it("only the commands about GitHub, and the measurements, read as the Action does", () => {
    const readers = sources.filter(({ path, files }) => {
      return path.startsWith("scripts/") && files.some((file) => file.startsWith("action/"));
    });
    expect(readers.map(({ path }) => path).sort()).toEqual([
      "scripts/commands/audit.ts",
      "scripts/commands/ledger.ts",
      "scripts/commands/review.ts",
      "scripts/commands/ruleset.ts",
      "scripts/io/github.ts",
      "scripts/io/local-git.ts",
    ]);
  });

  it("this test sees imports at all", () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(crossings("core/pipeline.ts", ["core/catalog/"])).toContain(
      "core/pipeline.ts imports core/catalog/load.ts",
    );
  });
});
