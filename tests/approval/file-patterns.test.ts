import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileMatcher, sampleOf } from "../../core/approval/file-patterns.ts";
import type { Owners } from "../../core/generated/facts.ts";
import { owners as ownersValid } from "../../core/generated/validators.js";
import { owners } from "./pull-request.ts";

const isAllowed = (pattern: string): boolean => {
  const file: Owners = { ...owners(), scopes: [{ for: [pattern], sales: [{ login: "eva" }] }] };
  return ownersValid(file);
};

describe("which files a pattern means", () => {
  it.each([
    [
      "targets/**",
      ["targets/a.yaml", "targets/a/b.yaml", "targets/.a", "targets/a\nb", "targets"],
      ["a.yaml", "Targets/a", "targetsx/a"],
    ],
    [
      "stages/emea-*.yaml",
      ["stages/emea-mql.yaml", "stages/emea-.yaml"],
      ["stages/mql.yaml", "stages/emea-x/y.yaml"],
    ],
    ["compensation.yaml", ["compensation.yaml"], ["compensationxyaml", "a/compensation.yaml"]],
    ["**", ["a", "a/b", ".a"], []],
    ["*", ["a", ".a"], ["a/b"]],
    ["**/emea-*", ["emea-a", "x/y/emea-b"], ["x/y", "xemea-a"]],
    ["stages/**/mql.yaml", ["stages/mql.yaml", "stages/a/b/mql.yaml"], ["mql.yaml", "stages/mql.yaml/x"]],
    ["*.yaml", ["owners.yaml", ".yaml"], ["stages/mql.yaml", "owners.yml"]],
  ] as const)("%s", (pattern, meant, others) => {
    expect(isAllowed(pattern)).toBe(true);
    const means = fileMatcher([pattern]);
    expect(meant.filter((path) => !means(`definitions/${path}`))).toEqual([]);
    expect(others.filter((path) => means(`definitions/${path}`))).toEqual([]);
    expect(meant.filter((path) => means(path))).toEqual([]);
  });

  it.each([
    ["braces", "{a,b}.yaml"],
    ["classes", "[ab].yaml"],
    ["alternatives", "@(a|b).yaml"],
    ["what is not", "!a.yaml"],
    ["question marks", "?.yaml"],
    ["back-slashes", "a\\*.yaml"],
    ["two stars in one name", "*a*.yaml"],
    ["three stars", "***"],
    ["two stars beside a name", "a**"],
    ["two of those that mean any folders", "**/a/**"],
    ["a slash at the start", "/a.yaml"],
    ["a slash at the end", "a/"],
    ["two slashes", "a//b"],
    ["the folder itself", "definitions/a.yaml"],
    ["nothing", ""],
    ["blanks", "a b.yaml"],
    ["line breaks", "a.yaml\n"],
    ["other letters", "stages/ö.yaml"],
    ["more than ten folders", "a/b/c/d/e/f/g/h/i/j/k/l.yaml"],
    ["more than 200 characters", "a".repeat(201)],
  ])("the schema refuses %s", (_, pattern) => {
    expect(isAllowed(pattern)).toBe(false);
  });

  it("every pattern that the schema allows means its own sample", () => {
    const part = fc.stringMatching(/^[a-c._-]{0,2}\*?[a-c._-]{0,2}$/);
    const pattern = fc
      .tuple(fc.array(part, { maxLength: 3 }), fc.boolean(), fc.array(part, { maxLength: 2 }))
      .map(([before, any, after]) => [...before, ...(any ? ["**"] : []), ...after].join("/"));
    fc.assert(
      fc.property(pattern, (written) => {
        fc.pre(isAllowed(written));
        // Names of dots alone are no names, in git neither.
        fc.pre(!written.split("/").some((name) => /^\.{1,2}$/.test(name)));
        expect(fileMatcher([written])(sampleOf(written))).toBe(true);
      }),
    );
  });

  it("takes no time for a name that was made to take long", () => {
    const begun = performance.now();
    const path = `definitions/${"a/".repeat(2000)}${"a".repeat(200_000)}b`;
    for (const pattern of ["**/a*/a*/a*/a*/a*/a*/c", "a*/a*/a*/a*/a*/a*/a*/a*/**/a*c", "**/*c"])
      expect(fileMatcher([pattern])(path)).toBe(false);
    expect(isAllowed("a*".repeat(50_000))).toBe(false);
    expect(isAllowed(`${"a/".repeat(100_000)}*`)).toBe(false);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
