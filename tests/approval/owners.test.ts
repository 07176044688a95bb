import { describe, expect, it } from "vitest";
import { decide } from "../../core/approval/decide.ts";
import type { Facts, Owners } from "../../core/generated/facts.ts";
import {
  ann,
  changed,
  mia,
  nia,
  owners,
  pullRequest,
  rae,
  read,
  removed,
  review,
  reviewed,
  sam,
  words,
} from "./pull-request.ts";

const ownersFile = "definitions/owners.yaml";
const both = reviewed(review(rae, "09:00"), review(mia, "09:10"));

const sales = (...entries: Owners["functions"]["sales"]["owners"]): Owners => ({
  functions: { ...owners().functions, sales: { owners: entries } },
});

const withOwners = (base: Owners, facts: Partial<Facts> = {}): Facts =>
  pullRequest({ ...facts, owners: { base: read(base), head: read(base) } });

describe("rule 2: owners come from the base branch", () => {
  it("approves when an owner of each function has signed", () => {
    const facts = pullRequest(both);
    expect(decide(facts)).toMatchObject({
      result: "approved",
      state: "SATISFIED",
      problems: [],
      ignored: [],
    });
    expect(words(facts)).toEqual({
      headline: "Countersigned: rae signed for sales and mia signed for marketing.",
      requirements: [
        "Sales: signed by rae on 2 March 2026, 09:00 UTC.",
        "Marketing: signed by mia on 2 March 2026, 09:10 UTC.",
      ],
      blockers: [],
      ignored: [],
      remedies: [],
    });
  });

  it("decides a draft, and a pull request of a deleted account, like any other", () => {
    const { pull_request } = pullRequest();
    expect(decide(pullRequest({ ...both, pull_request: { ...pull_request, draft: true } })).result).toBe(
      "approved",
    );
    expect(decide(pullRequest({ ...both, pull_request: { ...pull_request, author: null } })).result).toBe(
      "approved",
    );
  });

  it.each([
    ["case", { login: "RAE" }],
    ["a leading @", { login: "@rae" }],
    ["the number as well", { login: "rae", id: 1001 }],
  ])("compares logins without case and without @ (%s)", (_, entry) => {
    expect(decide(withOwners(sales(entry, { login: "sam" }), both)).result).toBe("approved");
  });

  it("folds only A to Z: the Kelvin sign is not a k", () => {
    const facts = withOwners(sales({ login: "kay" }, { login: "sam" }), {
      ...reviewed(review({ login: "\u212aay", id: 7, type: "User" }, "09:00"), review(mia, "09:10")),
    });
    expect(words(facts).headline).toBe("Waiting for sales (kay or sam).");
  });

  it("counts nobody whose number is not the one in the file", () => {
    const facts = withOwners(sales({ login: "rae", id: 7 }, { login: "sam" }), both);
    expect(words(facts).headline).toBe("Waiting for sales (rae or sam).");
    expect(words(facts).ignored).toEqual([
      "rae approved on 2 March 2026, 09:00 UTC, but from the account with the number 1001, and the owners file gives 7. The login may have passed to somebody else. If it is the same person, correct the number in definitions/owners.yaml.",
    ]);
  });

  it("says how to install where the base branch has no owners file", () => {
    const absent = pullRequest({
      ...both,
      owners: { base: { status: "absent" }, head: { status: "absent" } },
    });
    expect(decide(absent)).toMatchObject({ result: "invalid", state: "ERROR", requirements: [] });
    expect(words(absent).headline).toBe("Not approved: the branch main has no owners file.");
    expect(words(absent).remedies).toEqual([
      "The branch main has no owners file. Nobody is named who could sign. Add definitions/owners.yaml in a pull request of its own. A repository administrator merges that first one.",
    ]);
  });

  it("says how to install where the pull request adds the first owners file", () => {
    const first = pullRequest({
      ...both,
      guarded: { status: "listed", paths: [changed(ownersFile)] },
      owners: { base: { status: "absent" }, head: read(owners()) },
    });
    expect(decide(first).result).toBe("invalid");
    expect(words(first).remedies).toEqual([
      "The pull request adds the first owners file, definitions/owners.yaml. There is no owner on main yet who could sign it. A repository administrator reads it and merges it once, before the status of Countersign is made required. From then on both sides sign every change.",
    ]);
  });

  it("approves nothing where the owners file of the base branch cannot be read", () => {
    const facts = pullRequest({
      ...both,
      owners: { base: { status: "unreadable", reason: "line 3 is no YAML." }, head: read(owners()) },
    });
    expect(decide(facts)).toMatchObject({ result: "error", state: "ERROR" });
    expect(words(facts).headline).toBe(
      "Not approved: the owners file of main could not be read (line 3 is no YAML).",
    );
  });

  it("does not mind what the head says where the owners file is unchanged: the branch may be older", () => {
    const head = { status: "absent" } as const;
    expect(decide(pullRequest({ ...both, owners: { base: read(owners()), head } })).result).toBe("approved");
  });
});

