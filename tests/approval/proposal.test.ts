import { describe, expect, it } from "vitest";
import { decide } from "../../core/approval/decide.ts";
import type { Commit, Facts, Owners, Person } from "../../core/generated/facts.ts";
import {
  ann,
  head,
  mia,
  moe,
  owners,
  pullRequest,
  rae,
  read,
  review,
  reviewed,
  sha,
  words,
} from "./pull-request.ts";

const signing: Owners = { ...owners({ sales: ["ann", "rae"] }), author: "signs-for-own-function" };

const commit = (changes: Partial<Commit> = {}): Commit => ({
  sha: head,
  author: "ann",
  committer: "ann",
  ...changes,
});

const listed = (...items: Commit[]): Facts["commits"] => ({ status: "listed", items });

const proposed = (commits: Facts["commits"], file = signing, ...people: Person[]): Facts =>
  pullRequest({
    commits,
    owners: { base: read(file), head: read(file) },
    ...reviewed(...people.map((who, index) => review(who, `09:0${index}`))),
  });

describe("rule 8: an author signs for the own function", () => {
  it("by proposing, where every commit is the author's own", () => {
    const facts = proposed(listed(commit({ sha: sha("b") }), commit()), signing, mia);
    expect(decide(facts)).toMatchObject({
      result: "approved",
      state: "SATISFIED",
      proposal: { status: "signs", login: "ann", functions: ["sales"] },
    });
    expect(words(facts)).toEqual({
      headline: "Countersigned: ann signed for sales and mia signed for marketing.",
      requirements: [
        "Sales: signed by ann, who proposes the change.",
        "Marketing: signed by mia on 2 March 2026, 09:00 UTC.",
      ],
      blockers: [],
      ignored: [],
      remedies: [],
    });
  });

  it.each([
    ["whatever the case of the login", { author: "Ann", committer: "ANN" }],
    ["committed on GitHub's own pages", { committer: "web-flow" }],
  ])("%s", (_, changes) => {
    expect(decide(proposed(listed(commit(changes)), signing, mia)).result).toBe("approved");
  });

  it("and the other side still has to sign", () => {
    expect(words(proposed(listed(commit()), signing)).headline).toBe("Waiting for marketing (mia or moe).");
  });

  it("for one function only, even as the owner of two", () => {
    const both: Owners = {
      ...owners({ sales: ["ann", "rae"], marketing: ["ann", "mia"] }),
      author: "signs-for-own-function",
    };
    expect(words(proposed(listed(commit()), both)).headline).toBe("Waiting for marketing (mia).");
    expect(words(proposed(listed(commit()), both, rae)).headline).toBe(
      "Countersigned: rae signed for sales and ann signed for marketing.",
    );
  });

  it.each([
    ["another author", { author: "bob" }, "bob"],
    ["another committer", { committer: "bob" }, "bob"],
    ["both", { author: "bob", committer: "cid" }, "bob and cid"],
    [
      "web-flow as author",
      { author: "web-flow", committer: "web-flow" },
      "somebody whom GitHub does not know",
    ],
    ["an unknown author", { author: null }, "somebody whom GitHub does not know"],
    ["an unknown committer", { committer: null }, "somebody whom GitHub does not know"],
  ])("not with one commit by %s", (_, changes, by) => {
    const facts = proposed(listed(commit(), commit({ sha: sha("b"), ...changes })), signing, mia);
    expect(words(facts)).toMatchObject({
      headline: "Waiting for sales (rae).",
      ignored: [
        `ann proposes this change, but the commit bbbbbbb is by ${by}. An owner signs by proposing only where every commit is the owner's own. Somebody else has to sign for sales.`,
      ],
    });
  });

  it("not as somebody who owns nothing that changes: then the commits do not matter", () => {
    const file: Owners = { ...owners(), author: "signs-for-own-function" };
    const facts = proposed({ status: "not-read" }, file, rae, mia);
    expect(decide(facts)).toMatchObject({ result: "approved", proposal: null });
  });

  it("not where the owners file does not say so, or says it only in the pull request", () => {
    const plain = owners({ sales: ["ann", "rae"] });
    const facts = proposed(listed(commit()), plain, mia);
    expect(words(facts).headline).toBe("Waiting for sales (rae).");
    expect(decide({ ...facts, owners: { base: read(plain), head: read(signing) } }).result).toBe("waiting");
  });

  it("not as a bot, nor as an account that is gone", () => {
    const { pull_request } = pullRequest();
    for (const author of [{ ...ann, type: "Bot" }, null]) {
      const facts = {
        ...proposed(listed(commit()), signing, mia),
        pull_request: { ...pull_request, author },
      };
      expect(decide(facts).requirements[0]?.state).toBe("UNSATISFIED");
    }
  });

  it("not in spite of an objection", () => {
    const objection = review(moe, "10:00", { state: "CHANGES_REQUESTED" });
    const facts = {
      ...proposed(listed(commit()), signing),
      ...reviewed(review(mia, "09:00"), objection),
    };
    expect(words(facts).headline).toBe("Not approved: moe (marketing) asks for changes.");
  });
});

describe("rule 8: the commits are not all known", () => {
  const all = (size: number): Commit[] =>
    Array.from({ length: size }, (_, index) => (index === 0 ? commit() : commit({ sha: sha("b") })));
  const why = "ann signs by proposing only if every commit is ann's own.";

  it.each([
    ["249 commits", listed(...all(249)), null],
    [
      "commits over 250",
      { status: "truncated" },
      `This pull request has 250 commits or more, and GitHub does not list them all. ${why} Squash them into fewer than 250 commits, or let somebody else propose the change.`,
    ],
    [
      "250 commits in the list, which may be cut short",
      listed(...all(250)),
      `This pull request has 250 commits or more, and GitHub does not list them all. ${why} Squash them into fewer than 250 commits, or let somebody else propose the change.`,
    ],
    [
      "commits that were not read",
      { status: "not-read" },
      `The commits of this pull request were not read. ${why} Comment /countersign to try again.`,
    ],
    [
      "an empty list",
      listed(),
      `The newest commit is not among the commits that were read. ${why} Comment /countersign to try again.`,
    ],
    [
      "a list of another moment",
      listed(commit({ sha: sha("b") })),
      `The newest commit is not among the commits that were read. ${why} Comment /countersign to try again.`,
    ],
  ] as readonly (readonly [string, Facts["commits"], string | null])[])("%s", (_, commits, remedy) => {
    const facts = proposed(commits, signing, mia);
    expect(decide(facts).result).toBe(remedy === null ? "approved" : "error");
    expect(words(facts).remedies).toEqual(remedy === null ? [] : [remedy]);
  });
});

describe("rule 8 and rule 7: nobody waits for ever", () => {
  it("the author is the only owner: no deadlock while the proposal signs, one where it does not", () => {
    const only: Owners = { ...owners({ sales: ["ann"] }), author: "signs-for-own-function" };
    expect(decide(proposed(listed(commit()), only, mia)).result).toBe("approved");
    expect(words(proposed(listed(commit({ author: "bob" })), only, mia)).headline).toBe(
      "Not approved: without ann, who opened this pull request, nobody can sign for sales.",
    );
  });
});
