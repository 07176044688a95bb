import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "../../core/approval/decide.ts";
import { guardedPaths, guardedText, isGuarded } from "../../core/approval/guarded.ts";
import type { TreeEntry } from "../../core/approval/guarded.ts";
import type { Facts, GuardedPath } from "../../core/generated/facts.ts";
import {
  added,
  changed,
  mia,
  pullRequest,
  rae,
  removed,
  review,
  reviewed,
  sha,
  words,
} from "./pull-request.ts";

const entry = (path: string, blob: string, mode = "100644", type = "blob"): TreeEntry => ({
  path,
  mode,
  sha: sha(blob),
  type,
});

describe("which paths are guarded", () => {
  it.each([
    "definitions",
    "definitions/stages/mql.yaml",
    "definitions/notes/anything.txt",
    ".github/workflows/countersign.yml",
    ".github/workflows/countersign-relay.yaml",
    "CODEOWNERS",
    ".github/CODEOWNERS",
    "docs/CODEOWNERS",
  ])("%s is", (path) => {
    expect(isGuarded(path)).toBe(true);
  });

  it.each([
    "definitions.md",
    "src/definitions/stages/mql.yaml",
    ".github/workflows/test.yml",
    ".github/workflows/countersign/notes.yml",
    ".github/workflows/countersign.md",
    "src/CODEOWNERS",
    "",
  ])("%s is not", (path) => {
    expect(isGuarded(path)).toBe(false);
  });
});

describe("the guarded paths that differ between two trees", () => {
  it("are those whose content or mode differs, sorted by bytes, without folders", () => {
    const before = [
      entry("definitions", "1", "040000", "tree"),
      entry("definitions/b.yaml", "1"),
      entry("definitions/same.yaml", "1"),
      entry("definitions/script.yaml", "1"),
      entry("README.md", "1"),
    ];
    const after = [
      entry("definitions", "2", "040000", "tree"),
      entry("definitions/b.yaml", "2"),
      entry("definitions/B.yaml", "3"),
      entry("definitions/same.yaml", "1"),
      entry("definitions/script.yaml", "1", "100755"),
      entry("README.md", "2"),
    ];
    expect(guardedPaths(before, after)).toEqual([
      { path: "definitions/B.yaml", before: null, after: { mode: "100644", blob: sha("3") } },
      changed("definitions/b.yaml"),
      {
        path: "definitions/script.yaml",
        before: { mode: "100644", blob: sha("1") },
        after: { mode: "100755", blob: sha("1") },
      },
    ]);
  });

  it("are ordered as UTF-8 is, not as UTF-16 is", () => {
    const paths = guardedPaths([], [entry("definitions/\u{1f600}", "1"), entry("definitions/\uffee", "1")]);
    expect(paths.map(({ path }) => path)).toEqual(["definitions/\uffee", "definitions/\u{1f600}"]);
  });
});

describe("the guarded content as text", () => {
  it("has one line a path, with both sides", () => {
    expect(guardedText([removed("definitions/b.yaml"), added("definitions/a.yaml")])).toBe(
      `definitions/a.yaml\u0000- - 100644 ${sha("2")}\ndefinitions/b.yaml\u0000100644 ${sha("1")} - -\n`,
    );
  });

  it("leaves out what is not guarded or does not differ", () => {
    expect(guardedText([changed("README.md"), changed("definitions/a.yaml", "1", "1")])).toBe("");
  });

  it("is equal exactly for equal changes, whatever characters a path has", () => {
    const side = fc.option(
      fc.record({ mode: fc.constantFrom("100644", "100755"), blob: fc.constantFrom(sha("1"), sha("2")) }),
      { nil: null },
    );
    const name = fc.stringMatching(/^[a-c\n -]{1,4}$/);
    const change = fc
      .record({ path: name.map((end) => `definitions/${end}`), before: side, after: side })
      .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
    const changes = fc.uniqueArray(change, { selector: ({ path }) => path, maxLength: 4 });
    const canonical = (paths: readonly GuardedPath[]): string =>
      JSON.stringify([...paths].sort((a, b) => (a.path < b.path ? -1 : 1)));
    fc.assert(
      fc.property(changes, changes, (a, b) => {
        expect(guardedText(a) === guardedText(b)).toBe(canonical(a) === canonical(b));
      }),
      { numRuns: 500 },
    );
  });
});

