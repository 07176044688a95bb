import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { onEachNode } from "./support/nodes.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const commandLine = join(root, "dist/countersign.js");
const example = join(root, "definitions");

onEachNode("the built command line keeps what it has compiled, and", (node) => {
  let home: string;
  let caches: string;
  let folder: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "countersign-home-"));
    caches = join(home, "caches");
    folder = join(caches, "countersign");
    mkdirSync(caches);
  });
  afterEach(() => rmSync(home, { recursive: true }));

  interface Run {
    readonly env?: Readonly<Record<string, string | undefined>>;
    readonly cwd?: string;
    readonly words?: readonly string[];
  }

  /** What a run says, and how it ends. */
  function run({ env = {}, cwd = root, words = ["check", example] }: Run = {}): unknown {
    const { PATH } = process.env;
    const ended = spawnSync(node, [commandLine, ...words], {
      cwd,
      encoding: "utf8",
      env: { PATH, CI: "true", HOME: home, XDG_CACHE_HOME: caches, ...env },
    });
    return { code: ended.status, said: ended.stdout.trim().split("\n").at(-1), complaint: ended.stderr };
  }

  const files = (): readonly string[] =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .sort()
      : [];
  const count = readdirSync(example, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  ).length;
  const fine = {
    code: 0,
    said: `${String(count)} definition files checked: no findings.`,
    complaint: "",
  };

  test("says the same the first time and every time, and keeps it once", () => {
    expect(run()).toEqual(fine);
    const kept = files();
    expect(kept.length).toBeGreaterThan(3);
    expect(run()).toEqual(fine);
    expect(files()).toEqual(kept);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder)).toEqual(["check"]);
  });

  test("keeps nothing under a word that is no command", () => {
    for (const words of [["--help"], ["chekc"], ["../check"], []]) run({ words });
    expect(readdirSync(folder)).toEqual(["help"]);
  });

  test("ends as ever where there are findings", () => {
    const company = join(home, "definitions");
    mkdirSync(company);
    writeFileSync(join(company, "fields.yaml"), "employees: { type: nmber }\n");
    const words = ["check", company];
    const first = run({ words });
    expect(first).toMatchObject({ code: 1, complaint: "" });
    expect(run({ words })).toEqual(first);
  });

  test("is not misled by what is damaged", () => {
    run();
    for (const bytes of [Buffer.alloc(0), Buffer.from("poison"), Buffer.alloc(10_000, 7)]) {
      for (const file of files()) writeFileSync(file, bytes);
      expect(run()).toEqual(fine);
    }
  });

  test("leaves a folder alone that others can write to", () => {
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    expect(run()).toEqual(fine);
    expect(files()).toEqual([]);
  });

  test("leaves a folder alone that came along with what is checked", () => {
    expect(run({ cwd: home })).toEqual(fine);
    expect(files()).toEqual([]);
  });

  test("runs where nothing can be kept", () => {
    writeFileSync(folder, "");
    expect(run()).toEqual(fine);
    expect(run({ env: { XDG_CACHE_HOME: folder } })).toEqual(fine);
    expect(readdirSync(caches)).toEqual(["countersign"]);
  });

  test("runs without a home, and leaves nothing where it was called", () => {
    const cwd = join(home, "elsewhere");
    mkdirSync(cwd);
    for (const HOME of ["", join(home, "missing")]) {
      expect(run({ env: { HOME, XDG_CACHE_HOME: undefined }, cwd })).toEqual(fine);
      expect(readdirSync(cwd)).toEqual([]);
    }
    // Without the variable, the system itself may know a home.
    expect(run({ env: { HOME: undefined }, cwd })).toEqual(fine);
    expect(readdirSync(home).sort()).toEqual(["caches", "elsewhere"]);
  });

  test("keeps nothing where Node is told not to", () => {
    expect(run({ env: { NODE_DISABLE_COMPILE_CACHE: "1" } })).toEqual(fine);
    expect(files()).toEqual([]);
  });
});
