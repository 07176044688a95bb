import { describe, expect, it } from "vitest";
import { guardedPaths } from "../../core/approval/guarded.ts";
import type { TreeEntry } from "../../core/approval/guarded.ts";
import { decide } from "../../core/approval/decide.ts";
import type { Facts, Person } from "../../core/generated/facts.ts";
import { decisionWords, statusDescription } from "../../core/report/decision.ts";
import { check } from "../../core/pipeline.ts";
import { messageOf } from "../../core/report/messages.ts";
import { sourcesOf, withMinimal } from "../catalog/minimal.ts";
import {
  ann,
  changed,
  head,
  mia,
  moe,
  owners,
  pullRequest,
  rae,
  read,
  record,
  review,
  reviewed,
  sam,
  sha,
  words,
} from "./pull-request.ts";

const mallory: Person = { login: "mallory", id: 666, type: "User" };
const waiting = "Waiting for sales (rae or sam).";
const nobody = "Waiting for sales (rae or sam) and marketing (mia or moe).";
const approved = "Countersigned: rae signed for sales and mia signed for marketing.";

/** Contents of commits a, b and c, and the heads in order. */
const history = (
  contents: Readonly<Record<string, string | null>>,
  ...heads: readonly (readonly [commit: string, time: string])[]
): Pick<Facts, "contents" | "heads"> => ({
  contents: Object.entries(contents).map(([commit, content]) => ({ sha: sha(commit), content })),
  heads: heads.map(([commit, time]) => record(commit, time, contents[commit] ?? "?")),
});