describe("rule 1: what has to be signed", () => {
  const unguarded: Partial<Facts> = { guarded: { status: "listed", paths: [] } };

  it("is nothing where nothing guarded changes, whatever the owners file, the check or the reviews say", () => {
    const broken = pullRequest({
      ...unguarded,
      owners: { base: { status: "unreadable", reason: "x" }, head: { status: "absent" } },
      check: { status: "errors", count: 3, first: "x" },
      reviews: { status: "incomplete", reason: "x" },
      contents: [],
    });
    expect(decide(broken)).toMatchObject({ result: "not-applicable", state: "NOT_APPLICABLE", problems: [] });
    expect(words(broken).headline).toBe("No definition changes, so nothing has to be signed.");
  });

  it("does not include a listed path that is the same on both sides, or not guarded", () => {
    const paths = [changed("definitions/a.yaml", "1", "1"), changed("README.md")];
    expect(decide(pullRequest({ guarded: { status: "listed", paths } })).result).toBe("not-applicable");
  });

  it.each([
    ["a definition", changed("definitions/stages/mql.yaml")],
    ["a deletion", removed("definitions/stages/mql.yaml")],
    ["the deciding workflow", changed(".github/workflows/countersign.yml")],
    ["CODEOWNERS", added(".github/CODEOWNERS")],
  ])("is %s", (_, path) => {
    expect(words(pullRequest({ guarded: { status: "listed", paths: [path] } })).headline).toBe(
      "Waiting for sales (rae or sam) and marketing (mia or moe).",
    );
  });

  it("is a change of the mode alone", () => {
    const path = {
      path: ".github/CODEOWNERS",
      before: { mode: "100644", blob: sha("1") },
      after: { mode: "100755", blob: sha("1") },
    };
    expect(decide(pullRequest({ guarded: { status: "listed", paths: [path] } })).result).toBe("waiting");
  });

  it.each([
    ["changes", { guarded: { status: "truncated" } }, "The list of changed files is cut short."],
    [
      "test-merge",
      { test_merge: { status: "truncated" }, guarded: { status: "listed", paths: [] } },
      "The list of files that the merge would change is cut short.",
    ],
  ] as const)("is unknown, and so not approved, where the list of %s may be cut short", (of, facts, saw) => {
    const signed = pullRequest({
      ...reviewed(review(rae, "09:00"), review(mia, "09:10")),
      ...(facts as Facts),
    });
    expect(decide(signed).problems).toContainEqual({ code: "listing-truncated", of });
    expect(decide(signed).result).toBe("error");
    expect(words(signed).remedies).toContain(
      `${saw} A change of a definition could be in the part that is missing. Comment /countersign to try again. If it stays like this, split the pull request into smaller ones.`,
    );
  });

  it("waits for the test merge where one is needed, even if the merge base shows no change", () => {
    const nothing = pullRequest({ ...unguarded, test_merge: { status: "pending" } });
    expect(words(nothing)).toEqual({
      headline: "Waiting for GitHub to prepare the merge.",
      requirements: [],
      blockers: [],
      ignored: [],
      remedies: [
        "The merge into main has not been prepared by GitHub yet. What it would change is not known for certain. Wait a moment. If the pull request conflicts with main, resolve the conflict.",
      ],
    });
    const signed = pullRequest({
      ...reviewed(review(rae, "09:00"), review(mia, "09:10")),
      test_merge: { status: "pending" },
    });
    expect(words(signed).headline).toBe("Waiting for GitHub to prepare the merge.");
    expect(words(pullRequest({ test_merge: { status: "pending" } })).headline).toBe(
      "Waiting for sales (rae or sam), marketing (mia or moe) and GitHub to prepare the merge.",
    );
  });

  it.each([
    [added("definitions/stages/mql.yaml", "120000"), "stages/mql.yaml", "120000"],
    [added("definitions/stages/mql.yaml", "100755"), "stages/mql.yaml", "100755"],
    [added("definitions/vendor", "160000"), "vendor", "160000"],
    [added("definitions", "120000"), "definitions", "120000"],
    [added("definitions"), "definitions", "100644"],
  ])("refuses an entry that is not a plain file in a folder", (path, name, mode) => {
    const facts = pullRequest({
      ...reviewed(review(rae, "09:00"), review(mia, "09:10")),
      guarded: { status: "listed", paths: [path] },
    });
    expect(decide(facts)).toMatchObject({ result: "invalid", state: "UNSATISFIED" });
    expect(words(facts).headline).toBe(
      `Not approved: the entry ${name} is not a plain file in a folder: its mode in git is ${mode}.`,
    );
  });

  it("accepts any mode of a policy file, and the removal of a link", () => {
    const link = { path: "definitions/link", before: { mode: "120000", blob: sha("1") }, after: null };
    const paths = [added("CODEOWNERS", "100755"), link];
    expect(decide(pullRequest({ guarded: { status: "listed", paths } })).problems).toEqual([]);
  });
});