describe("rule 2: hand-over", () => {
  const handOver = (head: Facts["owners"]["head"], facts: Partial<Facts>): Facts =>
    pullRequest({
      guarded: { status: "listed", paths: [changed(ownersFile)] },
      owners: { base: read(owners()), head },
      ...facts,
    });
  const toNia = read(owners({ sales: ["nia"] }));

  it("needs no incoming owner while a present one stays", () => {
    expect(decide(handOver(read(owners({ sales: ["nia", "sam"] })), both)).result).toBe("approved");
  });

  it("waits for an incoming owner where none of the present ones stays", () => {
    const facts = handOver(toNia, both);
    expect(words(facts).headline).toBe("Waiting for the hand-over of sales (nia).");
    expect(words(facts).requirements).toEqual([
      "Sales: signed by rae on 2 March 2026, 09:00 UTC.",
      "Marketing: signed by mia on 2 March 2026, 09:10 UTC.",
      "The hand-over of sales: none of the present owners stays, so nia has to approve as well.",
    ]);
  });

  it("is done once an incoming owner has approved", () => {
    const facts = handOver(toNia, reviewed(review(rae, "09:00"), review(mia, "09:10"), review(nia, "09:20")));
    expect(words(facts).headline).toBe(
      "Countersigned: rae signed for sales, mia signed for marketing and nia takes over sales.",
    );
    expect(words(facts).ignored).toEqual([]);
  });

  it("does not take the place of the present owners", () => {
    const facts = handOver(toNia, reviewed(review(nia, "09:00"), review(mia, "09:10")));
    expect(words(facts).headline).toBe("Waiting for sales (rae or sam).");
  });

  it("is done where the author is the one who comes in", () => {
    const facts = handOver(read(owners({ sales: ["ann"] })), both);
    expect(decide(facts).result).toBe("approved");
    expect(words(facts).requirements[2]).toBe(
      "The hand-over of sales: ann comes in as an owner and proposes the change.",
    );
  });

  it("is not done by an author that is a bot", () => {
    const { pull_request } = pullRequest();
    const facts = handOver(read(owners({ sales: ["ann"] })), {
      ...both,
      pull_request: { ...pull_request, author: { ...ann, type: "Bot" } },
    });
    expect(words(facts).headline).toBe("Waiting for the hand-over of sales (ann).");
  });

  it("is looked for where the list of changed files is cut short", () => {
    const facts = handOver({ status: "absent" }, { ...both, guarded: { status: "truncated" } });
    expect(decide(facts).problems.map(({ code }) => code)).toEqual(["listing-truncated", "owners-removed"]);
  });

  it("may be done by somebody who already signed for another function", () => {
    const facts = handOver(read(owners({ sales: ["mia"], marketing: ["mia", "moe"] })), both);
    expect(words(facts).headline).toBe(
      "Countersigned: rae signed for sales, mia signed for marketing and mia takes over sales.",
    );
  });

  it("sees a stranger in an owner's login: the number changed", () => {
    const before = sales({ login: "rae", id: 1001 });
    const after = sales({ login: "rae", id: 6 });
    const facts = { ...handOver(read(after), both), owners: { base: read(before), head: read(after) } };
    expect(words(facts).headline).toBe("Waiting for the hand-over of sales (rae).");
  });

  it("counts an incoming approval only for the content at the head", () => {
    const facts = handOver(toNia, reviewed(review(rae, "09:00"), review(mia, "09:10"), review(nia, "07:59")));
    expect(words(facts).headline).toBe("Waiting for the hand-over of sales (nia).");
    expect(words(facts).ignored).toEqual([
      "nia approved on 2 March 2026, 07:59 UTC, before Countersign first saw this content (2 March 2026, 08:00 UTC). Approve again and it counts.",
    ]);
  });

  it.each([
    [
      { status: "absent" } as const,
      "The pull request removes definitions/owners.yaml. Nobody could sign the next change. Put the file back. To change the owners, edit it.",
    ],
    [
      { status: "unreadable", reason: "line 3 is no YAML." } as const,
      "The owners file of this pull request could not be read (line 3 is no YAML). Nobody could sign the next change. Correct definitions/owners.yaml.",
    ],
    [
      read(owners({ sales: [] })),
      "No owner of sales is left after this change. Nobody could sign for sales in the next change. Name at least one owner for sales in definitions/owners.yaml.",
    ],
  ])("refuses to leave nobody behind", (head, remedy) => {
    const facts = handOver(head, { ...both, guarded: { status: "listed", paths: [removed(ownersFile)] } });
    expect(decide(facts).result).toBe("invalid");
    expect(words(facts).remedies).toEqual([remedy]);
  });

  it("lets a further function go, and come, with the signatures that are needed anyway", () => {
    const three = owners({ finance: ["nia"] });
    const gone = {
      ...handOver(read(owners()), reviewed(...[rae, mia, nia].map((who) => review(who, "09:00")))),
      owners: { base: read(three), head: read(owners()) },
    };
    expect(decide(gone).result).toBe("approved");
    expect(decide(handOver(read(three), both)).result).toBe("approved");
  });

  it("looks at the owners file that the merge would change, too", () => {
    const facts = pullRequest({
      ...both,
      test_merge: { status: "listed", paths: [changed(ownersFile)] },
      owners: { base: read(owners()), head: toNia },
    });
    expect(words(facts).headline).toBe("Waiting for the hand-over of sales (nia).");
  });

  it("does not count the author's own approval, present owner or not", () => {
    const facts = pullRequest(reviewed(review(ann, "09:00"), review(mia, "09:10"), review(sam, "09:20")));
    expect(words(facts).ignored).toEqual([
      "ann approved on 2 March 2026, 09:00 UTC, but opened this pull request. Somebody else has to sign.",
    ]);
  });
});