describe("attacks on who may sign", () => {
  it("add yourself to owners in the same pull request", () => {
    const facts = pullRequest({
      ...reviewed(review(mallory, "09:00"), review(mia, "09:10")),
      guarded: { status: "listed", paths: [changed("definitions/owners.yaml")] },
      owners: { base: read(owners()), head: read(owners({ sales: ["rae", "sam", "mallory"] })) },
    });
    expect(words(facts)).toMatchObject({
      headline: waiting,
      ignored: [
        "mallory approved on 2 March 2026, 09:00 UTC, but becomes an owner only with this pull request. The owners file of main decides.",
      ],
    });
  });

  it("remove the owners who would object in the same pull request", () => {
    const facts = pullRequest({
      ...reviewed(
        review(rae, "09:00"),
        review(mia, "09:10"),
        review(sam, "09:20", { state: "CHANGES_REQUESTED" }),
      ),
      guarded: { status: "listed", paths: [changed("definitions/owners.yaml")] },
      owners: { base: read(owners()), head: read(owners({ sales: ["rae"] })) },
    });
    expect(words(facts).headline).toBe("Not approved: sam (sales) asks for changes.");
  });

  it("one person in both lists", () => {
    const file = read(owners({ sales: ["rae"], marketing: ["rae", "mia"] }));
    const facts = pullRequest({ ...reviewed(review(rae, "09:00")), owners: { base: file, head: file } });
    expect(words(facts).headline).toBe("Waiting for marketing (mia).");
  });

  it("one person in both lists, through a team and a scope", () => {
    const file = read({
      functions: { ...owners().functions, sales: { owners: [{ team: "acme/sales" }] } },
      scopes: [{ for: ["stages/*"], marketing: [{ login: "rae" }, { login: "mia" }] }],
    });
    const facts = pullRequest({
      ...reviewed(review(rae, "09:00")),
      owners: { base: file, head: file },
      teams: { "acme/sales": { status: "read", members: [rae] } },
    });
    expect(words(facts).headline).toBe("Waiting for marketing on stages/* (mia).");
  });

  it("hide an objection in a team that the token cannot read", () => {
    const file = read({
      functions: {
        ...owners().functions,
        sales: { owners: [{ login: "rae" }, { team: "acme/sales" }] },
      },
    });
    const facts = pullRequest({
      ...reviewed(
        review(rae, "09:00"),
        review(mia, "09:10"),
        review(sam, "09:20", { state: "CHANGES_REQUESTED" }),
      ),
      owners: { base: file, head: file },
      teams: { "acme/sales": { status: "unreadable", reason: "GitHub answered 404." } },
    });
    expect(words(facts).headline).toBe(
      "Not approved: the members of the team acme/sales could not be read (GitHub answered 404).",
    );
  });

  it("widen your own scope in the same pull request", () => {
    const scope = (pattern: string): Facts["owners"]["base"] =>
      read({ ...owners(), scopes: [{ for: [pattern], sales: [{ login: "mallory" }] }] });
    const facts = pullRequest({
      ...reviewed(review(mallory, "09:00"), review(mia, "09:10")),
      guarded: {
        status: "listed",
        paths: [changed("definitions/owners.yaml"), changed("definitions/stages/mql.yaml")],
      },
      owners: { base: scope("stages/emea-*.yaml"), head: scope("**") },
    });
    // Whoever gets the files has to agree to that, but only those who own them now can give them away.
    expect(words(facts).headline).toBe("Waiting for sales (rae or sam).");
  });

  it("park content out of sight until the arbiter may stand in", () => {
    const kim: Person = { login: "kim", id: 6001, type: "User" };
    const file = read({
      ...owners(),
      arbiter: { owners: [{ login: "kim" }], may_stand_in_after: "5 days", reason_required: true },
    });
    const back = "2026-03-10T09:00:00Z";
    const facts = pullRequest({
      ...reviewed(
        review(rae, "09:00", { submitted_at: "2026-03-10T10:00:00Z" }),
        review(kim, "09:10", { submitted_at: "2026-03-10T10:10:00Z", body: "Nobody answered." }),
      ),
      decided_at: "2026-03-10T11:00:00Z",
      owners: { base: file, head: file },
      contents: [
        { sha: head, content: "A" },
        { sha: sha("b"), content: "harmless" },
      ],
      heads: [
        record("a", "08:00", "A"),
        record("b", "08:05", "harmless"),
        { sha: head, since: back, content: "A" },
      ],
    });
    expect(words(facts).ignored).toEqual([
      "kim approved on 10 March 2026, 10:10 UTC as the arbiter, but this content has not waited long enough. The approval counts from 17 March 2026, 09:00 UTC.",
    ]);
  });

  it("commits over 250: an author who signs for the own function hides a commit of somebody else", () => {
    const file = read({ ...owners({ sales: ["ann", "rae"] }), author: "signs-for-own-function" });
    const facts = pullRequest({
      ...reviewed(review(mia, "09:10")),
      owners: { base: file, head: file },
      commits: { status: "truncated" },
    });
    expect(words(facts).headline).toBe(
      "Not approved: this pull request has 250 commits or more, and GitHub does not list them all.",
    );
  });

  it("take the freed login of an owner", () => {
    const file = read({
      functions: { ...owners().functions, sales: { owners: [{ login: "rae", id: 1001 }] } },
    });
    const facts = pullRequest({
      ...reviewed(review({ ...rae, id: 666 }, "09:00"), review(mia, "09:10")),
      owners: { base: file, head: file },
    });
    expect(words(facts)).toMatchObject({
      headline: "Waiting for sales (rae).",
      ignored: [
        "rae approved on 2 March 2026, 09:00 UTC, but from the account with the number 666, and the owners file gives 1001. The login may have passed to somebody else. If it is the same person, correct the number in definitions/owners.yaml.",
      ],
    });
  });

  it("sign your own change", () => {
    const file = read(owners({ sales: ["ann", "rae"] }));
    const facts = pullRequest({
      ...reviewed(review(ann, "09:00"), review(mia, "09:10")),
      owners: { base: file, head: file },
    });
    expect(words(facts)).toMatchObject({
      headline: "Waiting for sales (rae).",
      ignored: [
        "ann approved on 2 March 2026, 09:00 UTC, but opened this pull request. Somebody else has to sign.",
      ],
    });
  });

  it("approve against a lax base branch, then retarget", () => {
    const lax = read(owners({ sales: ["mallory"], marketing: ["mia"] }));
    const signed = reviewed(review(mallory, "09:00"), review(mia, "09:10"));
    expect(decide(pullRequest({ ...signed, owners: { base: lax, head: lax } })).result).toBe("approved");
    // The real base names other owners, and what differs from it has been seen only since the retargeting.
    const real = pullRequest({ ...signed, ...history({ a: "A against main" }, ["a", "12:00"]) });
    expect(words(real)).toMatchObject({
      headline: nobody,
      ignored: [
        "mallory approved on 2 March 2026, 09:00 UTC, but owns no function. Only the owners in definitions/owners.yaml sign.",
        "mia approved on 2 March 2026, 09:10 UTC, before Countersign first saw this content (2 March 2026, 12:00 UTC). Approve again and it counts.",
      ],
    });
  });

  it("the status stays green after an owner leaves", () => {
    const signed = reviewed(review(rae, "09:00"), review(mia, "09:10"));
    expect(words(pullRequest(signed)).headline).toBe(approved);
    const left = read(owners({ sales: ["sam"] }));
    expect(words(pullRequest({ ...signed, owners: { base: left, head: left } })).headline).toBe(
      "Waiting for sales (sam).",
    );
  });
});

