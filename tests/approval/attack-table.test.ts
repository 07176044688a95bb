import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

// The attacks that Countersign answers, and the tests in which each of them is tried: a row without a test is a promise
// that nobody keeps, and a test without a row is an attack that nobody is told of.

const facts = "tests/approval/attacks.test.ts";
const action = "tests/action/attacks.test.ts";
type Tried = readonly [file: typeof facts | typeof action, ...tests: string[]];

const table: Readonly<Record<string, readonly Tried[]>> = {
  "add yourself to owners in the same pull request": [
    [
      facts,
      "add yourself to owners in the same pull request",
      "remove the owners who would object in the same pull request",
      "widen your own scope in the same pull request",
    ],
  ],
  "approve, then push; push, revert, get approval, push again": [
    [
      facts,
      "approve, then push",
      "push, revert, get approval, push again",
      "push, revert, get approval, push again, and GitHub moves the review to the new head",
      "the head moves while the approval is on its way, and GitHub moves the review to the new head",
      "approve before Countersign is installed",
    ],
  ],
  "force-push to an earlier reviewed commit, rebase, update branch": [
    [
      facts,
      "force-push to an earlier reviewed commit: equal content keeps, other content voids",
      "rebase or update branch: equal content keeps, other content voids",
      "a commit that nobody can read any more",
      "a commit that is unreadable on both sides does not equal itself",
    ],
  ],
  "rename `definitions/mql.yaml` to `drafts/mql.yaml`": [
    [
      facts,
      "rename definitions/mql.yaml to drafts/mql.yaml",
      "delete a definition",
      "replace the folder by a link",
    ],
  ],
  "3,001 files; 101 reviews; review on page 2; commits over 250": [
    [
      facts,
      "3,001 files: a list that may be cut short is never approved",
      "101 reviews, the objection among them in any place",
      "review on page 2, and page 2 does not arrive",
      "commits over 250: an author who signs for the own function hides a commit of somebody else",
    ],
  ],
  "approve against a lax base branch, then retarget": [
    [facts, "approve against a lax base branch, then retarget"],
  ],
  "two pull requests share a head commit": [[action, "two pull requests share a head commit"]],
  "dismiss the objection so that an older approval revives": [
    [
      facts,
      "dismiss the objection so that an older approval revives",
      "a colleague approves to clear an objection",
    ],
  ],
  "one person in both lists": [
    [
      facts,
      "one person in both lists",
      "one person in both lists, through a team and a scope",
      "sign your own change",
    ],
  ],
  "a pull request from a fork": [[action, "a pull request from a fork"]],
  "workflow edited in the pull request": [[facts, "workflow edited in the pull request"]],
  "forged status by a writer's own workflow": [
    [
      action,
      "forged status by a writer's own workflow: the next look replaces it",
      "forged status by a writer's own workflow: the audit finds what was merged behind it",
    ],
  ],
  "merge queue: the group's commit has no reviews": [
    [action, "merge queue: the group's commit has no reviews"],
  ],
  "race: head moves while evaluating": [[action, "race: head moves while evaluating"]],
  "alias bomb, deep nesting, huge file, `__proto__` key, NUL, bidi control characters": [
    [
      facts,
      "alias bomb",
      "deep nesting",
      "huge file",
      "__proto__ key",
      "NUL",
      "bidi control characters",
      "%s: refused with a line, so nothing is approved",
    ],
  ],
  "`@everyone`, HTML, links, back-ticks, `::set-output`, `%0A` in a name": [
    [facts, "line breaks, control and invisible characters in a name never reach a sentence"],
  ],
  "a definitions file that is valid but whose regexp or size makes the checker slow": [
    [
      action,
      "a definitions file that is valid but whose regexp or size makes the checker slow: there are no regexps",
      "a definitions file that is valid but whose regexp or size makes the checker slow: time grows with size",
    ],
  ],
  "the status stays green after an owner leaves": [
    [facts, "the status stays green after an owner leaves"],
    [action, "the status stays green after an owner leaves"],
  ],
  "race: an objection arrives while success is being written": [
    [action, "race: an objection arrives while success is being written"],
  ],
  "criss-cross merges hide a revert of a signed definition": [
    [facts, "criss-cross merges hide a revert of a signed definition"],
  ],
  "`.gitattributes` with `export-ignore` or `export-subst`": [
    [action, "`.gitattributes` with `export-ignore` or `export-subst`"],
  ],
  "a thousand statuses on one commit, or a flood of `/countersign`": [
    [
      action,
      "a thousand statuses on one commit: it does not turn green where no objection could take it back",
      "a flood of `/countersign`",
    ],
  ],
  "an objection whose relay run waits for a maintainer": [
    [action, "an objection whose relay run waits for a maintainer"],
  ],
  // Beyond the table.
  "take the account, the login or the name of an owner": [
    [facts, "take the freed login of an owner", "x[bot] is not x"],
  ],
  "hide an objection in a team that the token cannot read": [
    [facts, "hide an objection in a team that the token cannot read"],
  ],
  "park content out of sight until the arbiter may stand in": [
    [facts, "park content out of sight until the arbiter may stand in"],
  ],
};

const textOf = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
/** The names of all tests in a file, and the labels of those that are a table. */
const namesIn = (file: string): readonly string[] =>
  [...textOf(file).matchAll(/(?:\bit\(|\)\(|^ {4}\[|^ {6})"((?:[^"\\]|\\.)*)",/gmu)].map(
    ([, name = ""]) => name,
  );

const claimed = (file: string): readonly string[] =>
  Object.values(table)
    .flat()
    .flatMap(([where, ...tests]) => (where === file ? tests : []));

describe("the attacks", () => {
  it.each(Object.entries(table))("%s", (_, tried) => {
    for (const [file, ...tests] of tried) {
      expect(tests.length).toBeGreaterThan(0);
      expect(namesIn(file)).toEqual(expect.arrayContaining(tests));
    }
  });

  it.each([facts, action])("every test of %s belongs to one of them", (file) => {
    const names = [...textOf(file).matchAll(/\bit\(\s*"((?:[^"\\]|\\.)*)"/gu)].map(([, name = ""]) => name);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !claimed(file).includes(name))).toEqual([]);
    expect(claimed(file).length).toBe(new Set(claimed(file)).size);
  });
});
