import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { partLoader } from "../../scripts/launch/part-loader.ts";

describe("a part of the command line", () => {
  let folder: string;
  let compiled: string[];
  let load: (name: string) => unknown;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "countersign-parts-"));
    compiled = [];
    load = partLoader(pathToFileURL(join(folder, "/")), {
      compile: (source, filename) => {
        compiled.push(filename);
        return new Script(source, { filename });
      },
      keep: () => undefined,
    });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const part = (name: string, ...lines: readonly string[]): void =>
    writeFileSync(join(folder, name), lines.join("\n"));

  test("gets other parts and Node's own modules, and is run once", () => {
    part(
      "a.cjs",
      'const { b } = require("./b.cjs");',
      "exports.sum = b + 1;",
      'exports.again = require("./b.cjs").b;',
    );
    part("b.cjs", 'exports.b = require("node:path").join("x", "y").length;');
    expect(load("./a.cjs")).toEqual({ sum: 4, again: 3 });
    expect(load("./b.cjs")).toEqual({ b: 3 });
    expect(compiled).toEqual([join(folder, "a.cjs"), join(folder, "b.cjs")]);
  });

  test("may put something else in the place of its exports, and be in a circle with another", () => {
    part("a.cjs", 'module.exports = { name: "a", other: () => require("./b.cjs").name };');
    part("b.cjs", 'const a = require("./a.cjs");', 'exports.name = "b of " + a.name;');
    expect((load("./a.cjs") as { readonly other: () => string }).other()).toBe("b of a");
  });

  test("is named with the right line where it fails", () => {
    part("a.cjs", '"use strict";', "", 'exports.fail = () => { throw new Error("no"); };');
    const { fail } = load("./a.cjs") as { readonly fail: () => never };
    try {
      fail();
    } catch (thrown) {
      expect((thrown as Error).stack?.split("\n")[1]).toContain(`${join(folder, "a.cjs")}:3:`);
    }
    expect(fail).toThrow("no");
  });

  test("is strict where it says so", () => {
    part("a.cjs", "// A comment.", '"use strict";', "exports.self = (function () { return this; })();");
    expect(load("./a.cjs")).toEqual({ self: undefined });
  });
});