describe("attacks on what was signed", () => {
  const signed = reviewed(review(rae, "09:00", { commit_id: sha("b") }), review(mia, "23:00"));

  it("approve, then push", () => {
    const facts = pullRequest({ ...signed, ...history({ a: "A", b: "B" }, ["b", "08:00"], ["a", "10:00"]) });
    expect(words(facts)).toMatchObject({
      headline: waiting,
      ignored: [
        "rae approved on 2 March 2026, 09:00 UTC, but on bbbbbbb; the definitions have changed since. Approve again and it counts.",
      ],
    });
  });

  it("push, revert, get approval, push again", () => {
    const facts = pullRequest({
      ...reviewed(review(rae, "10:30", { commit_id: sha("b") }), review(mia, "23:00")),
      ...history({ c: "A", b: "harmless", a: "A" }, ["c", "08:00"], ["b", "10:00"], ["a", "11:00"]),
    });
    expect(words(facts)).toMatchObject({
      headline: waiting,
      ignored: [
        "rae approved on 2 March 2026, 10:30 UTC, but on bbbbbbb; the definitions have changed since. Approve again and it counts.",
      ],
    });
  });

  it("push, revert, get approval, push again, and GitHub moves the review to the new head", () => {
    const facts = pullRequest({
      ...reviewed(review(rae, "10:30", { commit_id: head }), review(mia, "23:00")),
      ...history({ c: "A", b: "harmless", a: "A" }, ["c", "08:00"], ["b", "10:00"], ["a", "11:00"]),
    });
    expect(words(facts)).toMatchObject({
      headline: waiting,
      ignored: [
        "rae approved on 2 March 2026, 10:30 UTC, while bbbbbbb was the newest commit, with other content. Approve again and it counts.",
      ],
    });
  });

  it("the head moves while the approval is on its way, and GitHub moves the review to the new head", () => {
    const facts = pullRequest({
      ...reviewed(review(rae, "09:59", { commit_id: head }), review(mia, "23:00")),
      ...history({ a: "A", b: "B" }, ["b", "08:00"], ["a", "10:00"]),
    });
    expect(words(facts).ignored).toEqual([
      "rae approved on 2 March 2026, 09:59 UTC, before Countersign first saw this content (2 March 2026, 10:00 UTC). Approve again and it counts.",
    ]);
  });

  it("force-push to an earlier reviewed commit: equal content keeps, other content voids", () => {
    const heads = [
      ["b", "08:00"],
      ["c", "10:00"],
      ["b", "11:00"],
    ] as const;
    const { pull_request } = pullRequest();
    const at = (commit: string): Facts =>
      pullRequest({
        ...reviewed(
          review(rae, "09:00", { commit_id: sha("b") }),
          review(mia, "09:10", { commit_id: sha("b") }),
        ),
        ...history({ b: "A", c: "C" }, ...heads),
        pull_request: { ...pull_request, head: sha(commit) },
      });
    expect(words(at("b")).headline).toBe(approved);
    expect(words(at("c")).headline).toBe(nobody);
  });

  it("rebase or update branch: equal content keeps, other content voids", () => {
    const now = (content: string): Facts =>
      pullRequest({
        ...reviewed(
          review(rae, "09:00", { commit_id: sha("b") }),
          review(mia, "09:10", { commit_id: sha("b") }),
        ),
        ...history({ b: "A", a: content }, ["b", "08:00"], ["a", "10:00"]),
      });
    expect(words(now("A")).headline).toBe(approved);
    expect(words(now("A and more")).headline).toBe(nobody);
  });

  it("a commit that nobody can read any more", () => {
    const facts = pullRequest({ ...signed, ...history({ a: "A", b: null }, ["a", "08:00"]) });
    expect(words(facts).ignored).toEqual([
      "rae approved on 2 March 2026, 09:00 UTC, but on a commit that is gone or could not be read. Approve again and it counts.",
    ]);
  });

  it("a commit that is unreadable on both sides does not equal itself", () => {
    const facts = pullRequest({
      ...reviewed(review(rae, "09:00"), review(mia, "09:10")),
      contents: [{ sha: head, content: null }],
    });
    expect(decide(facts).result).toBe("error");
  });

  it("approve before Countersign is installed", () => {
    const march5 = [{ sha: head, since: "2026-03-05T08:00:00Z", content: "A" }];
    const facts = pullRequest({ ...reviewed(review(rae, "09:10")), heads: march5 });
    expect(words(facts).ignored).toEqual([
      "rae approved on 2 March 2026, 09:10 UTC, before Countersign first saw this content (5 March 2026, 08:00 UTC). Approve again and it counts.",
    ]);
  });
});

