import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { FindingCode } from "../../core/finding.ts";
import { check } from "../../core/pipeline.ts";
import { sourcesOf, told, withMinimal } from "./minimal.ts";

/** What a file in tests/cases holds: see the README there. */
interface Case {
  readonly about: string;
  readonly files: Readonly<Record<string, string>>;
  readonly without?: readonly string[];
  readonly findings: readonly {
    readonly code: FindingCode;
    readonly severity?: string;
    readonly at: string;
    readonly saw: string;
    readonly why: string;
    readonly type: string;
  }[];
}

const folder = new URL("../cases/", import.meta.url);
const cases = readdirSync(folder)
  .filter((name) => name.endsWith(".yml"))
  .map((name) => [name, parse(readFileSync(new URL(name, folder), "utf8")) as Case] as const);

describe("every case of tests/cases has exactly its findings, in words, at their places", () => {
  it.each(cases)("%s", (_, { files, without = [], findings }) => {
    const all = Object.entries(withMinimal(files)).filter(([path]) => !without.includes(path));
    const found = check(sourcesOf(Object.fromEntries(all))).findings;
    expect(found.map(told)).toEqual(findings);
  });

  it("the small folder that every case starts from has no finding", () => {
    expect(check(sourcesOf(withMinimal({}))).findings).toEqual([]);
  });

  it("there are cases for nearly every finding that a file of text can cause", () => {
    expect(cases.length).toBeGreaterThanOrEqual(80);
  });
});