describe("attacks on what is guarded", () => {
  const entry = (path: string, mode = "100644"): TreeEntry => ({ path, mode, sha: sha("1"), type: "blob" });
  const guarded = (before: readonly TreeEntry[], after: readonly TreeEntry[]): Facts =>
    pullRequest({ guarded: { status: "listed", paths: guardedPaths(before, after) } });

  it("rename definitions/mql.yaml to drafts/mql.yaml", () => {
    expect(words(guarded([entry("definitions/mql.yaml")], [entry("drafts/mql.yaml")])).headline).toBe(nobody);
  });

  it("delete a definition", () => {
    expect(words(guarded([entry("definitions/mql.yaml")], [])).headline).toBe(nobody);
  });

  it("replace the folder by a link", () => {
    expect(words(guarded([entry("definitions/mql.yaml")], [entry("definitions", "120000")])).headline).toBe(
      "Not approved: the entry definitions is not a plain file in a folder: its mode in git is 120000.",
    );
  });

  it("workflow edited in the pull request", () => {
    const path = ".github/workflows/countersign-relay.yml";
    expect(words(guarded([], [entry(path)])).headline).toBe(nobody);
  });

  it("3,001 files: a list that may be cut short is never approved", () => {
    const facts = pullRequest({
      ...reviewed(review(rae, "09:00"), review(mia, "09:10")),
      guarded: { status: "truncated" },
    });
    expect(words(facts).headline).toBe("Not approved: the list of changed files is cut short.");
  });

  it("criss-cross merges hide a revert of a signed definition", () => {
    const facts = pullRequest({
      guarded: { status: "listed", paths: [] },
      test_merge: { status: "listed", paths: [changed("definitions/stages/mql.yaml")] },
    });
    expect(words(facts).headline).toBe(nobody);
  });
});

describe("attacks on the reviews", () => {
  it("101 reviews, the objection among them in any place", () => {
    const noise = Array.from({ length: 100 }, (_, index) =>
      review(mallory, `10:${String(index % 60).padStart(2, "0")}`, { state: "COMMENTED" }),
    );
    const objection = review(sam, "09:20", { state: "CHANGES_REQUESTED" });
    const facts = pullRequest(reviewed(...noise, objection, review(rae, "09:00"), review(mia, "09:10")));
    expect(words(facts).headline).toBe("Not approved: sam (sales) asks for changes.");
  });

  it("review on page 2, and page 2 does not arrive", () => {
    const reviews = { status: "incomplete", reason: "Page 2 of 2 did not arrive." } as const;
    expect(words(pullRequest({ reviews })).headline).toBe(
      "Not approved: the reviews could not be read to the end (Page 2 of 2 did not arrive).",
    );
  });

  it("dismiss the objection so that an older approval revives", () => {
    const facts = pullRequest(
      reviewed(
        review(rae, "09:00"),
        review(rae, "09:30", { state: "DISMISSED", dismissed_by: "mallory" }),
        review(mia, "09:10"),
      ),
    );
    expect(words(facts)).toMatchObject({
      headline: waiting,
      ignored: [
        "rae approved on 2 March 2026, 09:00 UTC, and reviewed again on 2 March 2026, 09:30 UTC; that review was dismissed. The older one does not come back.",
        "The review by rae of 2 March 2026, 09:30 UTC was dismissed by mallory. It holds no opinion until rae reviews again, and no older review comes back.",
      ],
    });
  });

  it("a colleague approves to clear an objection", () => {
    const facts = pullRequest(
      reviewed(
        review(moe, "09:00", { state: "CHANGES_REQUESTED" }),
        review(mia, "09:10"),
        review(rae, "09:20"),
      ),
    );
    expect(words(facts).headline).toBe("Not approved: moe (marketing) asks for changes.");
  });

  it("x[bot] is not x", () => {
    const facts = pullRequest(
      reviewed(review({ login: "rae[bot]", id: 7, type: "Bot" }, "09:00"), review(mia, "09:10")),
    );
    expect(words(facts).headline).toBe(waiting);
  });
});

describe("attacks on the reader of definitions", () => {
  const deep = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;
  const layer = (name: string, of: string): string =>
    `${name}: &${name} [${Array.from({ length: 9 }, () => of).join(", ")}]`;
  const bomb = [layer("a", "x"), layer("b", "*a"), layer("c", "*b"), layer("d", "*c"), layer("e", "*d")].join(
    "\n",
  );
  const refused = (text: string): readonly { at: string; code: string }[] =>
    check(sourcesOf(withMinimal({ "stages/mql.yaml": text })))
      .findings.filter(({ severity }) => severity === "error")
      .map(({ at, code }) => ({ at: `${at.path}:${at.line}`, code }));

  it.each([
    ["alias bomb", bomb, { at: "stages/mql.yaml:4", code: "yaml-aliases" }],
    [
      "deep nesting",
      `name: MQL\ncriteria: ${deep(5000)}`,
      { at: "stages/mql.yaml:2", code: "yaml-too-deep" },
    ],
    ["huge file", `name: ${"x".repeat(3_000_000)}`, { at: "stages/mql.yaml:1", code: "file-too-large" }],
    [
      "__proto__ key",
      "name: MQL\n__proto__: { a: b }",
      { at: "stages/mql.yaml:2", code: "yaml-forbidden-key" },
    ],
    ["NUL", "name: MQL\ndescription: a\u0000b", { at: "stages/mql.yaml:2", code: "forbidden-character" }],
    [
      "bidi control characters",
      "name: MQL\ndescription: a\u202eb",
      { at: "stages/mql.yaml:2", code: "forbidden-character" },
    ],
  ] as const)("%s: refused with a line, so nothing is approved", (_, text, finding) => {
    expect(refused(text)).toContainEqual(finding);
    const errors = check(sourcesOf(withMinimal({ "stages/mql.yaml": text }))).findings.filter(
      ({ severity }) => severity === "error",
    );
    const [first] = errors;
    const facts = pullRequest({
      ...reviewed(review(rae, "09:00"), review(mia, "09:10")),
      check: {
        status: "errors",
        count: errors.length,
        first: first === undefined ? "" : messageOf(first).saw,
      },
    });
    expect(decide(facts).result).toBe("invalid");
  });
});

describe("attacks on the words: `@everyone`, HTML, links, back-ticks, `::set-output`, `%0A` in a name", () => {
  const nasty = "definitions/\u202e@everyone\n::set-output name=x::y\r\u0000%0A<b>`.yaml";
  const facts = pullRequest({
    ...reviewed(review(rae, "09:00", { commit_id: sha("b") })),
    guarded: {
      status: "listed",
      paths: [changed(nasty), { ...changed(nasty), after: { mode: "120000", blob: sha("3") } }],
    },
    contents: [
      { sha: head, content: "A" },
      { sha: sha("b"), content: "B", paths: [] },
    ],
    check: { status: "errors", count: 1, first: `first\nline ${nasty}` },
  });

  it("line breaks, control and invisible characters in a name never reach a sentence", () => {
    const { headline, ...lines } = decisionWords(decide(facts));
    for (const line of [headline, statusDescription(decide(facts)), ...Object.values(lines).flat()]) {
      expect(line).not.toMatch(/[\p{Cc}\u202e]/u);
    }
    expect(lines.ignored).toEqual([
      "rae approved on 2 March 2026, 09:00 UTC, but on bbbbbbb; @everyone ::set-output name=x::y %0A<b>`.yaml has changed since. Approve again and it counts.",
    ]);
  });
});
